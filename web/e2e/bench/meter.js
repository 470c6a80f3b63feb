// Measures how long the browser's callbacks take, and counts them. It wraps what
// schedulers use, so it has to be there before any of them is loaded.

export const meter = { spent: 0, callbacks: 0, timers: 0, readings: 0 };

/** @param {(...args: any[]) => unknown} callback */
const timed = (callback) => (/** @type {any[]} */ ...args) => {
  const began = now();
  try {
    callback(...args);
  } finally {
    meter.spent += now() - began;
    meter.callbacks++;
  }
};

const now = performance.now.bind(performance);

/** Counts the readings of the clock, or not: counting costs time, and most those who read often. @param {boolean} on */
export function counting(on) {
  if (!on) return void Reflect.deleteProperty(performance, 'now'); // the browser's own is behind it
  meter.readings = 0;
  performance.now = () => {
    meter.readings++;
    return now();
  };
}

const { requestIdleCallback, setTimeout } = window;
window.requestIdleCallback = (callback, options) => requestIdleCallback(timed(callback), options);
window.setTimeout = /** @type {any} */ ((/** @type {any} */ callback, /** @type {number} */ ms) => setTimeout(() => {
  meter.timers++;
  callback();
}, ms));

// What React's scheduler is given for its message loop.
/** @type {any} */ (window).TimedMessageChannel = class {
  #channel = new MessageChannel();
  port2 = this.#channel.port2;
  port1 = { onmessage: () => {} };
  constructor() {
    this.#channel.port1.onmessage = timed(() => this.port1.onmessage());
  }
};

/** A pause that is not counted. @param {number} ms */
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** performance.now(), not counted. */
export const clock = now;

/** @typedef {{ median: number, least: number, most: number }} Spread */

/** @param {number[]} values @returns {Spread} */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], least: sorted[0], most: sorted[sorted.length - 1] };
}

const PATIENCE = 60_000; // milliseconds without any progress

/**
 * Waits until something is over that calls routines, and says whose it is if it gets no further.
 * @param {string} name
 * @param {number} want so many calls
 * @param {() => number} calls so many until now
 * @param {Promise<void>} over
 */
export async function called(name, want, calls, over) {
  for (let before = -1; calls() < want;) {
    if (calls() === before) throw new Error(`${name}: ${before} calls of ${want}, and none for a minute`);
    before = calls();
    await Promise.race([over, pause(PATIENCE)]);
  }
}
