// The live host of an idle engine: requestIdleCallback is the operating
// system's idle signal, input events are the user's actions. At most one
// request is outstanding, and none when nothing is ready.
//
// Chromium now and then loses sight of a page at rest: it expects a frame that
// never comes, and gives no idle tick until one does, however idle it is. So a
// request that has waited for a second asks for one animation frame, which
// brings the ticks back. It is not taken for idle time itself.

const USER_ACTIONS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

const STARVED = 1000; // milliseconds

/**
 * @typedef {object} Engine what the host needs of an engine; times are those of performance.now()
 * @property {(now: number) => number} due in how many milliseconds it wants a tick; below zero, not at all
 * @property {(now: number, deadline: number) => void} tick
 * @property {(now: number) => void} userAction
 */

export class LiveHost {
  #engine;
  #request = 0;
  #timer = 0; // until a tick is wanted, or until one is missed
  #ticking = false;

  /** @param {Engine} engine */
  constructor(engine) {
    this.#engine = engine;
    const acted = () => {
      this.#engine.userAction(performance.now());
      // A wait starts again: the timer, if any, comes too early and asks anew.
      if (!this.#timer) this.reconsider();
    };
    for (const type of USER_ACTIONS) addEventListener(type, acted, { capture: true, passive: true });
  }

  /** Asks the engine when it wants its next tick. */
  reconsider() {
    if (this.#ticking) return;
    const due = this.#engine.due(performance.now());
    if (due === 0 && this.#request) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.#request) {
      cancelIdleCallback(this.#request);
      this.#request = 0;
    }
    if (due === 0) {
      this.#request = requestIdleCallback((deadline) => this.#tick(deadline));
      this.#timer = setTimeout(() => this.#starve(), STARVED);
    } else if (due > 0) {
      this.#timer = setTimeout(() => this.reconsider(), Math.min(due, 2 ** 31 - 1));
    }
  }

  #starve() {
    requestAnimationFrame(() => {});
    this.#timer = setTimeout(() => this.#starve(), STARVED);
  }

  /** @param {IdleDeadline} deadline */
  #tick(deadline) {
    this.#request = 0;
    clearTimeout(this.#timer);
    this.#timer = 0;
    const now = performance.now();
    this.#ticking = true;
    try {
      this.#engine.tick(now, now + deadline.timeRemaining());
    } finally {
      this.#ticking = false;
    }
    this.reconsider();
  }
}
