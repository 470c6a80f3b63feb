// A small button that always says how something is set, and opens what sets it.

import { h } from '../dom.js';

let made = 0;

/** Sets a text only where it differs. @param {Element} element @param {string} text */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export class Chip {
  #label;
  #name = h('span', { class: 'unseen' });
  #value = h('span');
  #rest = h('span', { class: 'chip-rest' });

  /** @param {string} label @param {...(Node | string)} children */
  constructor(label, ...children) {
    const id = `player-chip-${++made}`;
    this.#label = label;
    this.button = h('button', { type: 'button', class: 'chip', popovertarget: id }, this.#name, this.#value, this.#rest);
    this.panel = h('div', { id, popover: 'auto', class: 'chip-panel', role: 'group', 'aria-label': label }, h('h3', {}, label), ...children);
  }

  get open() {
    return this.panel.matches(':popover-open');
  }

  /** @param {string} value @param {string} [rest] what a narrow page leaves out */
  say(value, rest = '') {
    setText(this.#name, value.startsWith(this.#label) ? '' : `${this.#label}: `);
    setText(this.#value, value);
    setText(this.#rest, rest);
  }
}
