// Registrations that wait. Calling the program for each costs more than making it, and most
// cannot fail: then the program says beforehand which tags the next ones will be given, the
// page hands these out, and the program is brought the registrations, several at once, before
// anything else happens to it. Nobody can tell the difference but by the time that it takes.

import { FIRODISABLED, FIROINTERVAL, FIRONOADJUSTMENT } from './constants.js';

// Registrations at once; the most is that of wasm/hot.
const LEAST = 32;
const MOST = 512;
const FEW = 4; // so many in a row go the direct way: who registers one now and then has no use for a list
const ORDINARY = FIROINTERVAL | FIRONOADJUSTMENT | FIRODISABLED; // any of these are accepted together, at any time
const WORDS = 2; // of a tag, the lower one first; and of a registration: priority and options, then the time

export class Ahead {
  /** How many wait. */
  waiting = 0;

  /** Whose they are. */
  #app = -1;
  /** So many tags may be handed out. */
  #listed = 0;
  #tags = new Uint32Array(MOST * WORDS);
  #words = new Int32Array(MOST * WORDS);

  /** Registrations of the application in a row, with nothing else in between. */
  #row = 0;
  /** Calls of the program, but for those in here, and how many there were at the latest registration. */
  #calls = 0;
  #before = 0;

  /** The same in the program's memory, which is another one when it has grown. */
  #there = { tags: this.#tags, words: this.#words };
  #memory = /** @type {WebAssembly.Memory} */ (/** @type {unknown} */ (null));
  #at = 0;
  #register = /** @type {import('./wasm.js').Exports['idle_register_next']} */ (() => 0);

  /**
   * @param {WebAssembly.Memory} memory
   * @param {number} at where tags and registrations are
   * @param {import('./wasm.js').Exports['idle_register_next']} register
   */
  use(memory, at, register) {
    this.#memory = memory;
    this.#at = at;
    this.#register = register;
  }

  /**
   * Registers a routine that is a function and returns its tag, or returns 0: then it has to
   * be registered by itself.
   * @param {number} app
   * @param {number} priority
   * @param {number} csec
   * @param {number} options
   */
  take(app, priority, csec, options) {
    if (app !== this.#app || this.#listed === 0) return 0;
    if (typeof priority !== 'number' || typeof csec !== 'number' || typeof options !== 'number') return 0;
    if (priority << 16 >> 16 !== priority || csec >>> 0 !== csec || (options & ORDINARY) !== options) return 0;
    if (this.waiting === this.#listed && !this.#bring(Math.min(2 * this.#listed, MOST))) return 0;
    const i = this.waiting++;
    const word = WORDS * i;
    this.#words[word] = priority & 0xffff | options << 16;
    this.#words[word + 1] = csec;
    return this.#tags[word] + this.#tags[word + 1] * 2 ** 32;
  }

  /** The application has registered a routine by itself: the next ones may be registered ahead. @param {number} app */
  registered(app) {
    this.#row = app === this.#app && this.#calls === this.#before + 1 ? this.#row + 1 : 1;
    this.#app = app;
    this.#before = this.#calls;
    if (this.#row >= FEW) this.#bring(LEAST);
  }

  /** Before a call of the program, which may do anything to its engines. */
  settle() {
    this.#calls++;
    if (this.waiting > 0) this.#bring(0);
    this.#listed = 0;
  }

  /** The program has ended. */
  drop() {
    this.waiting = this.#listed = 0;
  }

  /** Brings the program what waits, and asks for so many tags. Reports whether there are any. @param {number} wanted */
  #bring(wanted) {
    const { waiting } = this;
    this.#shared().words.set(this.#words.subarray(0, WORDS * waiting));
    this.waiting = this.#listed = 0; // if the program ends, nothing waits any more
    this.#listed = this.#register(this.#app, waiting, wanted);
    this.#tags.set(this.#shared().tags.subarray(0, WORDS * this.#listed));
    return this.#listed > 0;
  }

  #shared() {
    const { buffer } = this.#memory;
    if (this.#there.tags.buffer !== buffer) {
      this.#there = { tags: new Uint32Array(buffer, this.#at, MOST * WORDS), words: new Int32Array(buffer, this.#at + this.#tags.byteLength, MOST * WORDS) };
    }
    return this.#there;
  }
}
