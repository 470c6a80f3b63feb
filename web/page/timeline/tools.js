// The buttons that zoom, and the range that moves the part which is shown.

import { h } from '../dom.js';

export class Tools {
  #window;
  #here;
  #changed;
  #whole;
  #out;
  #range;

  /**
   * @param {import('../words.js').Words} words
   * @param {import('./window.js').Window} window
   * @param {() => number} here
   * @param {() => void} changed
   */
  constructor(words, window, here, changed) {
    this.#window = window;
    this.#here = here;
    this.#changed = changed;
    /** @param {string} text @param {string} label @param {() => void} click */
    const button = (text, label, click) => h('button', { type: 'button', 'aria-label': label, title: label, click }, text);
    this.#out = button('−', words.say('timeline.zoom-out'), () => this.zoom(0.5));
    this.#whole = h('button', { type: 'button', click: () => this.all() }, words.say('timeline.all'));
    this.element = h('span', { class: 'timeline-tools' }, button('+', words.say('timeline.zoom-in'), () => this.zoom(2)), this.#out, this.#whole);
    this.#range = h('input', { type: 'range', min: 0, max: 1000, 'aria-label': words.say('timeline.move'), input: () => {
      window.share = this.#range.valueAsNumber / 1000;
      changed();
    } });
    this.scroller = h('div', { class: 'timeline-scroller' }, this.#range);
  }

  /** @param {number} factor */
  zoom(factor) {
    const here = this.#here();
    const { from, to } = this.#window;
    this.#window.zoom(factor, here >= from && here <= to ? here : (from + to) / 2);
    this.#changed();
  }

  all() {
    this.#window.all();
    this.#changed();
  }

  draw() {
    const { whole, share } = this.#window;
    this.scroller.hidden = whole;
    // A button that has the focus keeps it.
    for (const one of [this.#out, this.#whole]) one.setAttribute('aria-disabled', String(whole));
    const value = String(Math.round(share * 1000));
    if (this.#range.value !== value) this.#range.value = value;
  }
}

/** Sets an attribute only where it differs. @param {Element} element @param {string} name @param {string | number} value */
export function set(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}
