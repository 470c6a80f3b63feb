// The strip of idle ticks: one bar a tick, as high as its deadline is long, filled from
// below with what the routines took of it.

import { svg } from '../dom.js';
import { SPAN } from './model.js';

/** @typedef {import('./model.js').Tick} Tick */

export const WIDTH = 1000;
export const HEIGHT = 100;
/** A deadline is no longer than this, in hundredths of a second. */
const LONGEST = 5;
const BAR = 3.4;
// How many routines have a colour and a pattern of their own; the others share the last.
export const KINDS = 5;

/** A number with as few digits as can be seen. @param {number} value */
const few = (value) => Math.round(value * 10) / 10;

export class Strip {
  #deadlines = svg('path', { class: 'deadlines' });
  #uses = Array.from({ length: KINDS }, (_, kind) => svg('path', { class: `use kind-${kind}` }));
  #drawn = '';

  constructor() {
    this.element = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, this.#deadlines, ...this.#uses);
  }

  /** @param {Tick[]} ticks @param {number} now @param {(routine: string) => number} kind */
  draw(ticks, now, kind) {
    const deadlines = [];
    /** @type {string[][]} */
    const uses = this.#uses.map(() => []);
    for (const { at, deadline, uses: taken } of ticks) {
      const x = few(WIDTH - ((now - at) / SPAN) * WIDTH - BAR);
      deadlines.push(bar(x, 0, deadline));
      let from = 0;
      for (const { routine, took } of taken) {
        uses[kind(routine)].push(bar(x, from, took));
        from += took;
      }
    }
    const drawn = deadlines.join('');
    if (this.#drawn === drawn) return;
    this.#drawn = drawn;
    this.#deadlines.setAttribute('d', drawn);
    this.#uses.forEach((path, i) => path.setAttribute('d', uses[i].join('')));
  }
}

/** @param {number} x @param {number} from @param {number} long both in hundredths of a second */
function bar(x, from, long) {
  const height = (value = 0) => (Math.min(value, LONGEST) / LONGEST) * HEIGHT;
  const top = HEIGHT - height(from + long);
  const deep = HEIGHT - height(from) - top;
  return deep > 0 ? `M${x} ${few(top)}h${BAR}v${few(Math.max(deep, 1.5))}h-${BAR}z` : '';
}
