// One running program, and its end. Whatever ends it, a panic, an exit or a trap,
// becomes one report, made in one place; from then on every call throws a
// MapiError with the reason.

import { Ahead } from './ahead.js';
import { mapiError, unwrap } from './error.js';
import { prepareGo } from './go.js';
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

/**
 * @typedef {object} Failure how the program ended
 * @property {'panic' | 'exit' | 'trap'} reason
 * @property {string} message in a sentence
 * @property {string} output what Go printed last: the panic and its stack
 * @property {number} at performance.now()
 * @property {unknown} [cause] the exception of a trap
 * @property {string} [link] the end of an address that plays the run that led here
 */

export class Program {
  /** @param {import('./virtual.js').Clock} clock @param {import('./virtual.js').VirtualTime | null} [virtual] the same, if it is a test's */
  constructor(clock, virtual = null) {
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
  /** @type {Failure | null} */
  failure = null;
  /** Makes a link to what led to the end, with the help of another program. @type {((other: Program) => string) | null} */
  account = null;
  /** What its applications do, if one of them wants that. @type {import('./recording.js').Recording | null} */
  recording = null;
  /** Starts another program of the same make. @type {() => Promise<Program>} */
  another = () => Promise.reject(this.error());
  /** Told when nothing can be called any more. @type {(failure: Failure | null) => void} */
  onEnd = () => {};
  /** Registrations that wait. */
  ahead = new Ahead();

  #closed = false;
  #ended = false;
  /** So many calls of the program are under way, one within the other. */
  #calls = 0;
  #stretch = new Stretch();
  #memory = /** @type {WebAssembly.Memory} */ (/** @type {unknown} */ (null));
  /** Before a call of the program from a stretch: tells it how far the stretch is. */
  #overtake = () => {};
  #output = () => '';
  /** Calls that wait. @type {Set<(error: Error) => void>} */
  #waiting = new Set();

  get ended() {
    return this.#ended;
  }

  /** Whether a call of the program is under way, from which this one comes. */
  get called() {
    return this.#calls > 0;
  }

  /**
   * Prepares Go's side before the program is instantiated.
   * @param {GoProgram} go
   */
  prepare(go) {
    this.#output = prepareGo(go, (thrown) => this.trapped(thrown));
    go.exit = (code) => this.#end(code === 0 ? 'exit' : 'panic');
    /** @type {import('./wasm.js').Imports} */
    const imports = {
      now: this.clock.now,
      call: (app, slot) => {
        const dispatcher = this.dispatchers[app];
        const outcome = this.virtual ? this.virtual.called(() => dispatcher.call(slot)) : dispatcher.call(slot);
        if (this.#ended) throw this.error();
        this.#stretch.outcome = outcome;
        const now = this.clock.now();
        if (dispatcher.ended !== null) dispatcher.ended(outcome, now);
        return outcome === 0 ? now : -now;
      },
      stretch: (app, tags, count) => {
        const whole = this.#stretch.run(app, this.dispatchers[app], this.#memory, tags, count);
        if (this.#ended) throw this.error();
        const now = this.clock.now();
        return whole ? now : -now;
      },
      called: () => this.#stretch.called,
      outcome: () => this.#stretch.outcome,
      gone: (app, slot) => this.dispatchers[app].gone(slot),
    };
    go.importObject.mapi = { ...imports };
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

  /** Why nothing can be called any more. */
  error() {
    return this.failure
      ? mapiError('MAPI_E_CALL_FAILED', this.failure.message, this.failure)
      : mapiError('MAPI_E_NOT_INITIALIZED', 'This instance of MAPI has been closed.');
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
    this.#end('trap', thrown);
  }

  /** Ends the program on purpose. */
  close() {
    if (this.#ended) return;
    this.#closed = true;
    try {
      this.functions.close();
    } catch {} // it has ended
    this.#end('exit');
  }

  /**
   * A call of the program that leaves no dead program unnoticed, and which finds all that
   * was done before it. Spelled out, for numbers: this is the hot path.
   * @param {(...args: any[]) => any} fn
   */
  #guard(fn) {
    /** @type {(...args: any[]) => any} */
    return (a, b, c, d, e, f, g, h, i) => {
      if (this.#ended) throw this.error();
      let result;
      this.#calls++;
      try {
        if (this.#stretch.open) this.#overtake();
        this.ahead.settle();
        result = fn(a, b, c, d, e, f, g, h, i);
      } catch (thrown) {
        this.#end('trap', thrown);
      }
      this.#calls--;
      if (this.#ended) throw this.error();
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
        this.#end('trap', thrown);
      }
      if (this.#ended) throw this.error();
      return result;
    };
  }

  /** The same for a function whose answer may be a promise. @param {(...args: any[]) => any} fn */
  #answering(fn) {
    const guarded = this.#guard((args) => fn(...args));
    /** @param {...any} args */
    return (...args) => {
      const answer = guarded(args);
      if (answer.value instanceof Promise) answer.value = this.#unlessItEnds(answer.value);
      return answer;
    };
  }

  /** @param {Promise<any>} promise */
  #unlessItEnds(promise) {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      promise.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  /**
   * The one place where a failure report is made.
   * @param {Failure['reason']} reason
   * @param {unknown} [cause]
   */
  #end(reason, cause) {
    if (this.#ended) return;
    this.#ended = true;
    this.ahead.drop();
    if (!this.#closed) {
      const output = this.#output();
      const said = /^(?:panic|fatal error): .*$/m.exec(output)?.[0] ?? (cause instanceof Error ? cause.message : 'the program ended');
      this.failure = { reason, message: `MAPI has stopped: ${said}.`, output, at: performance.now(), cause };
    }
    // Not from inside the program's frames.
    queueMicrotask(() => {
      for (const reject of this.#waiting) reject(this.error());
      this.#waiting.clear();
      this.onEnd(this.failure);
    });
  }

  /** Adds to the failure what plays it, if anything can. */
  async recount() {
    if (!this.failure || !this.account && !this.recording) return;
    try {
      const other = await this.another();
      this.failure.link = this.account ? this.account(other) : unwrap(other.functions.linkTo(JSON.stringify(this.recording?.scenario()), 0));
      other.close();
    } catch {} // the report is worth more than the link
  }
}
