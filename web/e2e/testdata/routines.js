// Idle routines that misbehave, in real idle time.

import { load, FIRCPFN, FIRCPV, FIROINTERVAL } from './program.js';
import { any, equal, ok, settled, until } from './check.js';

/** @type {[number, number, number]} */
const ONCE = [-1, 360_000, FIROINTERVAL];

// They look at snapshots, which idle.js does not have.
export const mapiOnly = ['keep', 'disable', 'deregister', 'promise', 'long', 'deregistersAll', 'deinitialises'];

/** A tag as it is shown: with its slot, and how often that was used. @param {number} ftg */
const shown = (ftg) => `#${ftg % 2 ** 24}.${Math.floor(ftg / 2 ** 24)}`;

/** @param {import('../mapi.js').LoadOptions} [options] */
async function started(options) {
  const mapi = await load(options);
  const app = mapi.application('A');
  app.MAPIInitIdle(0);
  /** @type {any[]} */
  const errors = [];
  app.addEventListener('error', (e) => {
    e.preventDefault();
    errors.push(e.error);
  });
  return { mapi, app, errors };
}

/** The engine still works. @param {{ mapi: import('../mapi.js').Mapi, app: import('../mapi.js').Application }} instance */
async function alive({ mapi, app }) {
  let called = false;
  ok('registered', app.FtgRegisterIdleRoutine(() => { called = true; }, null, ...ONCE) > 0);
  await until(() => called);
  ok('ready', mapi.ready && mapi.failure === null);
}

/** A routine that throws a few times, under a policy. */
/** @param {'keep' | 'disable' | 'deregister'} failure */
async function throwing(failure) {
  const a = await started({ failure, record: true });
  let calls = 0;
  const ftg = a.app.FtgRegisterIdleRoutine(() => {
    throw new Error(`call ${++calls}`);
  }, null, -1, 0, 0);
  await until(() => a.errors.length >= (failure === 'keep' ? 3 : 1));
  await alive(a);
  const routine = a.mapi.snapshot().apps[0].routines.find((r) => r.tag === shown(ftg));
  a.app.DeregisterIdleRoutine(ftg);
  equal('what was thrown', a.errors[0].message, 'call 1');
  return { ...a, calls, routine };
}

export async function keep() {
  const { calls, routine } = await throwing('keep');
  ok(`${calls} calls`, calls >= 3);
  ok(`${routine?.reason}`, routine?.ready);
}

export async function disable() {
  const { calls, routine } = await throwing('disable');
  equal('calls', calls, 1);
  equal('it is', routine?.reason, 'disabled');
}

export async function deregister() {
  const { calls, routine } = await throwing('deregister');
  equal('calls', calls, 1);
  equal('it is', routine, undefined);
}

// An application's own policy goes before that of the instance.
export async function policyOfApplication() {
  const mapi = await load({ failure: 'deregister' });
  const app = mapi.application('A', { failure: 'keep' });
  app.MAPIInitIdle(0);
  let errors = 0;
  app.addEventListener('error', (e) => {
    e.preventDefault();
    errors++;
  });
  app.FtgRegisterIdleRoutine(() => { throw 0; }, null, -1, 0, 0);
  await until(() => errors >= 2);
  app.close();
}

// What nobody cancels is reported as any exception of a page is.
export async function reported() {
  /** @type {any[]} */
  const reported = [];
  addEventListener('error', (e) => {
    e.preventDefault();
    reported.push(e.error.message);
  });
  const app = (await load()).application('A');
  app.MAPIInitIdle(0);
  app.FtgRegisterIdleRoutine(() => { throw new Error('for all to see'); }, null, ...ONCE);
  await until(() => reported.length);
  equal('reported', reported, ['for all to see']);
}

// GI-16: a promise is true; nobody waits for it, and what it is rejected with is told.
export async function promise() {
  const a = await started({ record: true });
  a.app.FtgRegisterIdleRoutine(async () => { throw new Error('later'); }, null, ...ONCE);
  await until(() => a.errors.length);
  equal('told', a.errors[0].message, 'later');
  equal('I-49', a.mapi.snapshot().apps[0].refusals.map((r) => r.rule), ['GI-16']);
  await alive(a);
}

// Values that do harm when they are looked at.
export async function results() {
  const a = await started();
  const { proxy, revoke } = Proxy.revocable(() => {}, {});
  revoke();
  const results = [proxy, Symbol('x'), 1n, { then() { throw new Error('thenable'); } }, Object.create(null), new Proxy({}, { getPrototypeOf() { throw new Error('prototype'); } })];
  let calls = 0;
  for (const result of results) a.app.FtgRegisterIdleRoutine(() => (calls++, result), null, ...ONCE);
  for (const thrown of [proxy, undefined, null, Symbol('y'), { toString() { throw new Error('text'); } }]) {
    a.app.FtgRegisterIdleRoutine(() => { calls++; throw thrown; }, null, ...ONCE);
  }
  await until(() => calls === results.length + 5);
  equal('errors', a.errors.length, 5);
  await alive(a);
}

// A routine that is no longer to be had, as a pointer may be.
export async function revoked() {
  const a = await started();
  const { proxy, revoke } = Proxy.revocable(() => {}, {});
  revoke();
  const ftg = a.app.FtgRegisterIdleRoutine(proxy, null, ...ONCE);
  await until(() => a.errors.length === 1);
  ok('a TypeError', a.errors[0] instanceof TypeError && ftg > 0);
  await alive(a);
}

export async function deepRecursion() {
  const a = await started();
  a.app.FtgRegisterIdleRoutine(function again() { again(); }, null, ...ONCE);
  await until(() => a.errors.length);
  const { name } = a.errors[0]; // which Firefox has of its own
  ok('a RangeError', name === 'RangeError' || name === 'InternalError');
  await alive(a);
}

// A listener that throws is its own affair.
export async function listener() {
  /** @type {any[]} */
  const reports = [];
  addEventListener('error', (e) => {
    e.preventDefault();
    reports.push(e.error.message);
  });
  const a = await started();
  a.app.addEventListener('error', () => { throw new Error('from the listener'); });
  a.app.FtgRegisterIdleRoutine(() => { throw new Error('from the routine'); }, null, ...ONCE);
  await until(() => reports.length);
  equal('reported', reports, ['from the listener']);
  await alive(a);
}

// It takes long: the next one waits for the next tick, and nothing else happens.
export async function long() {
  const a = await started({ record: true });
  /** @type {any[]} */
  const called = [];
  a.app.FtgRegisterIdleRoutine(() => {
    const end = performance.now() + 120;
    while (performance.now() < end);
    called.push('long');
  }, null, -2, 360_000, FIROINTERVAL);
  a.app.FtgRegisterIdleRoutine(() => called.push('short') < 0, null, ...ONCE);
  await until(() => called.length === 2);
  equal('called', called, ['long', 'short']);
  await alive(a);
  const [first, second] = any(a.mapi.snapshot().apps[0].ticks);
  ok('in a tick of its own', first.calls.length === 1 && first.calls[0].cost >= 119 && second.number > first.number);
}

// One registers a thousand more.
export async function thousand() {
  const a = await started();
  let calls = 0;
  a.app.FtgRegisterIdleRoutine(() => {
    for (let i = 0; i < 1000; i++) a.app.FtgRegisterIdleRoutine(() => { calls++; }, i, i % 7 - 3, 360_000, FIROINTERVAL);
  }, null, ...ONCE);
  await until(() => calls === 1000);
  await alive(a);
}

// I-67, I-68, GI-27: one deregisters all, itself included.
export async function deregistersAll() {
  const a = await started({ record: true });
  let calls = 0;
  /** @type {any[]} */
  const tags = [];
  const all = () => {
    calls++;
    for (const ftg of tags) a.app.DeregisterIdleRoutine(ftg);
  };
  for (let i = 0; i < 50; i++) tags.push(a.app.FtgRegisterIdleRoutine(all, null, -1, 0, 0));
  await until(() => calls);
  await alive(a);
  equal('calls', calls, 1);
  equal('routines', a.mapi.snapshot().apps[0].routines.length, 1);
}

// GI-20: one calls MAPIDeInitIdle, and starts all over: its slot is another's then.
export async function deinitialises() {
  const a = await started({ record: true });
  /** @type {any[]} */
  const called = [];
  a.app.FtgRegisterIdleRoutine(() => {
    called.push('old');
    a.app.MAPIDeInitIdle();
    a.app.MAPIInitIdle(0);
    a.app.FtgRegisterIdleRoutine((param) => called.push(param) < 0, 'new', ...ONCE);
  }, null, -1, 0, 0);
  a.app.FtgRegisterIdleRoutine(() => called.push('dropped') < 0, null, 0, 0, 0);
  await until(() => called.includes('new'));
  await alive(a);
  equal('called', called, ['old', 'new']);
  equal('routines', a.mapi.snapshot().apps[0].routines.map((r) => parseInt(r.tag.slice(1), 10)), [1, 2]);
}

// One closes its application, one the whole instance.
export async function closes() {
  const a = await started();
  const b = a.mapi.application('B');
  b.MAPIInitIdle(0);
  let calls = 0;
  b.FtgRegisterIdleRoutine(() => {
    calls++;
    b.close();
  }, null, -1, 0, 0);
  await until(() => calls);
  await alive(a);
  a.app.FtgRegisterIdleRoutine(() => {
    calls++;
    a.mapi.close();
  }, null, -5, 0, 0);
  await until(() => !a.mapi.ready);
  await settled();
  equal('calls', calls, 2);
  equal('it was closed and has not failed', a.mapi.failure, null);
}

// I-15, I-55, I-56: each call gets the very parameter, also after a change.
export async function parameters() {
  const a = await started();
  /** @type {any[]} */
  const got = [];
  const params = [{}, Symbol('p'), undefined, null, document.body, Object.freeze([])];
  for (const param of params) {
    a.app.FtgRegisterIdleRoutine(/** @this {unknown} */ function (...args) {
      got.push(args.length === 1 && args[0] === param && this === undefined);
    }, param, ...ONCE);
  }
  await until(() => got.length === params.length);
  ok(String(got), got.every(Boolean));
  /** @type {any[]} */
  const seen = [];
  const ftg = a.app.FtgRegisterIdleRoutine((p) => void seen.push(['f', p]), 1, -1, 0, 0);
  await until(() => seen.length);
  a.app.ChangeIdleRoutine(ftg, (p) => void seen.push(['g', p]), 2, NaN, NaN, NaN, FIRCPFN);
  await until(() => seen.at(-1)[0] === 'g');
  equal('I-55', seen.at(-1), ['g', 1]);
  a.app.ChangeIdleRoutine(ftg, null, 3, any('x'), any('y'), any('z'), FIRCPV);
  await until(() => seen.at(-1)[1] === 3);
  equal('I-56', seen.at(-1), ['g', 3]);
  a.app.DeregisterIdleRoutine(ftg);
  await alive(a);
}
