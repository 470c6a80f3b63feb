// A page whose clocks, timers, idle callbacks and message turns are in the test's
// hands. Install it before load.

import { any } from './check.js';

export function virtual({ idle = true } = {}) {
  const page = {
    now: 1000, // performance.now()
    date: 1.7e12, // Date.now()
    reads: 0, // of performance.now()
    /** @type {IdleRequestCallback | null} */
    idle: null, // the idle callback that is asked for
    /** @type {(() => void) | null} */
    turn: null, // the message turn that is asked for
    /** @type {Map<number, { at: number, callback: Function }>} */
    timers: new Map(),

    /** @param {number} ms */
    pass(ms) {
      page.now += ms;
      page.date += ms;
    },
    /** performance.now() stands still while the computer sleeps. @param {number} ms */
    sleep(ms) {
      page.date += ms;
    },
    /** An idle tick of so many milliseconds. @param {number} budget */
    async tick(budget) {
      await settled();
      const callback = page.idle;
      page.idle = null;
      if (!callback) throw new Error('no idle tick was asked for');
      const end = page.now + budget;
      callback({ didTimeout: false, timeRemaining: () => Math.max(0, end - page.now) });
      await settled();
    },
    async message() {
      await settled();
      const turn = page.turn;
      page.turn = null;
      if (!turn) throw new Error('no message turn was asked for');
      turn();
      await settled();
    },
    /** Lets the time pass until the next timer, and runs it. Returns how long that was. */
    async timer() {
      await settled();
      const [id, { at, callback }] = [...page.timers].sort(([, a], [, b]) => a.at - b.at)[0];
      const span = Math.max(0, at - page.now);
      page.pass(span);
      page.timers.delete(id);
      callback();
      await settled();
      return span;
    },
    /** Lets timers run until something else is asked for. Returns how long that was. */
    async wait() {
      let span = 0;
      while ((await page.asks(), !page.idle && !page.turn)) span += await page.timer();
      return Math.round(span);
    },
    /** What the page waits for. */
    async asks() {
      await settled();
      return [page.idle && 'idle', page.turn && 'message', ...[...page.timers.values()].map(({ at }) => Math.round(at - page.now))].filter((x) => x !== null).join(' ');
    },
  };
  const real = window.setTimeout.bind(window);
  const settled = () => new Promise((done) => real(done, 0));
  let ids = 0;
  performance.now = () => {
    page.reads++;
    return page.now;
  };
  Date.now = () => page.date;
  any(window).setTimeout = (/** @type {Function} */ callback, ms = 0) => {
    page.timers.set(++ids, { at: page.now + ms, callback });
    return ids;
  };
  window.clearTimeout = (id) => void page.timers.delete(any(id));
  if (idle) {
    window.requestIdleCallback = (callback) => {
      if (page.idle) throw new Error('two idle callbacks are asked for');
      page.idle = callback;
      return 1;
    };
    window.cancelIdleCallback = () => {
      page.idle = null;
    };
  } else {
    delete any(window).requestIdleCallback;
    delete any(window).cancelIdleCallback;
  }
  Object.defineProperty(window, 'scheduler', {
    value: {
      postTask(/** @type {() => void} */ callback, /** @type {{ priority: string }} */ { priority }) {
        if (priority !== 'user-blocking') throw new Error(`a message turn of priority ${priority}`);
        if (page.turn) throw new Error('two message turns are asked for');
        page.turn = callback;
        return Promise.resolve();
      },
    },
  });
  return page;
}
