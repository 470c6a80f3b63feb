// The events of a run as they become more: a live run has tens of thousands, and
// reading all of them again at each drawing would eat the time that is drawn.

/** @typedef {import('../module/player.js').Told} Told */

/** Those of a run's events that something is about. */
export class Those {
  #unread = new Unread();
  #wanted;
  /** @type {Told[]} */
  #found = [];

  /** @param {(event: Told) => unknown} wanted */
  constructor(wanted) {
    this.#wanted = wanted;
  }

  /** Up to a step. @param {readonly Told[]} events @param {number} at */
  of(events, at) {
    const found = this.#read(events);
    return found.slice(0, found.findLastIndex(({ id }) => id <= at) + 1);
  }

  /** The last up to a step. @param {readonly Told[]} events @param {number} at */
  last(events, at) {
    return this.#read(events).findLast(({ id }) => id <= at);
  }

  /** @param {readonly Told[]} events */
  #read(events) {
    const { fresh, again } = this.#unread.of(events);
    if (again) this.#found = [];
    for (const event of fresh) if (this.#wanted(event)) this.#found.push(event);
    return this.#found;
  }
}

export class Unread {
  #read = 0;
  /** @type {Told | undefined} */
  #last;

  /**
   * What has not been read yet; from the beginning, if it is another run.
   * @param {readonly Told[]} events
   */
  of(events) {
    const again = this.#read > 0 && events[this.#read - 1] !== this.#last;
    const fresh = events.slice(again ? 0 : this.#read);
    this.#read = events.length;
    this.#last = events.at(-1);
    return { fresh, again };
  }
}
