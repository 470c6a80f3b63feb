// Idle routines for a Worker, by the recipe for apartment-threaded clients
// (I-82): idle routines run on the thread that called MAPIInitIdle, which is the
// page's, but the work has to run on the thread that registered it. So the page
// registers a routine that only posts a message to the Worker, and the work runs
// from the Worker's own message loop.
//
//   page    serve(application, worker);
//   worker  const idle = connect();
//           const ftg = await idle.FtgRegisterIdleRoutine(index, null, -1, 100, FIROINTERVAL);

/** @typedef {import('./application.js').Application} Application */
/** @typedef {import('./application.js').FNIDLE} FNIDLE */

/**
 * @typedef {object} Channel what a Worker is to its page, and the page to its Worker
 * @property {(message: any) => void} postMessage
 * @property {(type: 'message', listener: (event: any) => void) => void} addEventListener
 */

const KEY = 'mapiIdle';

/**
 * Lets a Worker use an application's idle engine.
 * @param {Application} application
 * @param {Channel} worker
 */
export function serve(application, worker) {
  /** @type {Record<string, (...args: any[]) => any>} */
  const functions = {
    FtgRegisterIdleRoutine: (id, ...rest) => application.FtgRegisterIdleRoutine(forward(worker, id), null, .../** @type {[number, number, number]} */ (rest)),
    ChangeIdleRoutine: (ftg, id, ...rest) => application.ChangeIdleRoutine(ftg, id && forward(worker, id), null, .../** @type {[number, number, number, number]} */ (rest)),
    EnableIdleRoutine: (ftg, enable) => application.EnableIdleRoutine(ftg, enable),
    DeregisterIdleRoutine: (ftg) => application.DeregisterIdleRoutine(ftg),
  };
  worker.addEventListener('message', ({ data }) => {
    const request = data?.[KEY];
    if (request?.call) worker.postMessage({ [KEY]: { answer: request.number, value: functions[request.call](...request.args) } });
    else if (request?.ran) ran.get(worker)?.delete(request.ran);
  });
  ran.set(worker, new Set());
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
  /** @type {Map<number, (value: any) => void>} */
  const answers = new Map();
  let asked = 0;
  page.addEventListener('message', ({ data }) => {
    const message = data?.[KEY];
    if (message?.run) {
      const { fn, param } = routines[message.run - 1];
      try {
        fn(param);
      } finally {
        page.postMessage({ [KEY]: { ran: message.run } });
      }
    } else if (message?.answer) {
      answers.get(message.answer)?.(message.value);
      answers.delete(message.answer);
    }
  });
  /** @param {string} call @param {...any} args @returns {Promise<any>} */
  const ask = (call, ...args) => new Promise((resolve) => {
    answers.set(++asked, resolve);
    page.postMessage({ [KEY]: { call, args, number: asked } });
  });
  /** @param {FNIDLE | null} fn @param {any} param */
  const numbered = (fn, param) => (fn ? routines.push({ fn, param }) : 0);
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
