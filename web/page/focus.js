// Drawing may take away what has the focus: a button together with its row, a form
// that is answered. Whoever has no pointer then goes on from what is nearest, and not
// from the top of the page.

import { focused } from './dom.js';

const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/** Draws, and sees to it that the focus stays in the part of the page that has it. @param {() => void} draw */
export function keepFocus(draw) {
  const had = focused();
  const part = had?.closest('[data-part], .player');
  if (!(had instanceof HTMLElement) || !(part instanceof HTMLElement)) return draw();
  const place = Math.max(stops(part).indexOf(had), 0);
  const name = nameOf(had);
  draw();
  if (takes(had)) {
    // Elements lose the focus when they are moved.
    if (focused() === document.body) had.focus({ preventScroll: true });
    return;
  }
  const now = focused();
  if (now !== had && now !== document.body) return; // the part has seen to it itself
  const all = stops(part);
  const next = all.find((one) => nameOf(one) === name && takes(one))
    ?? all.slice(place).find(takes) ?? all.slice(0, place).findLast(takes);
  if (!next) part.tabIndex = -1;
  (next ?? part).focus();
}

/** @param {HTMLElement} part */
const stops = (part) => /** @type {HTMLElement[]} */ ([...part.querySelectorAll(STOPS)]);

/** @param {HTMLElement} one */
const nameOf = (one) => `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent}`;

/** Whether it can have the focus. @param {HTMLElement} one */
const takes = (one) => one.isConnected && !one.matches(':disabled') && one.checkVisibility({ visibilityProperty: true });
