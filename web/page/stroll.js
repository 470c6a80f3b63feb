// Going to a later step one by one, so that it can be followed. Whoever steps, plays or
// opens something else meanwhile is not held back.

/** @typedef {import('./stage.js').Stage} Stage */

const STEP = 300; // milliseconds

export class Stroll {
  #stage;
  #timer = 0;
  #at = 0;
  #to = 0;
  /** @type {import('../module/player.js').Player | null} */
  #player = null;
  #still = matchMedia('(prefers-reduced-motion: reduce)');

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  /** At once for whoever does not want it to move. @param {number} step */
  to(step) {
    this.stop();
    const { player, state } = this.#stage;
    this.#player = player;
    this.#to = step;
    this.#at = state.at;
    if (this.#still.matches) player.go(step);
    else this.#go();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #go() {
    if (this.#at >= this.#to) return;
    this.#timer = setTimeout(() => {
      const { player, state, live } = this.#stage;
      if (player !== this.#player || state.at !== this.#at || live?.on) return;
      player.go(++this.#at);
      this.#go();
    }, STEP);
  }
}
