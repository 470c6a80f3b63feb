// How a program ends, and what its page is told.

import { load, FIROINTERVAL, MapiError } from './program.js';
import { mined } from './bomb.js';
import { any, equal, ok, refuses, settled, until } from './check.js';

/**
 * An instance that can be made to end, with an application.
 * @param {import('../mapi.js').LoadOptions} [options]
 */
async function opened(options) {
  const instance = await mined(options);
  const app = instance.mapi.application('A');
  app.MAPIInitIdle(0);
  return { ...instance, app };
}

/**
 * Everything that can be called says that it cannot.
 * @param {import('../mapi.js').Mapi} mapi
 * @param {import('../mapi.js').Application} app
 * @param {string} name
 */
async function dead(mapi, app, name) {
  equal('ready', mapi.ready, false);
  for (const [what, work] of Object.entries({
    MAPIInitIdle: () => app.MAPIInitIdle(0),
    MAPIDeInitIdle: () => app.MAPIDeInitIdle(),
    FtgRegisterIdleRoutine: () => app.FtgRegisterIdleRoutine(() => false, null, 0, 0, 0),
    ChangeIdleRoutine: () => app.ChangeIdleRoutine(1, null, null, 0, 0, 0, 0),
    EnableIdleRoutine: () => app.EnableIdleRoutine(1, true),
    DeregisterIdleRoutine: () => app.DeregisterIdleRoutine(1),
    MAPIInitialize: () => app.MAPIInitialize(0),
    MAPILogonEx: () => app.MAPILogonEx(null, null, null, 0),
    application: () => mapi.application('B'),
    createProfile: () => mapi.createProfile({ name: 'x' }),
    snapshot: () => mapi.snapshot(),
  })) await refuses(what, name, work);
}

// A panic in Go is reported once, with what Go has to say about it.
export async function panic() {
  const { mapi, app, exports, failures } = await opened();
  try {
    exports.idle_tick(9999, 1, 1, 1); // there is no such application
  } catch {} // a trap
  await settled();
  equal('reports', failures.map((f) => f.reason), ['panic']);
  const [failure] = failures;
  equal('message', failure.message, 'MAPI has stopped: panic: runtime error: index out of range [9999] with length 1.');
  ok(failure.output, /goroutine \d+ \[running\][^]*idleTick/.test(failure.output));
  ok('the failure of the instance', mapi.failure === failure);
  await dead(mapi, app, 'MAPI_E_CALL_FAILED');
  const error = await refuses('the reason', 'MAPI_E_CALL_FAILED', () => app.MAPIInitIdle(0));
  ok(error.detail, error.detail === failure.message && error.cause === failure);
  app.close();
  mapi.close();
  await settled();
  equal('reports', failures.length, 1);
  // And another instance can be had.
  const other = await load();
  equal('another', other.application('C').MAPIInitIdle(0), 0);
}

// A panic while a routine is called: nobody goes on in the dead program.
export async function panicInside() {
  const { mapi, app, exports, failures } = await opened();
  let calls = 0;
  app.FtgRegisterIdleRoutine(() => {
    calls++;
    exports.idle_deinit(9999, 1, 1);
  }, null, -1, 0, 0);
  app.addEventListener('error', (e) => e.preventDefault());
  await until(() => failures.length);
  equal('calls', calls, 1);
  equal('reason', failures[0].reason, 'panic');
  await dead(mapi, app, 'MAPI_E_CALL_FAILED');
}

// An exception that goes through Go's frames ends the program too.
export async function trap() {
  const { mapi, app, failures } = await opened();
  app.FtgRegisterIdleRoutine(() => {
    const { now } = performance;
    performance.now = () => {
      performance.now = now;
      throw new Error('no clock');
    };
    return false;
  }, null, -1, 6000, FIROINTERVAL);
  await until(() => failures.length);
  equal('report', [failures[0].reason, failures[0].message, any(failures[0].cause).message], ['trap', 'MAPI has stopped: no clock.', 'no clock']);
  await dead(mapi, app, 'MAPI_E_CALL_FAILED');
}

// Without onFailure the browser's own report of errors is given it.
export async function unhandled() {
  /** @type {any[]} */
  const errors = [];
  addEventListener('error', (e) => {
    e.preventDefault();
    errors.push(e.error);
  });
  const { exports } = await opened({ onFailure: undefined });
  try {
    exports.idle_due(77, 1, 1);
  } catch {}
  await until(() => errors.length);
  ok(String(errors), errors.length === 1 && errors[0] instanceof MapiError && errors[0].name === 'MAPI_E_CALL_FAILED');
}

const LIVE = {
  version: 1, title: 'Live', applications: [{ name: 'A' }],
  inputs: [
    { at: 0, app: 'A', do: 'MAPIInitIdle' },
    { app: 'A', do: 'FtgRegisterIdleRoutine', as: 'compress', priIdle: -1, csecIdle: 10, iroIdle: 'FIROINTERVAL' },
  ],
};

/** What a link leads to, in another program. @param {string} link */
async function linked(link) {
  ok(`the link ${link}`, link?.startsWith('#v1.'));
  const other = await load();
  const { scenario, step, problem } = other.readLink(link);
  equal('problem', problem, '');
  return { player: other.play(scenario), scenario: JSON.parse(scenario), step };
}

const sentences = (/** @type {import('../mapi.js').Player} */ player, /** @type {number} */ to = Infinity) => player.events.slice(0, to).map(({ at, sentence }) => [at, sentence]);

// I-44: the report of a panic plays the run that led to it, with what the page told
// the program while it ran, up to the routine in which it ended.
export async function replayed() {
  const { mapi, exports, failures } = await opened();
  const player = mapi.play(LIVE);
  player.go(player.state.len);
  player.fork('live');
  for (let i = 1; i <= 300; i++) {
    player.happened([{ at: 20 * i, do: 'idle', for: 5, recorded: true, calls: [i % 7 ? { cost: 1.25 } : { cost: 0.5, returns: 'throws' }] }]);
    if (i % 50 === 0) player.happened([{ at: 20 * i + 8, do: 'user', app: 'A', what: 'a key' }]);
    if (i % 90 === 0) player.happened([{ at: 20 * i + 9, do: 'sleep', for: 3 }]);
  }
  const before = sentences(player);
  ok(`${before.length} steps`, before.length > 900);
  const run = mapi.live(player, () => () => {
    ok('a look at the player', player.state.len > 0);
    exports.idle_due(77, 1, 1); // there is no such application
  });
  await until(() => failures.length);
  equal('reason', failures[0].reason, 'panic');
  const there = await linked(`${failures[0].link}`);
  equal('the steps', sentences(there.player, before.length), before);
  const last = there.scenario.inputs.at(-1);
  equal('what was being done', [last.do, last.app, last.recorded, last.calls], ['idle', 'A', true, [{ cost: 0.0001, returns: 'throws' }]]);
  ok('it goes on', there.player.state.len > before.length);
  run.close();
}

// The same for something that somebody does: it is in the link, and has not happened.
export async function replayedInput() {
  const { mapi, failures, bomb } = await opened();
  const player = mapi.play(LIVE);
  player.go(player.state.len);
  player.do({ do: 'idle', for: 40 });
  player.go(2);
  equal('the step', player.state.at, 2);
  bomb.armed = true;
  await refuses('an input', 'MAPI_E_CALL_FAILED', () => player.do({ do: 'sleep', for: 5 }));
  bomb.armed = false;
  await until(() => failures.length);
  equal('reason', failures[0].reason, 'trap');
  const { player: again, scenario, step } = await linked(`${failures[0].link}`);
  equal('the inputs', scenario.inputs.map((/** @type {{ do: string }} */ one) => one.do), ['MAPIInitIdle', 'FtgRegisterIdleRoutine', 'sleep']);
  equal('the step', step, 2);
  equal('the step after', again.events[2].key, 'host.sleep');
}

// A scenario that the program did not survive is in the link as it was given.
export async function replayedScenario() {
  const { mapi, failures, bomb } = await opened();
  bomb.armed = true;
  await refuses('a scenario', 'MAPI_E_CALL_FAILED', () => mapi.play(LIVE));
  bomb.armed = false;
  await until(() => failures.length);
  equal('title', (await linked(`${failures[0].link}`)).player.state.title, 'Live');
}

// Nothing was played: there is nothing to link to. One report, as always.
export async function notPlayed() {
  const { exports, failures, mapi } = await opened();
  mapi.play(LIVE).go(2);
  try {
    exports.idle_due(77, 1, 1);
  } catch {}
  await until(() => failures.length);
  equal('link', failures[0].link, undefined);
}

// close ends the program: no failure, and nothing works any more.
export async function closed() {
  const { mapi, app, failures } = await opened();
  equal('ready', mapi.ready, true);
  mapi.close();
  mapi.close();
  await dead(mapi, app, 'MAPI_E_NOT_INITIALIZED');
  await settled();
  equal('reports', failures, []);
  equal('failure', mapi.failure, null);
}

// What waits in a program that ends is rejected.
export async function waiting() {
  for (const [name, end] of [
    ['MAPI_E_NOT_INITIALIZED', (/** @type {any} */ { mapi }) => mapi.close()],
    ['MAPI_E_CALL_FAILED', (/** @type {any} */ { exports }) => { try { exports.idle_due(77, 1, 1); } catch {} }],
  ]) {
    const instance = await opened();
    instance.mapi.createProfile({ name: 'Work' });
    instance.app.MAPIInitialize();
    const MAPI_LOGON_UI_EXTENDED = 0x21;
    const logon = instance.app.MAPILogonEx(document.body, null, null, MAPI_LOGON_UI_EXTENDED);
    await until(() => document.querySelector('dialog'));
    logon.catch(() => {}); // it is looked at later
    any(end)(instance);
    await refuses('the logon', any(name), () => logon);
    equal('dialogs that are left', document.querySelectorAll('dialog').length, 0);
  }
}

// load fails with a sentence, and can be called again.
export async function loadAgain() {
  const real = window.fetch;
  window.fetch = () => Promise.reject(new TypeError('offline'));
  await refuses('no network', 'MAPI_E_NETWORK_ERROR', () => load());
  window.fetch = () => Promise.resolve(new Response('not wasm', { headers: { 'Content-Type': 'application/wasm' } }));
  await refuses('damaged', 'MAPI_E_CALL_FAILED', () => load());
  // An empty program: it is of another make.
  const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  window.fetch = () => Promise.resolve(new Response(empty, { headers: { 'Content-Type': 'application/wasm' } }));
  await refuses('another program', 'MAPI_E_CALL_FAILED', () => load());
  window.fetch = () => Promise.resolve(new Response('', { status: 503 }));
  await refuses('missing', 'MAPI_E_NOT_FOUND', () => load());
  window.fetch = real;
  const mapi = await load();
  equal('again', mapi.application('A').MAPIInitIdle(0), 0);
  equal('left in the global object', Object.keys(window).filter((name) => name.startsWith('mapi:')), []);
}

// I-12: instances and their applications share nothing.
export async function instances() {
  const [a, b] = await Promise.all([load(), load()]);
  const [first, second, third] = [a.application('1'), a.application('2'), b.application('3')];
  first.MAPIInitIdle(0);
  /** @type {any[]} */
  const called = [];
  const ftg = first.FtgRegisterIdleRoutine((param) => called.push(param) > 0 && false, 'first', -1, 6000, FIROINTERVAL);
  equal('an engine that is not initialised', second.FtgRegisterIdleRoutine(() => false, null, -1, 0, 0), 0);
  second.MAPIInitIdle(0);
  third.MAPIInitIdle(0);
  second.FtgRegisterIdleRoutine((param) => called.push(param) > 0 && false, 'second', -1, 6000, FIROINTERVAL);
  const other = third.FtgRegisterIdleRoutine((param) => called.push(param) > 0 && false, 'third', -1, 6000, FIROINTERVAL);
  equal('tags are of one engine', other, ftg);
  await until(() => called.length === 3);
  a.close();
  equal('the other is not closed', [a.ready, b.ready], [false, true]);
  third.FtgRegisterIdleRoutine((param) => called.push(param) > 0 && false, 'again', -1, 6000, FIROINTERVAL);
  await until(() => called.includes('again'));
}
