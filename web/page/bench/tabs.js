// Chart and queue on a narrow page: two tabs of one screen. Where there is room for
// both there are no tabs.

import { h } from '../dom.js';

const NARROW = '(width < 62rem)';
const NAMES = /** @type {const} */ (['chart', 'queue']);
/** @type {Record<string, (at: number) => number>} */
const KEYS = { ArrowRight: (at) => (at + 1) % NAMES.length, ArrowLeft: (at) => (at + NAMES.length - 1) % NAMES.length, Home: () => 0, End: () => NAMES.length - 1 };

export class Tabs {
  #bench;
  #narrow = matchMedia(NARROW);
  #tabs;
  #list;
  #panels;

  /** @param {HTMLElement} bench @param {import('../words.js').Words} words */
  constructor(bench, words) {
    this.#bench = bench;
    this.#panels = NAMES.map((name) => /** @type {HTMLElement} */ (bench.querySelector(`#bench-${name}`)));
    this.#tabs = NAMES.map((name) => h('button', { type: 'button', role: 'tab', id: `bench-tab-${name}`, 'aria-controls': `bench-${name}`, click: () => this.#choose(name) }, words.say(`bench.tab-${name}`)));
    this.#list = h('div', { class: 'bench-tablist', role: 'tablist', 'aria-label': words.say('bench.tabs'), keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event) }, ...this.#tabs);
    bench.querySelector('.bench-tabs')?.append(this.#list);
    this.#narrow.addEventListener('change', () => this.draw());
    this.draw();
  }

  draw() {
    const narrow = this.#narrow.matches;
    NAMES.forEach((name, i) => {
      const chosen = this.#bench.dataset.tab === name;
      this.#tabs[i].setAttribute('aria-selected', String(chosen));
      this.#tabs[i].tabIndex = chosen ? 0 : -1;
      for (const [attribute, value] of [['role', 'tabpanel'], ['aria-labelledby', this.#tabs[i].id]]) {
        if (narrow) this.#panels[i].setAttribute(attribute, value);
        else this.#panels[i].removeAttribute(attribute);
      }
    });
  }

  /** @param {typeof NAMES[number]} name */
  #choose(name) {
    this.#bench.dataset.tab = name;
    this.draw();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const next = KEYS[event.key]?.(NAMES.findIndex((name) => name === this.#bench.dataset.tab));
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.#choose(NAMES[next]);
    this.#tabs[next].focus();
  }
}
