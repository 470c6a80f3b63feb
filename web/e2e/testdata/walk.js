// What a walk by keyboard alone asks of the page.

import { any } from './check.js';

const LIVE = '[role="status"], [role="alert"], [aria-live]';

/** Takes down in `heard` what the live regions say, from now on. */
export function listen() {
  /** @type {string[]} */
  const heard = any(window).heard = [];
  new MutationObserver((changes) => {
    /** @type {Set<Element>} */
    const touched = new Set();
    for (const { target } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(LIVE);
      if (region) touched.add(region);
    }
    for (const { textContent: text } of [...touched].filter((one) => one.checkVisibility())) if (text) heard.push(text);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
