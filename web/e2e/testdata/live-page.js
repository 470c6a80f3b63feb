// What tests ask of a page that the browser drives.

import { any } from './check.js';

/** Counts the sentences that are read out, from now on, in `heard`. */
export function listen() {
  const heard = any(window).heard = { began: performance.now(), sentences: 0 };
  new MutationObserver(() => heard.sentences++).observe(any(document.querySelector('.player-telling [role=status]')), { childList: true });
}

/** How many sentences were read out, and how many there may be: one in four seconds. */
export function heard() {
  const { sentences, began } = any(window).heard;
  return { sentences, most: 1 + Math.floor((performance.now() - began) / 4000) };
}

/**
 * Takes note of the timers that ask for so many milliseconds from now on: in `timed` is how
 * long each kept the main thread, and how many are waiting.
 * @param {number} ms
 */
export function time(ms) {
  /** @type {number[]} */
  const took = [];
  const waiting = new Set();
  const { setTimeout, clearTimeout } = window;
  any(window).timed = { took, waiting };
  any(window).setTimeout = (/** @type {() => void} */ callback, after = 0, /** @type {unknown[]} */ ...given) => {
    if (after !== ms) return setTimeout(callback, after, ...given);
    const id = setTimeout(() => {
      waiting.delete(id);
      const began = performance.now();
      callback();
      took.push(performance.now() - began);
    }, after);
    waiting.add(id);
    return id;
  };
  window.clearTimeout = (id) => {
    waiting.delete(id);
    clearTimeout(id);
  };
}
