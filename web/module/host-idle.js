// Where idle time comes from. requestIdleCallback is the operating system's notion
// of idle (I-41, GI-12). Where it is missing, as in Safari, the page slices time
// itself.
//
// Chromium now and then loses sight of a page at rest: it expects a frame that
// never comes, and gives no idle tick until one does, however idle it is. So a
// request that has waited for a second asks for one animation frame, which brings
// the ticks back. It is not taken for idle time itself. A hidden page has no
// frames, and Chromium stops its ticks after some ten seconds: then the request
// waits until the page is shown again, and says that it is stalled.

import { hold } from './platform.js';

const STARVED = 1000; // milliseconds

// A slice of time: short enough for a page that has to draw every 16 ms.
const SLICE = 8; // milliseconds
// The pause before a slice, in which the browser sees to everything else.
const PAUSE = 4; // milliseconds
// A message loop that takes longer to hand back a message has other work to do.
const BUSY = 4; // milliseconds

/** @returns {'requestIdleCallback' | 'slices'} */
export const idleSourceName = () => (typeof requestIdleCallback === 'function' ? 'requestIdleCallback' : 'slices');

/**
 * @typedef {object} IdleSource
 * @property {boolean} stalled a request has been waiting for long
 * @property {() => void} request asks for one tick, if none is asked for
 * @property {() => void} cancel
 * @property {() => void} close
 */

/**
 * @param {(deadline: number) => void} tick gets a time of performance.now()
 * @returns {IdleSource}
 */
export function idleSource(tick) {
  return idleSourceName() === 'slices' ? new Slices(tick) : new IdleCallbacks(tick);
}

/** @implements {IdleSource} */
class IdleCallbacks {
  stalled = false;
  #tick;
  #request = 0;
  #timer = 0;

  /** @param {(deadline: number) => void} tick */
  constructor(tick) {
    this.#tick = tick;
  }

  request() {
    if (this.#request) return;
    this.#request = requestIdleCallback((deadline) => {
      this.#done();
      this.#tick(performance.now() + deadline.timeRemaining());
    });
    this.#timer = setTimeout(() => this.#starve(), STARVED);
  }

  cancel() {
    if (!this.#request) return;
    cancelIdleCallback(this.#request);
    this.#done();
  }

  close() {
    this.cancel();
  }

  #done() {
    this.#request = 0;
    this.stalled = false;
    clearTimeout(this.#timer);
  }

  #starve() {
    this.stalled = true;
    requestAnimationFrame(() => {});
    this.#timer = setTimeout(() => this.#starve(), STARVED);
  }
}

/**
 * A pause, then a message: if it comes straight back, the message loop has nothing
 * else to do (I-32), and there is a slice of time. Otherwise another pause.
 * @implements {IdleSource}
 */
class Slices {
  stalled = false;
  #timer = 0;
  #posted = 0;
  #channel = new MessageChannel();

  /** @param {(deadline: number) => void} tick */
  constructor(tick) {
    this.#channel.port1.onmessage = () => {
      hold(this.#channel.port1, false);
      if (!this.#posted) return;
      const now = performance.now();
      const late = now - this.#posted;
      this.#posted = 0;
      if (late > BUSY) this.request();
      else tick(now + SLICE);
    };
    hold(this.#channel.port1, false);
  }

  request() {
    if (this.#timer || this.#posted) return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.#posted = performance.now();
      hold(this.#channel.port1, true);
      this.#channel.port2.postMessage(0);
    }, PAUSE);
  }

  cancel() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#posted = 0;
  }

  close() {
    this.cancel();
    this.#channel.port1.close();
  }
}
