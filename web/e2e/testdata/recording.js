// What an application did with its idle engine, as a scenario.

import { load, FIRCCSEC, FIRCPRI, FIRODISABLED, FIROINTERVAL, FIROWAIT } from '../mapi.js';
import { equal, ok, until } from './check.js';

/** The calls of routines: which, and when, by the clock that stands still during sleep. */
const calls = (events) => events.filter(({ key }) => key.startsWith('idle.called')).map(({ routine, at, asleep = 0 }) => [routine, at - asleep]);

/** Everything that can be done with idle routines, in a time of the test's own. */
function busyLife(mapi, app) {
  const tags = {};
  app.addEventListener('error', (e) => e.preventDefault());
  tags.index = app.FtgRegisterIdleRoutine(function index() { mapi.spend(7.125); }, null, -1, 2, FIROINTERVAL);
  tags.compress = app.FtgRegisterIdleRoutine(function compress() {
    mapi.spend(3.5);
    app.EnableIdleRoutine(tags.compress, false); // or it would be called for ever
    return true;
  }, 'block', -3, 30, FIROWAIT);
  tags.later = app.FtgRegisterIdleRoutine(function later() { mapi.spend(1); throw new Error('not now'); }, null, -6, 45, FIROINTERVAL | FIRODISABLED);
  tags.once = app.FtgRegisterIdleRoutine(function once() {
    app.EnableIdleRoutine(tags.later, true);
    app.ChangeIdleRoutine(tags.index, null, null, -9, 31, 0, FIRCPRI | FIRCCSEC);
    app.FtgRegisterIdleRoutine(function child() { mapi.spend(2); }, null, -4, 70, FIROINTERVAL);
    app.DeregisterIdleRoutine(tags.once);
  }, null, -5, 60, FIROINTERVAL);
  app.FtgRegisterIdleRoutine(null, null, -1, 0, 0);
  app.FtgRegisterIdleRoutine(() => {}, null, NaN, 0, 0);
  app.FtgRegisterIdleRoutine(() => {}, null, -1, 0, 0x8000);
  for (let rounds = 0; rounds < 40; rounds++) {
    mapi.idle(40);
    mapi.advance(130.25);
    if (rounds % 4 === 1) mapi.userAction();
    if (rounds === 12) mapi.sleep(60_000);
    if (rounds === 17) app.MAPIInitIdle(0);
    if (rounds === 20) app.MAPIDeInitIdle();
    if (rounds === 25) app.DeregisterIdleRoutine(tags.compress);
  }
  app.EnableIdleRoutine(tags.index, false);
  mapi.idle(500);
}

// I-44: what is recorded replays to the same calls, at the same times.
export async function replays() {
  const mapi = await load({ host: 'virtual', record: true });
  mapi.advance(12.5);
  const app = mapi.application('Mailer');
  mapi.advance(3.25);
  app.MAPIInitIdle(0);
  busyLife(mapi, app);
  const real = calls(mapi.trace);
  ok(`${real.length} calls`, real.length > 40);
  const recording = app.recording();
  const player = mapi.play(recording);
  const replayed = calls(player.events);
  equal('the calls', replayed.map(([routine]) => routine), real.map(([routine]) => routine));
  const begun = 1; // the hundredth in which the recording begins
  for (const [i, [routine, at]] of real.entries()) ok(`call ${i} of ${routine} at ${replayed[i][1]}, not ${at - begun}`, Math.abs(replayed[i][1] - (at - begun)) < 0.01);
  equal('who failed', player.events.filter(({ key }) => key === 'idle.failed').length, mapi.trace.filter(({ key }) => key === 'idle.failed').length);
  equal('the input that was refused is there', recording.inputs.filter((one) => one.pfnIdle === 'NULL').length, 1);
  equal('who was called', [...new Set(real.map(([name]) => name))].sort(), ['child', 'compress', 'index', 'later', 'once']);
  app.MAPIDeInitIdle();
  ok('a copy', recording.inputs.length < app.recording().inputs.length);
}

// I-31: routines of positive priority, which are called between the ticks.
export async function messageTurns() {
  const mapi = await load({ host: 'virtual', record: true });
  const app = mapi.application('Mailer');
  app.MAPIInitIdle(0);
  app.FtgRegisterIdleRoutine(function submit() { mapi.spend(4); }, null, 2, 25, FIROINTERVAL);
  app.FtgRegisterIdleRoutine(function tidy() { mapi.spend(2); }, null, -2, 30, FIROINTERVAL);
  for (let i = 0; i < 10; i++) {
    mapi.advance(100);
    mapi.idle(50);
  }
  const real = calls(mapi.trace);
  const player = mapi.play(app.recording());
  equal('the calls', calls(player.events).map(([name]) => name), real.map(([name]) => name));
  ok('both', new Set(real.map(([name]) => name)).size === 2);
}

// A program that ends in a routine: the report leads there.
export async function account() {
  let exports;
  const real = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...args) => {
    const loaded = await real.apply(WebAssembly, args);
    exports ??= loaded.instance.exports;
    return loaded;
  };
  const failures = [];
  const mapi = await load({ host: 'virtual', record: true, onFailure: (failure) => failures.push(failure) });
  const app = mapi.application('Mailer');
  app.MAPIInitIdle(0);
  let count = 0;
  app.FtgRegisterIdleRoutine(function index() {
    if (++count === 5) exports.idle_due(77, 1, 1); // there is no such application
  }, null, -1, 10, FIROINTERVAL);
  mapi.idle(1000);
  await until(() => failures.length);
  const [{ link }] = failures;
  ok(`the link ${link}`, link.startsWith('#v1.'));
  const other = await load();
  const { scenario, problem } = other.readLink(link);
  equal('problem', problem, '');
  const last = JSON.parse(scenario).inputs.at(-1);
  equal('what was being done', [last.do, last.calls.length, last.calls.at(-1).returns], ['idle', 1, 'throws']);
  equal('the calls', calls(other.play(scenario).events).length, 5);
}

// Nothing is kept that nobody asked for.
export async function off() {
  const mapi = await load({ host: 'virtual' });
  const app = mapi.application('Mailer');
  app.MAPIInitIdle(0);
  equal('recording', app.recording(), null);
  equal('of another', mapi.application('Other', { record: true }).recording().inputs.map((one) => one.do), ['idle']);
}
