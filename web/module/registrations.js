// How routines are registered: several at once where that may be, or each by itself.

import { FIROWAIT } from './constants.js';

/** @typedef {import('./routines.js').FNIDLE} FNIDLE */

// A time that does not matter, so that no clock is read.
const ANY = -1;

/** A number stays one; anything else is none, which the engine refuses. @param {unknown} value */
export const number = (value) => (typeof value === 'number' ? value : NaN);

export class Registrations {
  #index;
  #program;
  #routines;
  #recording;
  #apart;
  #news;

  /**
   * @param {number} index
   * @param {import('./program.js').Program} program
   * @param {import('./routines.js').Routines} routines
   * @param {import('./recording-idle.js').IdleRecording | null} recording
   * @param {boolean} apart it is seen what each call does by itself
   * @param {() => void} news there is something new for the host
   */
  constructor(index, program, routines, recording, apart, news) {
    this.#index = index;
    this.#program = program;
    this.#routines = routines;
    this.#recording = recording;
    this.#apart = apart;
    this.#news = news;
  }

  /**
   * @param {FNIDLE | null} pfnIdle
   * @param {any} pvIdleParam
   * @param {number} priIdle
   * @param {number} csecIdle
   * @param {number} iroIdle
   */
  register(pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle) {
    const { ahead } = this.#program;
    if (typeof pfnIdle === 'function') {
      const ftg = ahead.take(this.#index, priIdle, csecIdle, iroIdle);
      if (ftg !== 0) {
        this.#routines.add(ftg, pfnIdle, pvIdleParam, priIdle);
        if (ahead.waiting === 1) this.#news();
        return ftg;
      }
    }
    const ftg = this.#alone(pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle);
    // What is called by a routine may end a stretch; what is observed is told one by one.
    if (ftg !== 0 && !this.#apart && !this.#program.called) ahead.registered(this.#index);
    return ftg;
  }

  /**
   * @param {FNIDLE | null} pfnIdle
   * @param {any} pvIdleParam
   * @param {number} priIdle
   * @param {number} csecIdle
   * @param {number} iroIdle
   */
  #alone(pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle) {
    const fn = typeof pfnIdle === 'function' ? 1 : 0;
    const iro = number(iroIdle);
    // Only a wait for user inaction begins with the registration (GI-11, GI-22); what is recorded has its time.
    const timed = iro & FIROWAIT || this.#recording !== null;
    const now = timed ? this.#program.clock.now() : ANY;
    const date = timed ? this.#program.clock.date() : 0;
    const registered = this.#recording?.registering(pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle, now, date);
    const ftg = this.#program.exports.idle_register(this.#index, now, date, fn, number(priIdle), number(csecIdle), iro);
    registered?.(ftg);
    if (ftg !== 0) {
      this.#routines.add(ftg, /** @type {FNIDLE} */ (pfnIdle), pvIdleParam, priIdle);
      if (this.#program.virtual) this.#program.functions.nameRoutine?.(this.#index, ftg, String(/** @type {FNIDLE} */ (pfnIdle).name));
    }
    this.#news();
    return ftg;
  }
}
