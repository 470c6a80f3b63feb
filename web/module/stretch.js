// A stretch: routines that the program has called one after the other, with one look at
// the clock at the end. What can change the program's mind ends it: a routine that throws
// or returns anything but FALSE, and one that calls the program.

import { slotOf } from './routines.js';

const FALSE = 0;
const WORDS_A_TAG = 2; // a tag is 64 bits, its slot in the lower ones

/** @typedef {import('./program.js').Dispatcher} Dispatcher */

export class Stretch {
  /** Whether one is under way, and the program believes that none of it has been called. */
  open = false;
  /** Of the routine that was called last. */
  outcome = FALSE;

  #app = 0;
  #index = 0;
  /** The program's memory, in words. It is another one when the memory has grown. */
  #words = new Int32Array(0);

  /** How many routines have been called, the latest included. */
  get called() {
    return this.#index + 1;
  }

  /** The application whose routines they are. */
  get app() {
    return this.#app;
  }

  /**
   * Calls routines. Reports whether all have been, returned FALSE, and let the program be.
   * @param {number} app
   * @param {Dispatcher} dispatcher
   * @param {WebAssembly.Memory} memory
   * @param {number} at where the tags are
   * @param {number} count
   */
  run(app, dispatcher, memory, at, count) {
    if (this.#words.length === 0) this.#words = new Int32Array(memory.buffer);
    const words = this.#words;
    const first = at >>> 2;
    this.#app = app;
    this.open = true;
    for (let i = 0; i < count; i++) {
      this.#index = i;
      if ((this.outcome = dispatcher.call(slotOf(words[first + WORDS_A_TAG * i]))) !== FALSE || !this.open) {
        this.open = false;
        return false;
      }
    }
    this.open = false;
    return true;
  }
}
