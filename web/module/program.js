// One running program, as the page calls it: no call leaves an end of it unnoticed, and
// each finds all that was done before it.

import { Ahead } from './ahead.js';
import { Ending } from './end.js';
import { unwrap } from './error.js';
import { prepareGo } from './go.js';
import { imports } from './imports.js';
import { Stretch } from './stretch.js';

/** @typedef {import('./wasm.js').Exports} Exports */
/** @typedef {import('./wasm.js').Functions} Functions */

/**
 * @typedef {object} Dispatcher what an application does for the program
 * @property {(slot: number) => number} call runs a routine and says how that ended
 * @property {(slot: number) => void} gone forgets a routine
 * @property {() => void} news there is something new for its host
 * @property {((outcome: number, now: number) => void) | null} ended is told how a call ended, and when
 */

/** @typedef {import('./end.js').Failure} Failure */

export class Program extends Ending {
  /** @param {import('./virtual.js').Clock} clock @param {import('./virtual.js').VirtualTime | null} [virtual] the same, if it is a test's */
  constructor(clock, virtual = null) {
    super();
    this.clock = clock;
    this.virtual = virtual;
  }

  /** @type {Exports} */
  exports = /** @type {any} */ ({});
  /** @type {Functions} */
  functions = /** @type {any} */ ({});
  /** What its dialogs carry in data-mapi. */
  name = '';
  /** Of applications. @type {string[]} */
  names = [];
  /** By application. @type {Dispatcher[]} */
  dispatchers = [];
  /** Registrations that wait. */
  ahead = new Ahead();

  /** So many calls of the program are under way, one within the other. */
  #calls = 0;
  #stretch = new Stretch();
  #memory = /** @type {WebAssembly.Memory} */ (/** @type {unknown} */ (null));
  /** Before a call of the program from a stretch: tells it how far the stretch is. */
  #overtake = () => {};

  /** Whether a call of the program is under way, from which this one comes. */
  get called() {
    return this.#calls > 0;
  }

  /**
   * Prepares Go's side before the program is instantiated.
   * @param {GoProgram} go
   */
  prepare(go) {
    this.output = prepareGo(go, (thrown) => this.trapped(thrown));
    go.exit = (code) => this.end(code === 0 ? 'exit' : 'panic');
    go.importObject.mapi = { ...imports(this, this.#stretch, () => this.#memory) };
  }

  /**
   * @param {WebAssembly.Exports} exports
   * @param {Record<string, (...args: any[]) => any>} functions
   */
  use(exports, functions) {
    this.#memory = /** @type {WebAssembly.Memory} */ (exports.mem);
    const overtake = /** @type {(app: number, returned: number) => void} */ (exports.idle_overtake);
    this.#overtake = () => {
      const { app, called } = this.#stretch;
      this.#stretch.open = false;
      overtake(app, called - 1);
    };
    const { idle_ahead: at, idle_register_next: next } = /** @type {any} */ (exports);
    this.ahead.use(this.#memory, at(), this.#ending(next));
    const hot = Object.entries(exports).filter(([name]) => name.startsWith('idle_'));
    this.exports = /** @type {any} */ (Object.fromEntries(hot.map(([name, fn]) => [name, this.#guard(/** @type {any} */ (fn))])));
    this.functions = /** @type {any} */ (Object.fromEntries(Object.entries(functions).map(([name, fn]) => [name, this.#answering(fn)])));
  }

  /** Another application. @param {string} name @returns {number} its number */
  application(name) {
    const number = unwrap(this.functions.application(name));
    this.names[number] = name ?? ''; // as the program takes it
    this.recording?.join(number, this.names[number]);
    return number;
  }

  /** An exception went through the program. @param {unknown} thrown */
  trapped(thrown) {
    this.end('trap', thrown);
  }

  /** Ends the program on purpose. */
  close() {
    if (this.ended) return;
    this.closing();
    try {
      this.functions.close();
    } catch {} // it has ended
    this.end('exit');
  }

  /**
   * @param {import('./end.js').Failure['reason']} reason
   * @param {unknown} [cause]
   */
  end(reason, cause) {
    if (this.ended) return;
    this.ahead.drop();
    super.end(reason, cause);
  }

  /**
   * A call of the program that leaves no dead program unnoticed, and which finds all that
   * was done before it. Spelled out, for numbers: this is the hot path.
   * @param {(...args: any[]) => any} fn
   */
  #guard(fn) {
    /** @type {(...args: any[]) => any} */
    return (a, b, c, d, e, f, g, h, i) => {
      if (this.ended) throw this.error();
      let result;
      this.#calls++;
      try {
        if (this.#stretch.open) this.#overtake();
        this.ahead.settle();
        result = fn(a, b, c, d, e, f, g, h, i);
      } catch (thrown) {
        this.end('trap', thrown);
      }
      this.#calls--;
      if (this.ended) throw this.error();
      return result;
    };
  }

  /** The same for the call that brings what was done before. @param {(a: number, b: number, c: number) => number} fn */
  #ending(fn) {
    /** @type {typeof fn} */
    return (a, b, c) => {
      let result = 0;
      try {
        result = fn(a, b, c);
      } catch (thrown) {
        this.end('trap', thrown);
      }
      if (this.ended) throw this.error();
      return result;
    };
  }

  /** The same for a function whose answer may be a promise. @param {(...args: any[]) => any} fn */
  #answering(fn) {
    const guarded = this.#guard((args) => fn(...args));
    /** @param {...any} args */
    return (...args) => {
      const answer = guarded(args);
      if (answer.value instanceof Promise) answer.value = this.unlessItEnds(answer.value);
      return answer;
    };
  }
}
