// The calls of idle routines as tracks of their own in the browser's performance
// panel, a lane for each band of priorities. Each entry is taken back from the
// page's timeline at once, which the panel does not mind: the timeline would grow
// for ever.

const GROUP = 'MAPI idle engine';

/** Lanes and colours of the panel's palette, in the order of idle time. */
const NEGATIVE = { track: 'negative: idle time', color: 'tertiary' };
const ZERO = { track: 'zero: no preference', color: 'secondary' };
const POSITIVE = { track: 'positive: ahead of user events', color: 'primary' };

export class Tracks {
  #application;
  /** By slot. @type {number[]} */
  #priorities = [];

  /** @param {string} application */
  constructor(application) {
    this.#application = application;
  }

  /** @param {number} slot @param {number} priority */
  rank(slot, priority) {
    this.#priorities[slot] = priority;
  }

  /** @param {number} slot @param {number} began performance.now() */
  called(slot, began) {
    const priority = this.#priorities[slot];
    const { track, color } = priority < 0 ? NEGATIVE : priority > 0 ? POSITIVE : ZERO;
    const name = `idle routine ${slot}`;
    performance.measure(name, {
      start: began,
      end: performance.now(),
      detail: {
        devtools: {
          dataType: 'track-entry',
          track,
          trackGroup: `${GROUP} of ${this.#application}`,
          color,
          properties: [['priIdle', String(priority)]],
        },
      },
    });
    performance.clearMeasures(name);
  }
}
