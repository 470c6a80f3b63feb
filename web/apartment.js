// Idle routines for a Worker, by the recipe for apartment-threaded clients
// (I-82): idle routines run on the thread that called MAPIInitIdle, which is the
// page's, but the work has to run on the thread that registered it. So the page
// registers a routine that only posts a message to the Worker, and the work runs
// from the Worker's own message loop.
//
//   page    serve(application, worker);
//   worker  const idle = connect();
//           const ftg = await idle.FtgRegisterIdleRoutine(index, null, -1, 100, FIROINTERVAL);

import { MapiError, mapiError } from './module/error.js';

/** @typedef {import('./mapi.js').Application} Application */
/** @typedef {import('./mapi.js').FNIDLE} FNIDLE */

/**
 * @typedef {object} Channel what a Worker is to its page, and the page to its Worker
 * @property {(message: any) => void} postMessage
 * @property {(type: 'message', listener: (event: any) => void) => void} addEventListener
 */

const KEY = 'mapiIdle';

/** What is neither a number nor a boolean is none, and need not be sent. @param {unknown} value */
const number = (value) => (typeof value === 'number' || typeof value === 'boolean' ? value : NaN);

/**
 * Lets a Worker use an application's idle engine. What the engine does not do
 * because the program has ended, the Worker's call rejects with.
 * @param {Application} application
 * @param {Channel} worker
 */
export function serve(application, worker) {
  /** @type {Map<string, (...args: any[]) => any>} */
  const functions = new Map(Object.entries({
    FtgRegisterIdleRoutine: (id, ...rest) => application.FtgRegisterIdleRoutine(id && forward(worker, id), null, .../** @type {[number, number, number]} */ (rest)),
    ChangeIdleRoutine: (ftg, id, ...rest) => application.ChangeIdleRoutine(ftg, id && forward(worker, id), null, .../** @type {[number, number, number, number]} */ (rest)),
    EnableIdleRoutine: (ftg, enable) => application.EnableIdleRoutine(ftg, enable),
    DeregisterIdleRoutine: (ftg) => application.DeregisterIdleRoutine(ftg),
  }));
  worker.addEventListener('message', ({ data }) => {
    const request = data?.[KEY];
    if (request?.call) worker.postMessage({ [KEY]: { answer: request.number, ...answer(functions.get(request.call), request.args) } });
    else if (request?.ran) ran.get(worker)?.delete(request.ran);
  });
  ran.set(worker, new Set());
}

/** @param {((...args: any[]) => any) | undefined} fn @param {any} args */
function answer(fn, args) {
  try {
    if (!fn || !Array.isArray(args)) throw mapiError('MAPI_E_INVALID_PARAMETER', 'A Worker asked for something that is no idle function.');
    return { value: fn(...args) };
  } catch (error) {
    const { code, name, message, detail } = /** @type {MapiError} */ (error);
    return { error: { code, name, message, detail } };
  }
}

/** By Worker: the routines whose message it has not handled yet. @type {WeakMap<Channel, Set<number>>} */
const ran = new WeakMap();

/**
 * The routine that the page registers: it posts one message at a time.
 * @param {Channel} worker
 * @param {number} id
 * @returns {FNIDLE}
 */
function forward(worker, id) {
  return () => {
    const waiting = /** @type {Set<number>} */ (ran.get(worker));
    if (!waiting.has(id)) {
      waiting.add(id);
      worker.postMessage({ [KEY]: { run: id } });
    }
    return false;
  };
}

/**
 * The idle functions for the Worker it is called in. They answer with promises.
 * @param {Channel} [page]
 */
export function connect(page = /** @type {any} */ (globalThis)) {
  /** @type {{ fn: FNIDLE, param: any }[]} */
  const routines = [];
  /** @type {Map<number, (message: { value?: any, error?: any }) => void>} */
  const answers = new Map();
  let asked = 0;
  page.addEventListener('message', ({ data }) => {
    const message = data?.[KEY];
    if (message?.run) {
      const { fn, param } = routines[message.run - 1];
      try {
        fn(param);
      } catch (error) {
        reportError(error);
      } finally {
        page.postMessage({ [KEY]: { ran: message.run } });
      }
    } else if (message?.answer) {
      answers.get(message.answer)?.(message);
      answers.delete(message.answer);
    }
  });
  /** @param {string} call @param {...any} args @returns {Promise<any>} */
  const ask = (call, ...args) => new Promise((resolve, reject) => {
    answers.set(++asked, ({ value, error }) => (error ? reject(new MapiError(error)) : resolve(value)));
    page.postMessage({ [KEY]: { call, args: args.map(number), number: asked } });
  });
  /** @param {FNIDLE | null} fn @param {any} param */
  const numbered = (fn, param) => (typeof fn === 'function' ? routines.push({ fn, param }) : 0);
  return {
    /** @param {FNIDLE} pfnIdle @param {any} pvIdleParam @param {number} priIdle @param {number} csecIdle @param {number} iroIdle @returns {Promise<number>} */
    FtgRegisterIdleRoutine: (pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle) =>
      ask('FtgRegisterIdleRoutine', numbered(pfnIdle, pvIdleParam), priIdle, csecIdle, iroIdle),
    /** @param {number} ftg @param {FNIDLE | null} pfnIdle @param {any} pvIdleParam @param {number} priIdle @param {number} csecIdle @param {number} iroIdle @param {number} ircIdle @returns {Promise<void>} */
    ChangeIdleRoutine: (ftg, pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle, ircIdle) =>
      ask('ChangeIdleRoutine', ftg, numbered(pfnIdle, pvIdleParam), priIdle, csecIdle, iroIdle, ircIdle),
    /** @param {number} ftg @param {boolean} fEnable @returns {Promise<void>} */
    EnableIdleRoutine: (ftg, fEnable) => ask('EnableIdleRoutine', ftg, fEnable),
    /** @param {number} ftg @returns {Promise<void>} */
    DeregisterIdleRoutine: (ftg) => ask('DeregisterIdleRoutine', ftg),
  };
}
