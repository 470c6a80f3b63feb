// In a live run a logon takes no time at all: the token goes its way a step at a time,
// so that it can be followed.

/** @typedef {import('../../module/player.js').Told} Told */

const STEP = 280; // milliseconds

export class Pace {
  /** How many of the events are shown. */
  #shown = 0;
  #last = 0;
  #soon = 0;

  /** All of them. @param {Told[]} events */
  all(events) {
    this.#shown = events.length;
    return events;
  }

  /** Those whose time has come. @param {Told[]} events @param {() => void} more is told when there are more */
  of(events, more) {
    this.#shown = Math.min(this.#shown, events.length);
    while (this.#shown < events.length) {
      const { key } = events[this.#shown];
      const rest = key.startsWith('chart.') ? this.#last + STEP - performance.now() : 0;
      if (rest > 0) {
        if (!this.#soon) this.#soon = setTimeout(() => {
          this.#soon = 0;
          more();
        }, rest);
        break;
      }
      if (key.startsWith('chart.')) this.#last = performance.now();
      this.#shown++;
    }
    return events.slice(0, this.#shown);
  }
}
