// The whole API, called with whatever JavaScript has. A call does what is documented
// or fails with a MapiError; nothing ends the program.

import { load, MapiError, FIROINTERVAL } from '../mapi.js';
import { any, equal, ok, settled, until } from './check.js';

const ROUNDS = 6000;
const SEED = 20;

/** A small generator of numbers from 0 to 1 (mulberry32). @param {number} seed */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const thrower = () => { throw new Error('touched'); };
const traps = new Proxy({}, { get: () => thrower });

/** @param {import('../mapi.js').Application} app @returns {any[]} */
function values(app) {
  const revoked = Proxy.revocable({}, {});
  const revokedFunction = Proxy.revocable(() => {}, {});
  revoked.revoke();
  revokedFunction.revoke();
  const detached = new Uint8Array(8);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  const gone = document.body.appendChild(document.createElement('iframe'));
  const otherWindow = gone.contentWindow;
  const otherElement = gone.contentDocument?.createElement('p');
  gone.remove();
  /** @type {any} */
  const cyclic = {};
  cyclic.self = cyclic;
  const rejected = Promise.reject(new Error('a rejected argument'));
  rejected.catch(() => {});
  return [
    undefined, null, true, false, 0, -0, 1, 2, 3, 5, 7, -1, 0x20, 0x21, 0x60, 0.5, NaN, Infinity, -Infinity, 1e308, 5e-324,
    32767, 32768, -32768, -32769, 65535, 65536, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53, 2 ** 63, 2 ** 64, -(2 ** 53),
    '', 'x', '0', ' Work', 'Work', '\ud800', '\0', 'a'.repeat(100_000), Symbol('s'), Symbol.iterator, 0n, -1n, 2n ** 200n,
    [], [1, 2], new Array(100_000), {}, Object.create(null), cyclic, { toString: thrower }, { valueOf: thrower }, { [Symbol.toPrimitive]: thrower },
    { get name() { return thrower(); } }, { name: Symbol('n') }, { name: revoked.proxy }, { then: thrower }, { length: 2 ** 53 },
    { name: 'Work', default: revoked.proxy, credentials: 1n }, { failure: 'explode' }, { failure: Symbol('f') }, { record: true, tracks: true },
    new Proxy({}, traps), new Proxy(() => {}, traps), new Proxy(function f() {}, {}), revoked.proxy, revokedFunction.proxy,
    thrower, () => false, async () => {}, function* g() {}, class {}, Math.max, new Date(NaN), /x/g, new Map(), new WeakSet(), new Error('e'), rejected,
    detached, new DataView(new ArrayBuffer(2)), new Float64Array([NaN]), window, document, document.body, document.createElement('div'),
    document.createTextNode('t'), otherWindow, otherElement, globalThis.performance, MapiError, app, new AbortController().signal,
  ];
}

/**
 * The methods of an object that are its own affair.
 * @param {object} object
 * @param {string[]} except
 */
function methods(object, except = []) {
  const names = new Set();
  for (let proto = Object.getPrototypeOf(object); proto && proto !== Object.prototype && proto !== EventTarget.prototype; proto = Object.getPrototypeOf(proto)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(proto))) {
      if (typeof value === 'function' && name !== 'constructor' && !except.includes(name)) names.add(name);
    }
  }
  return [...names].map((name) => ({ object, name }));
}

const NEVER_THROW = ['MAPIInitIdle', 'MAPIDeInitIdle', 'FtgRegisterIdleRoutine', 'ChangeIdleRoutine', 'EnableIdleRoutine', 'DeregisterIdleRoutine', 'flushOnHide', 'detectIdle'];

export async function everything() {
  const next = random(SEED);
  const pick = (/** @type {any[]} */ list) => list[Math.floor(next() * list.length)];
  window.addEventListener('error', (e) => e.preventDefault()); // what hostile routines throw
  /** @type {any[]} */
  const stray = [];
  window.addEventListener('unhandledrejection', (e) => {
    e.preventDefault();
    stray.push(e.reason);
  });
  const mapi = await load({ onFailure: (failure) => stray.push(failure.message + failure.output) });
  const app = mapi.application('A');
  app.addEventListener('error', (e) => e.preventDefault());
  app.MAPIInitIdle(0);
  app.MAPIInitialize(0);
  await mapi.createProfile({ name: 'Work', default: true });
  const session = await app.MAPILogonEx(null, 'Work', null, 0x22);
  const targets = [app, mapi, session, mapi.profiles, mapi.providers, mapi.spooler].filter(Boolean);
  const calls = [
    // Providers.answer and answers are for the program, which asks properly.
    ...targets.flatMap((object) => methods(object, ['close', 'FastShutdown', 'answer', 'answers'])),
    ...NEVER_THROW.flatMap((name) => [{ object: app, name }, { object: app, name }]), // more of these
  ];
  const hostile = values(app);
  const tags = [1, 2 ** 24 + 1];
  const wrong = [];
  const check = (/** @type {string} */ what, /** @type {any} */ error) => {
    if (!(error instanceof MapiError) || typeof error.code !== 'number' || !error.name || !error.message) wrong.push(`${what}: ${describe(error)}`);
  };
  for (let round = 0; round < ROUNDS && wrong.length < 5; round++) {
    const { object, name } = pick(calls);
    const args = Array.from({ length: Math.floor(next() * 9) }, () => (next() < 0.15 ? pick(tags) : pick(hostile)));
    const what = `round ${round}, ${object.constructor.name}.${name}(${args.map(describe).join(', ')})`;
    try {
      const result = object[name](...args);
      if (name === 'FtgRegisterIdleRoutine' && result !== 0) tags.push(result);
      if (name === 'FtgRegisterIdleRoutine' && !(result >= 0) || name === 'MAPIInitIdle' && result !== 0 && result !== 1) wrong.push(`${what} = ${describe(result)}`);
      if (result instanceof Promise) result.catch((error) => check(what, error));
    } catch (error) {
      if (NEVER_THROW.includes(name)) wrong.push(`${what} threw ${describe(error)}`);
      check(what, error);
    }
    if (!mapi.ready) throw new Error(`${what}: ${mapi.failure?.message} ${mapi.failure?.output}`);
    if (tags.length > 400) tags.splice(0, 200).forEach((ftg) => app.DeregisterIdleRoutine(ftg));
    if (round % 50 === 0) {
      app.MAPIInitIdle(0);
      for (const dialog of document.querySelectorAll('dialog')) dialog.dispatchEvent(new Event('cancel', { cancelable: true })) && dialog.close();
      await settled();
    }
  }
  await settled();
  equal('wrong', wrong, []);
  equal('stray', stray.map(describe), []);
  const b = mapi.application('B');
  for (const engine of [app, b]) {
    engine.MAPIInitIdle(0);
    let called = false;
    ok('registered', engine.FtgRegisterIdleRoutine(() => { called = true; }, null, -32768, 360_000, FIROINTERVAL) > 0);
    await until(() => called);
  }
  ok('ready', mapi.ready);
  mapi.close();
}

// Options that are none: a MapiError, and no instance. Others: an instance.
export async function options() {
  const next = random(SEED);
  window.addEventListener('error', (e) => e.preventDefault());
  const hostile = values(any(document.body));
  let loaded = 0;
  for (const value of hostile) {
    for (const given of [[value], ...(next() < 0.2 ? [[{ onFailure: value }], [{ failure: value }], [{ tracks: value, record: value }]] : [])]) {
      try {
        const mapi = await load(...given);
        loaded++;
        mapi.close();
      } catch (error) {
        ok(`load(${describe(given[0])}): ${describe(error)}`, error instanceof MapiError && error.name === 'MAPI_E_INVALID_PARAMETER');
      }
    }
  }
  ok(`${loaded} instances`, loaded > 10);
  // Nothing is fetched: what matters is how the address is read.
  window.fetch = async (url) => {
    new Request(url);
    throw new TypeError('offline');
  };
  for (const value of hostile) {
    let refused;
    await load({ url: value }).catch((error) => { refused = error; });
    ok(`load({ url: ${describe(value)} }): ${describe(refused)}`, value === undefined || any(refused) instanceof MapiError);
  }
}

/** @param {any} value */
function describe(value) {
  try {
    if (value instanceof Error) return `${value.name}: ${value.message} ${value.stack?.split('\n').slice(1, 4).join(' ')}`;
    if (typeof value === 'string') return JSON.stringify(value.slice(0, 300));
    if (typeof value === 'function' || typeof value === 'object') return Object.prototype.toString.call(value);
    return `${String(value)}${typeof value === 'bigint' ? 'n' : ''}`;
  } catch {
    return 'something hostile';
  }
}
