// The page of a Worker that is an apartment of its own.

import { load } from '../mapi.js';
import { serve } from '../apartment.js';
import { equal, ok, until } from './check.js';

// I-82, GI-32: the Worker registers its routines, the page's thread calls the routine
// that forwards, and the Worker's own message loop runs the work.
export async function runs() {
  const app = (await load()).application('C');
  app.MAPIInitIdle(0);
  /** @type {Record<string, number>} */
  const reports = {};
  const worker = new Worker('testdata/worker.js', { type: 'module' });
  worker.addEventListener('error', (e) => { reports[`error ${e.message}`] = 1; });
  worker.addEventListener('message', ({ data }) => {
    if (!data.report) return;
    reports[data.report] = (reports[data.report] ?? 0) + 1;
    equal('the thread', [data.window, data.scope], ['undefined', 'DedicatedWorkerGlobalScope']);
  });
  serve(app, worker);
  await until(() => reports.deregistered);
  // While a routine of the same interval is called five times, that one is not.
  let calls = 0;
  app.FtgRegisterIdleRoutine(() => { calls++; return false; }, null, 0, 5, 2);
  await until(() => calls === 5);
  worker.postMessage('ping');
  await until(() => reports.pong);
  const { 'called with its own block': called, ...others } = reports;
  equal('reports', others, { registered: 1, NULL: 1, deregistered: 1, pong: 1 });
  // I-69: the one that was already on its way may still have come.
  ok(`I-82: called ${called} times, want 3 or 4`, called === 3 || called === 4);
}
