// Which picture shows what an example is about, and how to get there.

import { root } from '../../root.js';

/** Of the sections of the article. @type {Record<string, string>} */
const PICTURES = {
  session: '[data-part="chart"][data-chart="session"]',
  services: '[data-part="chart"][data-chart="service"]',
  provider: '[data-part="chart"][data-chart="provider"]',
  sharing: '[data-part="sessions"]',
  idle: '[data-part="queue"]',
  timeline: '[data-part="timeline"]',
  compare: '[data-part="compare"]',
  threads: '[data-part="threads"]',
};

/** What the parts of the index are called that have another name as a section. @type {Record<string, string>} */
const SECTIONS = { sessions: 'session' };

/** @param {string | undefined} section */
const picture = (section) => /** @type {HTMLElement | null} */ (document.querySelector(PICTURES[section ?? ''] ?? '[hidden=none]'));

/** The picture that a button of the article has to do with: its own, or that of its section. @param {HTMLElement} button */
export const homeOf = (button) => picture(button.dataset.shows ?? button.closest('section[id]')?.id);

/** Whether enough of a height is in view. @param {number} seen @param {number} height */
export const well = (seen, height) => seen > 0 && seen >= Math.min(height * 0.75, innerHeight * 0.6);

/** Goes to the picture of an example. @param {string} name */
export async function landing(name) {
  const button = document.querySelector(`.article [data-preset="${CSS.escape(name)}"]`);
  const part = button instanceof HTMLElement ? homeOf(button) : picture(await sectionOf(name));
  const bench = part?.closest('.bench');
  if (bench) {
    const tab = document.getElementById(`bench-tab-${part?.dataset.part}`);
    if (tab?.checkVisibility()) tab.click();
  }
  if (part) await settle(bench ?? part);
}

/** What the reader does to go elsewhere. */
const LEAVING = ['wheel', 'touchmove', 'keydown', 'pointerdown'];
/** For how many frames nothing must have moved. */
const STILL = 12;

/** Keeps a place in view while what stands above it is drawn for the first time. @param {Element} place */
async function settle(place) {
  const left = new AbortController();
  for (const event of LEAVING) addEventListener(event, () => left.abort(), { signal: left.signal, passive: true });
  place.scrollIntoView();
  let { top } = place.getBoundingClientRect();
  let at = scrollY;
  for (let still = 0; still < STILL && !left.signal.aborted; still++) {
    await new Promise((done) => requestAnimationFrame(done));
    if (left.signal.aborted) return;
    const now = place.getBoundingClientRect().top;
    if (Math.abs(now - top) < 2 && !document.querySelector('main [data-stale]')) continue;
    // It moved by as much as was scrolled, and not by what is drawn above it: somebody has gone elsewhere.
    if (Math.abs(now - top) >= 2 && Math.abs(now - top + scrollY - at) < 2) break;
    still = -1;
    place.scrollIntoView();
    ({ top } = place.getBoundingClientRect());
    at = scrollY;
  }
  left.abort();
}

/** The section that an example belongs to. @param {string} name */
async function sectionOf(name) {
  const response = await fetch(new URL('scenarios/index.json', root));
  const { parts } = /** @type {import('../presets/presets.js').Index} */ (await response.json());
  const part = parts.find(({ scenarios }) => scenarios.some((one) => one.name === name))?.name ?? '';
  return SECTIONS[part] ?? part;
}
