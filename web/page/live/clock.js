// What time it is in a live run: hundredths of a second, counted on from the end of
// the run as it was. What one clock has gained on the other was sleep (I-28).

// Less is not told from a correction of the clock.
const LEAP = 2000; // milliseconds
// How fast a time server moves a clock at the most.
const SLEW = 0.001;

const behind = () => Date.now() - performance.now();

export class LiveClock {
  #base;
  #began = performance.now();
  #behind = behind();
  #looked = this.#began;

  /** @param {number} base */
  constructor(base) {
    this.#base = base;
  }

  /** Now; no finer than a scenario writes it. */
  at() {
    return round(this.#base + (performance.now() - this.#began) / 10);
  }

  /** Time that passed while this computer slept, or as if it had. @param {number} span */
  skip(span) {
    this.#base += span;
  }

  /** How long the computer has slept since the last look, if it has. */
  slept() {
    const now = performance.now();
    const gained = behind() - this.#behind;
    const limit = LEAP + SLEW * (now - this.#looked);
    this.#behind += gained;
    this.#looked = now;
    return gained > limit ? round(gained / 10) : 0;
  }
}

/** @param {number} time */
export const round = (time) => Math.round(time * 1e4) / 1e4;
