// The token: where a logon is on the picture. After a single step forward it moves
// along the edge that was taken; otherwise it is where it is.

import { svg } from '../dom.js';

/** @typedef {import('./walk.js').Walk} Walk */
/** @typedef {import('./layout.js').Layout} Layout */

export class Token {
  #layout;
  #shown = { key: '', at: -1, edge: '', node: '' };

  /** @param {Layout} layout */
  constructor(layout) {
    this.#layout = layout;
    const r = layout.narrow ? 6 : 7.5;
    this.element = /** @type {SVGGElement} */ (svg('g', { class: 'token', 'aria-hidden': 'true', visibility: 'hidden' },
      svg('circle', { class: 'rim', r: r + 2 }), svg('circle', { class: 'dot', r }),
      svg('path', { class: 'cross', d: `M${-r / 2} ${-r / 2}l${r} ${r}m0 ${-r}l${-r} ${r}` })));
  }

  /** @param {Walk | undefined} walk @param {number} at */
  draw(walk, at) {
    const shown = this.#shown;
    const { key = '', edge = '', node = '' } = walk ?? {};
    const moved = key !== shown.key || edge !== shown.edge || node !== shown.node;
    const along = moved && key === shown.key && at === shown.at + 1;
    this.#shown = { key, at, edge, node };
    this.element.classList.toggle('off', walk?.off != null);
    if (!moved) return;
    this.element.setAttribute('visibility', walk ? 'visible' : 'hidden');
    if (walk) this.#place(edge, node, along && edge !== '');
  }

  /** @param {string} edge @param {string} node @param {boolean} along */
  #place(edge, node, along) {
    const wire = this.#layout.wires.get(edge);
    const { style } = this.element;
    style.transition = 'none';
    style.offsetPath = wire ? `path("M${wire.points.map((p) => `${p.x} ${p.y}`).join('L')}")` : start(/** @type {import('./layout.js').Place} */ (this.#layout.at.get(node)));
    style.offsetDistance = along ? '0%' : '100%';
    if (!along) return;
    this.element.getBoundingClientRect(); // it stands at the beginning before it moves
    style.transition = '';
    style.offsetDistance = '100%';
  }
}

/** Above the node at which a chart begins. @param {import('./layout.js').Place} p */
function start({ x, y }) {
  return `path("M${x} ${y - 10}L${x} ${y - 14}")`;
}
