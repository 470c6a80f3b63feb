// Meters of the last ten seconds: the frames that were lost, and for how much of the
// time the browser was idle, as its own idle ticks say. It costs a frame and a tick
// each, so it runs only while there is something to see.

const SPAN = 100; // milliseconds of a bin
export const BINS = 100;
const FRAME = 1000 / 60; // milliseconds, until frames have been seen
// Of how many frames the usual distance is taken.
const SAMPLE = 30;

export class Meter {
  #idle = new Float64Array(BINS);
  #lost = new Uint16Array(BINS);
  #bin = 0;
  /** When it began to measure, or went on to. */
  #began = 0;
  #ended = 0;
  #frame = 0;
  #tick = 0;
  #last = 0;
  /** The latest distances between frames. @type {number[]} */
  #distances = [];
  #usual = FRAME;
  /** How long routines have worked since the last frame. */
  #work = 0;

  running = false;
  /** Work is done at once: what is lost is lost for it. */
  atOnce = false;
  /** Frames lost since the beginning: to routines in idle time, and to work at once. */
  totals = { idle: 0, atOnce: 0 };

  /** Whether idle ticks can be had. */
  static knowsIdle = typeof requestIdleCallback === 'function';

  start() {
    if (this.running) return;
    this.running = true;
    // After a rest it begins anew, or the rest would count as idle or as lost.
    this.#idle.fill(0);
    this.#lost.fill(0);
    this.#began = this.#ended = performance.now();
    this.#last = 0;
    this.#frame = requestAnimationFrame((now) => this.#framed(now));
    if (Meter.knowsIdle) this.#tick = requestIdleCallback((deadline) => this.#ticked(deadline));
  }

  stop() {
    if (!this.running) return;
    this.running = false;
    this.#ended = performance.now();
    cancelAnimationFrame(this.#frame);
    if (Meter.knowsIdle) cancelIdleCallback(this.#tick);
  }

  /** A routine has worked. @param {number} time */
  worked(time) {
    this.#work += time;
  }

  /** Frames lost in the last ten seconds. */
  get lost() {
    return this.#advance().#lost.reduce((sum, one) => sum + one, 0);
  }

  /** For how much of the last ten seconds the browser was idle, from 0 to 1. */
  get idle() {
    const span = Math.min((this.running ? performance.now() : this.#ended) - this.#began, BINS * SPAN);
    return span > 0 ? Math.min(this.#advance().#idle.reduce((sum, one) => sum + one, 0) / span, 1) : 0;
  }

  /** The bins, the oldest first. */
  get bins() {
    this.#advance();
    return Array.from({ length: BINS }, (_, i) => {
      const at = (this.#bin + 1 + i) % BINS;
      return { idle: Math.min(this.#idle[at] / SPAN, 1), lost: this.#lost[at] };
    });
  }

  /** @param {number} now */
  #framed(now) {
    const distance = now - this.#last;
    if (this.#last && distance > 0) {
      const lost = this.#missed(distance);
      this.#advance().#lost[this.#bin % BINS] += lost;
      if (this.atOnce) this.totals.atOnce += lost;
      else this.totals.idle += lost - this.#missed(distance - this.#work); // those that would be there without routines
      this.#learn(distance);
    }
    this.#last = now;
    this.#work = 0;
    if (this.running) this.#frame = requestAnimationFrame((next) => this.#framed(next));
  }

  /** How many frames are missing in a time. @param {number} time */
  #missed(time) {
    return time > 1.5 * this.#usual ? Math.round(time / this.#usual) - 1 : 0;
  }

  /** @param {number} distance */
  #learn(distance) {
    this.#distances.push(distance);
    if (this.#distances.length < SAMPLE) return;
    this.#usual = Math.min(Math.max(this.#distances.sort((a, b) => a - b)[SAMPLE >> 1], FRAME), 2 * FRAME);
    this.#distances = [];
  }

  /** @param {IdleDeadline} deadline */
  #ticked(deadline) {
    if (!this.running) return;
    this.#tick = requestIdleCallback((next) => this.#ticked(next));
    const left = deadline.didTimeout ? 0 : deadline.timeRemaining();
    this.#advance().#idle[this.#bin % BINS] += left;
  }

  /** Empties the bins whose time has come again; what was measured last stays. */
  #advance() {
    if (!this.running) return this;
    const bin = Math.floor(performance.now() / SPAN);
    for (let next = Math.max(this.#bin + 1, bin - BINS + 1); next <= bin; next++) this.#idle[next % BINS] = this.#lost[next % BINS] = 0;
    this.#bin = Math.max(this.#bin, bin);
    return this;
  }
}
