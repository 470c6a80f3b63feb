// The address of the page: where it begins, and where it stands. A preset that is
// looked at has its step in the address, so that loading the page again, or
// keeping the address, keeps the place.

import { isPreset, query } from './share/link.js';

/** @typedef {import('./stage.js').Stage} Stage */
/** @typedef {import('./stage.js').Part} Part */
/** @typedef {{ preset: string, scenario: string, step: number, wrong: string }} Place */

// How long it takes until the address is changed: browsers make a lot of it.
const REST = 250; // milliseconds

const LONG = /^#v\d+\./;

/**
 * Where the address says that the page begins.
 * @param {import('../mapi.js').Mapi} mapi
 * @returns {Place}
 */
export function readAddress(mapi) {
  const fields = new URLSearchParams(location.search);
  const step = Number(fields.get('step'));
  const place = { preset: fields.get('scenario') ?? '', scenario: '', step: Number.isInteger(step) ? step : 0, wrong: '' };
  if (!LONG.test(location.hash)) return place;
  try {
    const { preset, scenario, step: at, problem } = mapi.readLink(location.hash);
    return { preset, scenario, step: at, wrong: problem ?? '' };
  } catch (error) {
    return { ...place, wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** @implements {Part} */
export class Address {
  #playing;
  #shown = '';
  /** What was shown then. */
  #name = '';
  #soon = 0;

  /** @param {() => boolean} playing while it plays the address rests */
  constructor(playing) {
    this.#playing = playing;
  }

  /** @param {Stage} stage */
  draw(stage) {
    const playing = this.#playing();
    if (playing && (!isPreset(stage) || stage.preset.name === this.#name)) return;
    const at = isPreset(stage) ? query(stage) : stage.preset.name ? this.#shown : location.pathname;
    this.#name = stage.preset.name;
    if (at === this.#shown) return;
    const first = this.#shown === '';
    this.#shown = at;
    // What the page was opened with stays until something else is shown.
    if (first && (stage.state.at === 0 || LONG.test(location.hash)) && !location.search) return;
    if (!this.#soon) this.#soon = setTimeout(() => this.#put(), REST);
  }

  #put() {
    this.#soon = 0;
    try {
      history.replaceState(null, '', this.#shown + (LONG.test(location.hash) ? '' : location.hash));
    } catch {} // browsers allow so many a minute
  }
}
