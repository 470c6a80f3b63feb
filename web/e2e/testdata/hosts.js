// The hosts as the browser has them, in its own time.

import { load, FIROINTERVAL } from './program.js';
import { any, equal, ok, settled, until } from './check.js';

// They look at snapshots, which idle.js does not have.
export const mapiOnly = ['idleCallbacks', 'slices', 'messageChannel', 'recording'];

/** @param {import('../mapi.js').LoadOptions} [options] */
async function started(options) {
  const mapi = await load(options);
  const app = mapi.application('A');
  app.MAPIInitIdle(0);
  return { mapi, app };
}

// The browser's own idle callbacks, and message turns of postTask.
export async function idleCallbacks() {
  const { mapi, app } = await started({ record: true });
  equal('the host', mapi.host, { idle: 'requestIdleCallback', message: 'scheduler.postTask', state: 'active' });
  equal('of the application', app.host, mapi.host);
  /** @type {any[]} */
  const called = [];
  app.FtgRegisterIdleRoutine(() => void called.push('idle'), null, -1, 6000, FIROINTERVAL);
  app.FtgRegisterIdleRoutine(() => void called.push('message'), null, 1, 6000, FIROINTERVAL);
  await until(() => called.length === 2);
  equal('I-31', called, ['message', 'idle']);
  equal('turns', mapi.snapshot().apps[0].ticks.map((t) => t.kind), ['message', 'idle']);
}

// Without requestIdleCallback the page slices time itself: it works, yields, and says so.
export async function slices() {
  delete any(window).requestIdleCallback;
  delete any(window).cancelIdleCallback;
  const { mapi, app } = await started({ record: true });
  equal('the host', mapi.host.idle, 'slices');
  let calls = 0;
  let turns = 0;
  const ftg = app.FtgRegisterIdleRoutine(() => void calls++, null, -1, 0, 0);
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    turns++;
    channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
  await until(() => mapi.snapshot().apps[0].ticks.length > 4);
  channel.port1.close();
  app.DeregisterIdleRoutine(ftg);
  ok(`${calls} calls`, calls > 4);
  ok(`the page got ${turns} turns in between`, turns > 4);
  for (const { kind, budget } of mapi.snapshot().apps[0].ticks) ok(`a slice of ${budget} ms`, kind === 'idle' && budget <= 8);
  let woken = false;
  app.FtgRegisterIdleRoutine(() => { woken = true; }, null, -1, 6000, FIROINTERVAL);
  await until(() => woken);
  mapi.close();
}

// I-32: while the message loop has something to do, there is no slice.
export async function busySlices() {
  delete any(window).requestIdleCallback;
  const { app } = await started();
  let busy = true;
  let whileBusy = 0;
  let calls = 0;
  let turns = 0;
  app.FtgRegisterIdleRoutine(() => {
    calls++;
    if (busy) whileBusy++;
  }, null, -1, 1, FIROINTERVAL);
  const channel = new MessageChannel();
  await new Promise((/** @type {(value?: void) => void} */ done) => {
    channel.port1.onmessage = () => {
      const end = performance.now() + 20; // longer than the host takes for idle
      while (performance.now() < end);
      if (++turns < 20) channel.port2.postMessage(0);
      else done();
    };
    channel.port2.postMessage(0);
    channel.port2.postMessage(0); // always one ahead of the host's
  });
  equal('calls while it was busy', whileBusy, 0);
  busy = false;
  await until(() => calls);
  channel.port1.close();
}

// Without scheduler.postTask message turns come by a MessageChannel.
export async function messageChannel() {
  Object.defineProperty(window, 'scheduler', { value: undefined });
  const { mapi, app } = await started({ record: true });
  equal('the host', mapi.host.message, 'MessageChannel');
  let calls = 0;
  app.FtgRegisterIdleRoutine(() => void calls++, null, 5, 1, FIROINTERVAL);
  await until(() => calls > 3);
  ok('in message turns', mapi.snapshot().apps[0].ticks.every((t) => t.kind === 'message' && t.calls.length === 1));
  app.close();
  await settled();
  const before = calls;
  await settled();
  equal('closed', calls, before);
}

// Tracks in the browser's performance panel: a lane for each band of priorities, and
// nothing of it left in the page's timeline.
export async function tracks() {
  /** @type {any[]} */
  const entries = [];
  const { measure } = performance;
  performance.measure = function (...args) {
    const entry = measure.apply(performance, args);
    entries.push(entry);
    return entry;
  };
  const { app } = await started({ tracks: true });
  for (const priority of [-3, 0, 3]) {
    app.FtgRegisterIdleRoutine(() => {
      const end = performance.now() + 2;
      while (performance.now() < end);
    }, null, priority, 6000, FIROINTERVAL);
  }
  await until(() => entries.length === 3);
  const lanes = entries.map(({ detail: { devtools } }) => [devtools.properties[0][1], devtools.track.split(':')[0], devtools.trackGroup, devtools.dataType]);
  equal('lanes', lanes.sort(), [
    ['-3', 'negative', 'MAPI idle engine of A', 'track-entry'],
    ['0', 'zero', 'MAPI idle engine of A', 'track-entry'],
    ['3', 'positive', 'MAPI idle engine of A', 'track-entry'],
  ]);
  ok('as long as the call', entries.every((e) => e.duration >= 1.9));
  equal('left in the timeline', performance.getEntriesByType('measure').length + performance.getEntriesByType('mark').length, 0);
  const off = (await load()).application('B');
  off.MAPIInitIdle(0);
  let called = false;
  off.FtgRegisterIdleRoutine(() => { called = true; }, null, -1, 6000, FIROINTERVAL);
  await until(() => called);
  equal('entries where it is off', entries.length, 3);
}

// Nothing is recorded unless it is asked for.
export async function recording() {
  const { mapi, app } = await started();
  let calls = 0;
  app.FtgRegisterIdleRoutine(() => void calls++, null, -1, 6000, FIROINTERVAL);
  app.DeregisterIdleRoutine(0);
  await until(() => calls);
  equal('off', [mapi.snapshot().apps[0].ticks, mapi.snapshot().apps[0].refusals], [[], []]);
  const b = mapi.application('B', { record: true });
  b.DeregisterIdleRoutine(0);
  equal('on', mapi.snapshot().apps[1].refusals.map((r) => r.rule), ['GI-18']);
}

// Listeners are told once a task, and one that throws is its own affair.
export async function changes() {
  const { mapi, app } = await started();
  let told = 0;
  mapi.onChange(() => void told++);
  for (let i = 0; i < 100; i++) app.FtgRegisterIdleRoutine(() => false, null, -1, 6000, 0x23);
  await settled();
  equal('told', told, 1);
}
