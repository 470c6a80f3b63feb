// What the bar tells in live mode, where dozens of things happen in a second: the
// latest that says something, for long enough to be read.

import { Those } from '../unread.js';

/** @typedef {import('../../module/player.js').Told} Told */

const HELD = 800; // milliseconds
const FRAME = /^(host\.(tick|app-tick|idle-ends|turn)|idle\.(posted|called))/;

export class Latest {
  #those = new Those(({ key }) => !FRAME.test(key));
  /** @type {Told | undefined} */
  #told;
  #since = 0;
  #soon = 0;

  /** @param {import('../stage.js').Stage} stage */
  of(stage) {
    const { player, state } = stage;
    const latest = this.#those.last(player.events, state.at);
    if (latest === this.#told) return this.#told;
    const rest = this.#since + HELD - performance.now();
    if (rest > 0 && this.#told && player.events[this.#told.id - 1] === this.#told) {
      if (!this.#soon) this.#soon = setTimeout(() => {
        this.#soon = 0;
        stage.changed();
      }, rest);
      return this.#told;
    }
    this.#since = performance.now();
    this.#told = latest;
    return latest;
  }
}
