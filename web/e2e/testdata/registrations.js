// Registrations that are likely to be made are brought to the program several at once.
// Nobody is to notice but by the time that it takes.

import { load, FIRCPFN, FIRCPRI, FIRCPV, FIRODISABLED, FIROINTERVAL, FIRONOADJUSTMENT, FIROPERBLOCK, FIROWAIT } from './program.js';
import { mined } from './bomb.js';
import { any, equal, ok, refuses, settled, until } from './check.js';
import { virtual } from './virtual.js';

// They look at snapshots, which idle.js does not have.
export const mapiOnly = ['snapshots', 'recorded'];

const MOST = 512; // registrations at once

/** @typedef {(...args: number[]) => number} Export what the program exports */

/**
 * Counts the calls of the program's exports from here on, and has some of them replaced.
 * @param {Record<string, (own: Export) => Export>} [replaced]
 */
function counting(replaced = {}) {
  /** @type {Record<string, number>} */
  const counts = {};
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = async (/** @type {any[]} */ ...args) => {
    const instance = await any(real).apply(WebAssembly, args);
    const entries = Object.entries(/** @type {Record<string, Export>} */ (instance.exports)).map(([name, own]) => {
      if (typeof own !== 'function') return [name, own];
      const fn = replaced[name]?.(own) ?? own;
      return [name, (/** @type {number[]} */ ...given) => {
        counts[name] = (counts[name] ?? 0) + 1;
        return fn(...given);
      }];
    });
    return Object.create(WebAssembly.Instance.prototype, { exports: { value: Object.fromEntries(entries) } });
  };
  return counts;
}

/** @param {import('../mapi.js').LoadOptions} [options] */
async function started(options, page = virtual()) {
  const mapi = await load(options);
  const open = (/** @type {string} */ name) => {
    const app = mapi.application(name);
    app.MAPIInitIdle(0);
    return app;
  };
  const app = open('A');
  /** @type {string[]} */
  const calls = [];
  /** @typedef {{ priority?: number, does?: () => unknown, csec?: number, iro?: number, of?: typeof app, param?: unknown }} Options */
  /**
   * Registers a routine that is called once, unless told otherwise, and costs nothing.
   * @param {string} name
   * @param {Options} [options]
   */
  const add = (name, { priority = -1, does = () => {}, csec = 6000, iro = FIROINTERVAL, of = app, param = null } = {}) =>
    of.FtgRegisterIdleRoutine((given) => {
      calls.push(given === null ? name : `${name}(${given})`);
      return does();
    }, param, priority, csec, iro);
  /**
   * @param {number} from
   * @param {number} to
   * @param {Options} [options]
   */
  const many = (from, to, options) => Array.from({ length: to - from }, (_, i) => add(`r${from + i}`, options));
  const called = () => calls.splice(0).join(' ');
  return { page, mapi, app, open, add, many, calls, called };
}

/**
 * @param {number} from
 * @param {number} to
 */
const names = (from, to) => Array.from({ length: to - from }, (_, i) => `r${from + i}`).join(' ');

// Many registrations take few calls of the program; one now and then takes one, as ever.
export async function crossings() {
  const counts = counting();
  const { app, many } = await started();
  const calls = () => {
    const sum = (counts.idle_register ?? 0) + (counts.idle_register_next ?? 0);
    counts.idle_register = counts.idle_register_next = 0;
    return sum;
  };
  many(0, 10_000);
  await settled();
  const many10000 = calls();
  ok(`${many10000} calls for 10,000 registrations`, many10000 <= 40);
  for (let i = 0; i < 100; i++) {
    const [ftg] = many(0, 1);
    app.DeregisterIdleRoutine(ftg);
  }
  equal('calls for 100 registrations with something in between', calls(), 100);
}

// I-18, I-20, GI-25, GI-28: tags are unlike each other and no NULL, and those of one
// priority are called in the order in which they were registered.
export async function order() {
  const { page, many, called } = await started();
  const tags = many(0, 3 * MOST + 7);
  ok('tags', tags.every((tag) => Number.isSafeInteger(tag) && tag > 0) && new Set(tags).size === tags.length);
  await page.tick(50);
  equal('called', called(), names(0, 3 * MOST + 7));
}

// I-38: by priority, whichever way they came.
export async function priorities() {
  const { page, add, many, called } = await started();
  many(0, 40, { priority: -1 });
  add('last', { priority: 0 });
  add('first', { priority: -32768 });
  add('waits', { priority: -3, iro: FIROWAIT, csec: 100 });
  many(40, 80, { priority: -2, iro: FIROINTERVAL | FIRONOADJUSTMENT });
  add('off', { priority: -9, iro: FIRODISABLED });
  await page.tick(50);
  equal('called', called(), `first ${names(40, 80)} ${names(0, 40)} last`);
}

// A registration that waits wakes the page like any other (I-31, I-32).
export async function wakes() {
  const { page, many, called } = await started();
  many(0, 10);
  ok('idle time is asked for', (await page.asks()).startsWith('idle'));
  await page.tick(50);
  called();
  many(10, 20, { priority: 5 });
  ok('a message turn is asked for', (await page.asks()).startsWith('message'));
  await page.message();
  equal('called', called(), 'r10');
  many(20, 30, { iro: FIROINTERVAL | FIRODISABLED });
  for (let i = 0; i < 9; i++) await page.message();
  called();
  ok('nothing but timers', /^[\d ]+$/.test(await page.asks()));
}

// I-16, I-17, I-22, GI-07, GI-09, GI-19: what is refused is refused in the middle of others too.
export async function refused() {
  const { page, app, many, called } = await started();
  const bad = [
    [null, -1, 0, 0], [{}, -1, 0, 0], [() => {}, 32768, 0, 0], [() => {}, -32769, 0, 0], [() => {}, 1.5, 0, 0], [() => {}, NaN, 0, 0], [() => {}, '1', 0, 0],
    [() => {}, null, 0, 0], [() => {}, 1n, 0, 0], [() => {}, Symbol('s'), 0, 0], [() => {}, { valueOf: () => 1 }, 0, 0], [() => {}, -1, -1, 0],
    [() => {}, -1, 2 ** 32, 0], [() => {}, -1, 0.5, 0], [() => {}, -1, '5', 0], [() => {}, -1, undefined, 0], [() => {}, -1, 0, FIROWAIT | FIROINTERVAL],
    [() => {}, -1, 0, FIROPERBLOCK], [() => {}, -1, 0, 0x8000], [() => {}, -1, 0, -1], [() => {}, -1, 0, 2.5], [() => {}, -1, 0, 2 ** 32 + 2], [() => {}, -1, 0, '2'],
  ];
  for (const [i, [fn, priority, csec, iro]] of bad.entries()) {
    many(10 * i, 10 * i + 10);
    equal(`the ${i}th`, app.FtgRegisterIdleRoutine(any(fn), null, any(priority), any(csec), any(iro)), 0);
  }
  await page.tick(50);
  equal('called', called(), names(0, 10 * bad.length));
  ok('the ends of the ranges', [[-32768, 0], [32767, 2 ** 32 - 1], [-0, -0]].every(([priority, csec]) => app.FtgRegisterIdleRoutine(() => {}, null, priority, csec, FIROINTERVAL) !== 0));
}

// I-09, GI-20: shutting down drops those that wait, and their tags are stale.
export async function deinitialises() {
  const { page, app, many, called } = await started();
  const tags = many(0, 100);
  app.MAPIDeInitIdle();
  equal('registered while it is shut down', many(100, 110).concat(many(110, 120)), Array(20).fill(0));
  app.MAPIInitIdle(0);
  const fresh = many(200, 300);
  for (const ftg of tags) app.DeregisterIdleRoutine(ftg); // not theirs any more
  ok('tags', new Set([...tags, ...fresh]).size === 200);
  await page.tick(50);
  equal('called', called(), names(200, 300));
}

// I-08: MAPIInitIdle is counted, also with registrations that wait in between.
export async function counted() {
  const { page, app, many, called } = await started();
  many(0, 50);
  app.MAPIInitIdle(0);
  many(50, 100);
  app.MAPIDeInitIdle();
  many(100, 150);
  await page.tick(50);
  equal('called', called(), names(0, 150));
  app.MAPIDeInitIdle();
  equal('shut down', await page.asks(), '');
}

// I-54, I-63, I-67: a routine can be used with its tag at once, the first, the last and one in between.
export async function atOnce() {
  const { page, app, add, many, calls, called } = await started();
  const tags = many(0, 100);
  for (const i of [0, 50, 99]) app.DeregisterIdleRoutine(tags[i]);
  const more = many(100, 200);
  app.EnableIdleRoutine(more[7], false);
  app.ChangeIdleRoutine(more[99], () => { calls.push('changed'); }, null, -5, 0, 0, FIRCPRI | FIRCPFN);
  for (let i = 0; i < 30; i++) app.ChangeIdleRoutine(add(`p${i}`), null, i, 0, 0, 0, FIRCPV);
  app.flushOnHide(add('last'));
  await page.tick(50);
  const want = [...Array(200).keys()].filter((i) => ![0, 50, 99, 107, 199].includes(i)).map((i) => `r${i}`);
  equal('called', called(), ['changed', ...want, ...Array.from({ length: 30 }, (_, i) => `p${i}(${i})`), 'last'].join(' '));
}

// GI-19, I-20: tags of routines that are gone stay gone although their slots are used again.
export async function slots() {
  const { page, app, many, called } = await started();
  const all = new Set();
  for (let round = 0; round < 20; round++) {
    const tags = many(0, 60);
    for (const ftg of tags) all.add(ftg);
    for (const ftg of tags.slice(round % 7)) app.DeregisterIdleRoutine(ftg);
  }
  equal('tags', all.size, 20 * 60);
  ok(`slots ${Math.max(...[...all].map((ftg) => ftg & 0xffffff))}`, [...all].every((ftg) => (ftg & 0xffffff) < 130));
  await page.tick(50);
  equal('called', called().split(' ').length, [...Array(20).keys()].reduce((sum, round) => sum + round % 7, 0));
}

// I-38, GI-27: one that is called registers others, of which one goes first; also in the
// middle of a stretch.
export async function inside() {
  const a = await started();
  let once = false;
  a.many(0, 20, { does: () => {
    if (!once && a.calls.at(-1) === 'r3') {
      once = true;
      a.many(100, 120);
      a.add('urgent', { priority: -9 });
      a.many(120, 140);
    }
  } });
  await a.page.tick(50);
  equal('called', a.called(), `r0 r1 r2 r3 urgent ${names(4, 20)} ${names(100, 140)}`);
}

// Of applications of one instance each has its own, however they take turns.
export async function applications() {
  const a = await started();
  const b = a.open('B');
  /** @type {number[]} */
  const tagsOfB = [];
  for (let i = 0; i < 600; i += 20) {
    const of = i % 3 ? a.app : b;
    const tags = a.many(i, i + 20, { of, priority: i % 3 ? -1 : 1 });
    if (of === b) tagsOfB.push(...tags);
  }
  for (let i = 600; i < 620; i++) a.many(i, i + 1, { of: i % 2 ? a.app : b, priority: i % 2 ? -1 : 1 });
  b.DeregisterIdleRoutine(tagsOfB[0]);
  await a.page.tick(50);
  const want = [...Array(620).keys()].filter((i) => i < 600 ? (i - i % 20) % 3 !== 0 : i % 2);
  equal('called', a.called(), want.map((i) => `r${i}`).join(' '));
  b.close();
  a.many(700, 730);
  await a.page.tick(50);
  equal('and the other', a.called(), names(700, 730));
}

// The program's memory grows on the way, and is another one then.
export async function growth() {
  const { exports, mapi } = await mined();
  const page = virtual();
  const app = mapi.application('A');
  app.MAPIInitIdle(0);
  const before = exports.mem.buffer.byteLength;
  let calls = 0;
  const tags = new Set();
  for (let i = 0; i < 120_000; i++) tags.add(app.FtgRegisterIdleRoutine(() => { calls++; }, null, -1, 6000, FIROINTERVAL));
  ok('it grows', exports.mem.buffer.byteLength > before);
  exports.mem.grow(1); // while some wait
  for (let i = 0; i < 1000; i++) tags.add(app.FtgRegisterIdleRoutine(() => { calls++; }, null, -1, 6000, FIROINTERVAL));
  equal('tags', tags.size, 121_000);
  await settled();
  while (calls < 121_000) await page.tick(50);
}

// I-19: where there is no room for more, each one is refused, and others later are not.
export async function full() {
  let room = 200;
  counting({
    idle_register: (own) => (...args) => (room > 0 ? (room--, own(...args)) : 0),
    idle_register_next: (own) => (app, count, wanted) => own(app, count, Math.min(wanted, room -= count)),
  });
  const { page, many, called } = await started();
  const tags = many(0, 300);
  equal('registered', tags.filter((ftg) => ftg !== 0).length, 200);
  ok('the last ones', tags.slice(200).every((ftg) => ftg === 0));
  room = 20;
  many(300, 310);
  await page.tick(50);
  equal('called', called(), `${names(0, 200)} ${names(300, 310)}`);
}

// I-45: one that throws is told of and harms none of those that came with it.
export async function throws() {
  const page = virtual();
  for (const failure of /** @type {const} */ (['keep', 'disable', 'deregister'])) {
    const { mapi, app, many, called, calls } = await started({ failure }, page);
    /** @type {unknown[]} */
    const errors = [];
    app.addEventListener('error', (event) => {
      event.preventDefault();
      errors.push(event.error);
    });
    let armed = true;
    many(0, 30, { csec: 100, does: () => { if (armed && calls.at(-1) === 'r17') throw 'up'; } });
    await page.tick(50);
    equal('called', called(), names(0, 30));
    equal('thrown', errors, ['up']);
    armed = false;
    page.pass(2000);
    await page.timer();
    await page.tick(50);
    equal('and then', called(), failure === 'keep' ? names(0, 30) : `${names(0, 17)} ${names(18, 30)}`);
    mapi.close();
  }
}

// The program ends while some wait, and when they are brought: that is told once, and
// every call says why.
export async function ends() {
  const page = virtual();
  for (const [name, ...args] of /** @type {const} */ ([['idle_tick', 9999, 1, 1, 1], ['idle_register_next', 9999, 0, 0]])) {
    const { mapi, exports, failures } = await mined();
    const app = mapi.application('A');
    app.MAPIInitIdle(0);
    for (let i = 0; i < 20; i++) app.FtgRegisterIdleRoutine(() => {}, null, -1, 0, 0);
    try {
      exports[name](...args);
    } catch {} // it panics
    await refuses('the next', 'MAPI_E_CALL_FAILED', () => app.FtgRegisterIdleRoutine(() => {}, null, -1, 0, 0));
    await settled();
    equal('reports', failures.length, 1);
    equal('asks', await page.asks(), '');
  }
  let armed = false;
  counting({ idle_register_next: (own) => (...args) => {
    if (armed) throw new Error('a bomb');
    return own(...args);
  } });
  /** @type {import('../mapi.js').Failure[]} */
  const failures = [];
  const mapi = await load({ onFailure: (failure) => failures.push(failure) });
  const app = mapi.application('A');
  app.MAPIInitIdle(0);
  const add = () => app.FtgRegisterIdleRoutine(() => {}, null, -1, 0, 0);
  for (let i = 0; i < 20; i++) add();
  armed = true;
  await refuses('a batch that is full', 'MAPI_E_CALL_FAILED', () => { for (let i = 0; i < 2 * MOST; i++) add(); });
  await until(() => failures.length);
  equal('reason', [failures[0].reason, failures[0].message], ['trap', 'MAPI has stopped: a bomb.']);
  await refuses('anything else', 'MAPI_E_CALL_FAILED', () => app.MAPIDeInitIdle());
}

// An application that was closed can be used still, though nothing drives it; and the
// instance can be closed with registrations that wait.
export async function closes() {
  const page = virtual();
  const { mapi, app, many } = await started({}, page);
  many(0, 20);
  app.close();
  app.MAPIInitIdle(0);
  ok('registered', many(20, 60).every((ftg) => ftg !== 0));
  equal('asks', await page.asks(), '');
  mapi.close();
  await refuses('when it is closed', 'MAPI_E_NOT_INITIALIZED', () => many(60, 61));
}

// What is shown has those that wait.
export async function snapshots() {
  const { mapi, many } = await started();
  const tags = many(0, 30);
  equal('shown', mapi.snapshot().apps[0].routines.map(({ tag }) => parseInt(tag.slice(1), 10)), tags.map((tag) => tag % 2 ** 24));
  many(30, 40);
  equal('shown', mapi.snapshot().apps[0].routines.length, 40);
}

// What is recorded, seen in the browser's tools or under a test's clock is done one by one.
export async function recorded() {
  const counts = counting();
  for (const options of /** @type {import('../mapi.js').LoadOptions[]} */ ([{ record: true }, { tracks: true }, { host: 'virtual' }])) {
    const mapi = await load(options);
    const app = mapi.application('A');
    app.MAPIInitIdle(0);
    counts.idle_register = 0;
    for (let i = 0; i < 50; i++) app.FtgRegisterIdleRoutine(() => {}, null, -1, 0, 0);
    equal(JSON.stringify(options), counts.idle_register, 50);
    mapi.close();
  }
  equal('at once', counts.idle_register_next, undefined);
}
