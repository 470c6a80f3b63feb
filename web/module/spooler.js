// The spooler's turns: it works in the page's idle time (I-79), and only while
// there are transports.

import { settled } from './call.js';

const INTERVAL = 1000; // milliseconds between two turns
const STARVED = 5000; // milliseconds after which a page is asked whether it is hidden

/** @type {(fn: (idle: boolean) => void) => void} */
const whenIdle = typeof requestIdleCallback === 'function'
  ? (fn) => requestIdleCallback((deadline) => fn(!deadline.didTimeout || document.hidden), { timeout: STARVED })
  : (fn) => setTimeout(() => fn(true), 50);

export class Spooler {
  #functions;
  #manual;
  #interval;
  #timer = 0;
  #turning = false;
  #closed = false;

  /** @param {import('./call.js').Functions} functions @param {import('./session-types.js').SessionOptions['spooler']} [options] */
  constructor(functions, options = {}) {
    this.#functions = functions;
    this.#manual = options.turns === 'manual';
    this.#interval = typeof options.interval === 'number' && options.interval >= 0 ? options.interval : INTERVAL;
  }

  /**
   * Gives the spooler a turn: transports are called until none has anything to do.
   * @param {boolean} [idle] whether the foreground is idle; if not, nothing is called
   * @returns {Promise<number>} how many transports there are
   */
  async turn(idle = true) {
    return settled(this.#functions.spoolerTurn(idle));
  }

  /** There may be work: the spooler looks for it as soon as the page is idle. */
  wake() {
    if (this.#manual || this.#turning || this.#closed) return;
    this.#turning = true;
    clearTimeout(this.#timer);
    whenIdle((idle) => this.#turn(idle));
  }

  /** Ends the turns. */
  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** @param {boolean} idle */
  async #turn(idle) {
    if (this.#closed) return;
    try {
      const transports = await this.turn(idle);
      clearTimeout(this.#timer);
      if (transports > 0 && !this.#closed) this.#timer = setTimeout(() => this.wake(), this.#interval);
    } catch (error) {
      if (!this.#closed) reportError(error);
    } finally {
      this.#turning = false;
    }
  }
}
