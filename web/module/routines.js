// The idle routines of an application and their parameters, by the slot of their
// tags. The program knows them by their slots only.

import { Tracks } from './tracks.js';

/** @typedef {(param: any) => any} FNIDLE an idle routine; it should return false */

// How a routine's call ended.
const FALSE = 0;
const TRUE = 1;
const THREW = 2;

/** @param {number} ftg */
export const slotOf = (ftg) => ftg & 0xffffff;

export class Routines {
  /** The routine of each slot, and behind it its parameter: who needs one needs both. @type {any[]} */
  #slots = [];
  #failed;
  #tracks;

  /**
   * @param {string | null} tracks the application's name, if its calls are to be seen in the browser's tools
   * @param {(error: unknown) => void} failed is told what routines throw
   */
  constructor(tracks, failed) {
    this.#tracks = tracks === null ? null : new Tracks(tracks);
    this.#failed = failed;
  }

  /** @param {number} ftg @param {FNIDLE} routine @param {any} param @param {number} priority */
  add(ftg, routine, param, priority) {
    const slot = slotOf(ftg);
    this.#slots[2 * slot] = routine;
    this.#slots[2 * slot + 1] = param;
    if (this.#tracks !== null) this.#tracks.rank(slot, priority);
  }

  /** @param {number} ftg @param {FNIDLE} routine */
  setRoutine(ftg, routine) {
    this.#slots[2 * slotOf(ftg)] = routine;
  }

  /** @param {number} ftg @param {any} param */
  setParam(ftg, param) {
    this.#slots[2 * slotOf(ftg) + 1] = param;
  }

  /** @param {number} ftg @param {number} priority */
  setPriority(ftg, priority) {
    this.#tracks?.rank(slotOf(ftg), priority);
  }

  /** @param {number} ftg or its slot */
  remove(ftg) {
    const slot = slotOf(ftg);
    this.#slots[2 * slot] = undefined;
    this.#slots[2 * slot + 1] = undefined;
  }

  /**
   * Forgets all. The list stays: slots are used again in any order, and a new list that is filled
   * from its end is a slow one. So is one that was emptied with fill(), in Chromium: it is copied
   * when the next routine is added.
   */
  clear() {
    const slots = this.#slots;
    for (let i = 0; i < slots.length; i++) slots[i] = undefined;
  }

  /** Calls the routine of a slot and says how that ended. @param {number} slot */
  call(slot) {
    if (!this.#tracks) return this.#call(slot);
    const began = performance.now();
    const outcome = this.#call(slot);
    this.#tracks.called(slot, began);
    return outcome;
  }

  /** @param {number} slot */
  #call(slot) {
    const routine = /** @type {FNIDLE} */ (this.#slots[2 * slot]);
    try {
      const result = routine(this.#slots[2 * slot + 1]);
      if (!result) return FALSE;
      this.#watch(result);
      return TRUE;
    } catch (error) {
      this.#failed(error);
      return THREW;
    }
  }

  /** Only a promise that fails is of interest: nothing waits for it. @param {unknown} result */
  #watch(result) {
    let promised = false;
    try {
      promised = result instanceof Promise;
    } catch {} // a proxy may throw
    if (promised) Promise.prototype.then.call(result, undefined, this.#failed);
  }
}
