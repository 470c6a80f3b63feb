// How busy the reader kept the page, and when: the slider of live mode, over time.

/** @typedef {{ from: number, to: number, percent: number }} Held so much load for so long */

export class Loads {
  /** @type {Held[]} */
  #all = [];

  /** Takes note of the load there is now. @param {number} at @param {number} percent */
  note(at, percent) {
    const last = this.#all.at(-1);
    if (last) last.to = Math.max(last.to, at);
    if ((last?.percent ?? 0) !== percent) this.#all.push({ from: at, to: at, percent });
  }

  /** Forgets what was noted of another run. */
  clear() {
    this.#all = [];
  }

  /** Those within a time, without the times of no load. @param {number} from @param {number} to */
  within(from, to) {
    return this.#all.filter((one) => one.percent > 0 && one.to > from && one.from < to);
  }
}
