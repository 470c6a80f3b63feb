// The keyboard in the picture of a chart: one stop for Tab, and the arrow keys go
// along the arrows, with them or against them, the way they lead on the picture. With
// Shift they open the arrow instead.

import { focused } from '../dom.js';

/** @typedef {import('./walk.js').Chart} Chart */
/** @typedef {import('./walk.js').Walk} Walk */
/** @typedef {import('./picture.js').Picture} Picture */
/** @typedef {import('./layout.js').Place} Place */

/** @type {Record<string, Place>} */
const WAYS = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } };

export class ChartKeys {
  #chart;
  #picture;
  #focus = '';
  /** @type {Walk | undefined} */
  #walk;

  /**
   * @param {Chart} chart
   * @param {Picture} picture
   * @param {(id: string, byKey: boolean) => void} choose
   */
  constructor(chart, picture, choose) {
    this.#chart = chart;
    this.#picture = picture;
    const { element } = picture;
    element.addEventListener('click', (event) => {
      const id = idOf(event.target);
      if (id) choose(id, false);
    });
    element.addEventListener('focusin', (event) => {
      const id = idOf(event.target);
      if (id) this.#stop(id);
    });
    element.addEventListener('keydown', (event) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = /** @type {KeyboardEvent} */ (event);
      const id = idOf(event.target);
      if (!id || ctrlKey || metaKey || altKey) return;
      if (key === 'Enter' || key === ' ') choose(id, true);
      else if (key in WAYS) {
        const arrow = this.#arrow(id, WAYS[key]);
        if (shiftKey && arrow) choose(arrow.id, true);
        else if (!shiftKey && arrow) this.#go(arrow.from === id ? arrow.to : arrow.from);
      }
      else if (key === 'Home') this.#go(chart.nodes[0].id);
      else if (key === 'End') this.#go(this.#walk?.node ?? id);
      else return;
      event.preventDefault();
    });
    this.#stop(chart.nodes[0].id);
  }

  /** @param {Walk | undefined} walk */
  draw(walk) {
    this.#walk = walk;
    // While the focus is elsewhere, Tab comes in where the token is.
    if (walk && !this.#picture.element.contains(focused())) this.#stop(walk.node);
  }

  /** @param {string} [id] */
  focus(id = '') {
    this.#go(this.#picture.node(id) ? id : this.#focus);
  }

  /** The arrow that lies that way, or none: first one that leaves, then one that comes in. @param {string} id @param {Place} way */
  #arrow(id, way) {
    const { edges } = this.#chart;
    const wire = (/** @type {string} */ edge) => /** @type {Place[]} */ (this.#picture.points.get(edge)?.points);
    const out = edges.filter((one) => one.from === id && leads(wire(one.id)[0], wire(one.id)[1], way));
    const back = edges.filter((one) => one.to === id && leads(wire(one.id).at(-1), wire(one.id).at(-2), way));
    const walked = back.find((one) => this.#walk?.steps.some((step) => step.edge === one.id));
    return out[0] ?? walked ?? back[0];
  }

  /** @param {string | undefined} id */
  #go(id) {
    if (id) this.#picture.node(id)?.focus();
  }

  /** @param {string} id */
  #stop(id) {
    if (id === this.#focus) return;
    this.#picture.node(this.#focus)?.setAttribute('tabindex', '-1');
    this.#picture.node(id)?.setAttribute('tabindex', '0');
    this.#focus = this.#picture.node(id) ? id : this.#focus;
  }
}

/** @param {EventTarget | null} target */
const idOf = (target) => /** @type {SVGElement | null} */ (/** @type {Element} */ (target).closest('[data-id]'))?.dataset.id ?? '';

/** @param {Place | undefined} from @param {Place | undefined} to @param {Place} way */
const leads = (from, to, way) => from !== undefined && to !== undefined && Math.sign(to.x - from.x) === way.x && Math.sign(to.y - from.y) === way.y;
