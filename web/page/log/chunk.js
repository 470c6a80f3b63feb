// Some consecutive steps of the log: rows while they are near what is to be seen,
// and an empty place of their height otherwise.

import { focused, h } from '../dom.js';

/** @typedef {import('../../module/player.js').Told} Told */

export const SIZE = 50;

// The height of a row before it was ever drawn.
const ROW = 34;

export class Chunk {
  #first;
  #events;
  #words;
  #shown = false;
  #height = 0;
  #at = -1;
  #hidden = Infinity;

  /** @param {number} before the steps before the first @param {readonly Told[]} events @param {import('../words.js').Words} words */
  constructor(before, events, words) {
    this.#first = before + 1;
    this.#events = events;
    this.#words = words;
    this.element = h('ol', { start: this.#first });
    this.#keepHeight();
  }

  /** @param {readonly Told[]} events */
  set(events) {
    const same = events.length >= this.#events.length && this.#events.every((one, i) => one === events[i]);
    const had = this.#events.length;
    this.#events = events;
    if (same && had === events.length) return;
    if (!this.#shown) return this.#keepHeight();
    if (same) this.element.append(...events.slice(had).map((event) => this.#row(event)));
    else this.element.replaceChildren(...events.map((event) => this.#row(event)));
    this.#at = -1;
    this.#hidden = -1;
  }

  show() {
    if (this.#shown) return;
    this.#shown = true;
    this.element.style.blockSize = '';
    this.element.replaceChildren(...this.#events.map((event) => this.#row(event)));
    const at = this.#at;
    const hidden = this.#hidden;
    this.#at = -1;
    this.#hidden = -1;
    this.mark(at, hidden);
  }

  /** @param {number} height how high it is; to ask for it would cost a layout */
  hide(height) {
    if (!this.#shown || this.#holds(focused())) return;
    this.#shown = false;
    this.#height = height / Math.max(this.#events.length, 1);
    this.element.replaceChildren();
    this.#keepHeight();
  }

  /** Marks the current step, and hides those after one. @param {number} at @param {number} hidden */
  mark(at, hidden) {
    if (!this.#shown) {
      this.#at = at;
      this.#hidden = hidden;
      return;
    }
    if (at !== this.#at) {
      this.row(this.#at)?.removeAttribute('aria-current');
      this.row(at)?.setAttribute('aria-current', 'step');
      this.#at = at;
    }
    if (hidden === this.#hidden) return;
    this.#hidden = hidden;
    for (const row of this.element.children) /** @type {HTMLLIElement} */ (row).hidden = /** @type {HTMLLIElement} */ (row).value > hidden;
  }

  /** @param {number} step @returns {HTMLLIElement | null} */
  row(step) {
    return this.#shown ? /** @type {HTMLLIElement | null} */ (this.element.children[step - this.#first] ?? null) : null;
  }

  /** @param {Told} event */
  #row({ id, at, rule = '', sentence }) {
    const words = this.#words;
    return h('li', { value: id },
      h('button', { type: 'button', tabindex: -1, 'aria-label': words.say('player.log-go', { step: id, time: words.seconds(at) }) }, words.seconds(at)),
      h('span', { class: 'log-sentence' }, sentence), h('span', { class: 'log-rule' }, rule));
  }

  /** @param {Element | null} element */
  #holds(element) {
    return element !== null && this.element.contains(element);
  }

  #keepHeight() {
    this.element.style.blockSize = `${Math.round((this.#height || ROW) * this.#events.length)}px`;
  }
}
