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

/** The share of half a second in which the main thread is free, by turns of its message loop. */
export const free = () => new Promise((done) => {
  const began = performance.now();
  let last = began;
  let free = 0;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    if (now - last < 5) free += now - last;
    last = now;
    if (now - began > 500) done(free / (now - began));
    else channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
});
