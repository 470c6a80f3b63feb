// The last ten seconds of the main thread as a strip: how idle it was, and where
// frames were lost.

import { svg } from '../dom.js';
import { mark } from '../keyed.js';
import { BINS } from './meter.js';

const HEIGHT = 24;
const MOST = 12; // lost frames in a bin that fill the strip

export class Strip {
  #idle = svg('path', { class: 'idle' });
  #lost = svg('path', { class: 'lost' });
  element = svg('svg', { class: 'work-strip', viewBox: `0 0 ${BINS} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img' }, this.#idle, this.#lost);

  /** @param {{ idle: number, lost: number }[]} bins @param {string} label */
  draw(bins, label) {
    mark(this.element, 'aria-label', label);
    mark(this.#idle, 'd', bins.map(({ idle }, i) => column(i, idle)).join(''));
    mark(this.#lost, 'd', bins.map(({ lost }, i) => column(i, Math.min(lost / MOST, 1))).join(''));
  }
}

/** @param {number} at @param {number} share */
const column = (at, share) => (share > 0 ? `M${at} ${HEIGHT}v${(-share * HEIGHT).toFixed(1)}h1v${(share * HEIGHT).toFixed(1)}z` : '');
