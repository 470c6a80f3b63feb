// A shape for each state of a routine, and the bar of a wait.

import { svg } from '../dom.js';

/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */

/** What is drawn for a state, on a field of 20 by 20. @type {Record<WorldRoutine['state'], (share: number) => [string, Record<string, any>][]>} */
const SHAPES = {
  ready: () => [['circle', { cx: 10, cy: 10, r: 7, class: 'full' }]],
  waiting: (share) => [['circle', { cx: 10, cy: 10, r: 7.25, class: 'line' }], ['path', { d: wedge(share), class: 'full' }]],
  posted: () => [['rect', { x: 1.75, y: 4.25, width: 16.5, height: 11.5, rx: 1, class: 'line' }], ['path', { d: 'M2 5 10 11 18 5', class: 'line' }]],
  running: () => [['path', { d: 'M4.5 2.5 17.5 10 4.5 17.5Z', class: 'full' }]],
  disabled: () => [['circle', { cx: 10, cy: 10, r: 7.25, class: 'line' }], ['path', { d: 'M5 15 15 5', class: 'line' }]],
  removing: () => [['circle', { cx: 10, cy: 10, r: 7.75, class: 'line', 'stroke-dasharray': '2.5 2' }], ['path', { d: 'M6.5 6.5 13.5 13.5M13.5 6.5 6.5 13.5', class: 'line' }]],
};

/** The part of a clock's face that is still to go. @param {number} share */
function wedge(share) {
  if (share >= 1) return 'M10 5a5 5 0 1 1 0 10 5 5 0 1 1 0-10Z';
  const angle = 2 * Math.PI * share;
  const x = (10 - 5 * Math.sin(angle)).toFixed(2);
  const y = (10 - 5 * Math.cos(angle)).toFixed(2);
  return `M10 10V5A5 5 0 ${share > 0.5 ? 1 : 0} 0 ${x} ${y}Z`;
}

/** What is left of a routine's wait, from 0 to 1. @param {WorldRoutine} routine */
export const share = (routine) => (routine.csec > 0 ? Math.min(1, routine.left / routine.csec) : 0);

/** The shape of a state; the word stands beside it. */
export class Shape {
  #drawn = '';
  element = svg('svg', { viewBox: '0 0 20 20', width: 20, height: 20, class: 'queue-shape', 'aria-hidden': 'true' });

  /** @param {WorldRoutine['state']} state @param {number} [left] */
  draw(state, left = 0.7) {
    const rounded = Math.round(left * 60) / 60;
    const wanted = `${state} ${rounded}`;
    if (wanted === this.#drawn) return;
    this.#drawn = wanted;
    this.element.setAttribute('data-state', state);
    this.element.replaceChildren(...SHAPES[state](rounded).map(([tag, attributes]) => svg(tag, attributes)));
  }
}

/** How much of a wait is left, as a bar. */
export class Bar {
  #left = svg('rect', { x: 0, y: 0, width: 0, height: 6, class: 'full' });
  element = svg('svg', { viewBox: '0 0 100 6', preserveAspectRatio: 'none', class: 'queue-bar', 'aria-hidden': 'true' },
    svg('rect', { x: 0.5, y: 0.5, width: 99, height: 5, class: 'line' }), this.#left);

  /** @param {number} left from 0 to 1 */
  draw(left) {
    const width = (100 * left).toFixed(1);
    if (this.#left.getAttribute('width') !== width) this.#left.setAttribute('width', width);
  }
}
