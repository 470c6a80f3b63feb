// Time for tests: it passes when the test says so, and the computer is idle when
// the test says so. The routines are real, the engine is the same.

import { mapiError } from './error.js';

const MESSAGE = -2; // what Engine.due answers when it wants a message turn now
const LEAST = 1; // milliseconds that a routine takes which says nothing else
const MORE = 0.1; // milliseconds that Engine.due adds for clocks that are not exact
const LEAP = 10; // milliseconds: while ready routines wait for idle time, others are looked for this often

/** @typedef {import('./host.js').Engine} Engine */

/** The clocks of an instance; the shift is how far they are ahead of performance.now(). @typedef {{ now: () => number, date: () => number, readonly shift: number }} Clock */

/** The clocks of the browser, which may be set to where a scenario stands. @implements {Clock} */
export class BrowserClock {
  shift = 0; // milliseconds
  now = () => performance.now() + this.shift;
  date = () => Date.now() + this.shift;
}

/** @param {unknown} ms */
export function span(ms) {
  if (typeof ms !== 'number' || !(ms >= 0) || ms > 2 ** 40) throw mapiError('MAPI_E_INVALID_PARAMETER', 'A span of time is a number of milliseconds, not below zero.');
  return ms;
}

/** @implements {Clock} */
export class VirtualTime {
  #now = 0;
  #slept = 0;
  shift = 0;
  /** @type {Set<Engine>} */
  #engines = new Set();
  /** Told that time has passed. */
  onPass = () => {};

  now = () => this.#now;
  date = () => this.#now + this.#slept;

  /** What drives an engine in this time. @param {Engine} engine */
  host(engine) {
    this.#engines.add(engine);
    return {
      state: /** @type {const} */ ({ idle: 'virtual', message: 'virtual', state: 'active' }),
      news() {},
      detectIdle: async () => false,
      close: () => void this.#engines.delete(engine),
    };
  }

  /** Time that a routine takes. @param {number} ms */
  spend(ms) {
    this.#now += span(ms);
  }

  /** Runs a routine, which takes some time. @param {() => number} call */
  called(call) {
    const began = this.#now;
    const outcome = call();
    if (this.#now === began) this.#now += LEAST;
    return outcome;
  }

  /** Time in which the computer has other things to do. @param {number} ms */
  advance(ms) {
    this.#pass(this.#now + span(ms), () => {});
  }

  /** Idle time: one tick, whose deadline is its end. @param {number} ms */
  idle(ms) {
    const end = this.#now + span(ms);
    this.#pass(end, (engine) => engine.tick(end));
  }

  /** The computer sleeps: Date.now() goes on, performance.now() does not. @param {number} ms */
  sleep(ms) {
    this.#slept += span(ms);
    this.onPass();
  }

  /** The user does something; routines of positive priority go ahead of it (I-31). */
  userAction() {
    for (const engine of this.#engines) {
      engine.userAction();
      this.#turn(engine);
    }
  }

  /** @param {number} end @param {(engine: Engine) => void} idle */
  #pass(end, idle) {
    for (;;) {
      const began = this.#now;
      let next = end;
      for (const engine of [...this.#engines]) {
        this.#turn(engine);
        const due = engine.due();
        if (due === 0 && this.#now < end) idle(engine);
        if (due >= 0) next = Math.min(next, this.#now + (due === 0 ? LEAP : Math.max(due - MORE, MORE)));
      }
      if (this.#now > began && this.#now < end) continue;
      if (this.#now >= end) break;
      this.#now = Math.min(next, end);
    }
    this.onPass();
  }

  /** Turns of the message loop, as many as the engine wants now. @param {Engine} engine */
  #turn(engine) {
    for (let before = -1; engine.due() === MESSAGE && this.#now > before;) {
      before = this.#now;
      engine.turn();
    }
  }
}
