// The first screen: a logon by one button, and on a narrow page chart and queue as two
// tabs. What a call asks there is asked there, too.

import { h } from '../dom.js';
import { Caller } from './caller.js';
import { Tabs } from './tabs.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */

/** The preset that stands on the workbench when the page is opened. */
export const WORKBENCH = 'workbench';

/** @implements {Part} */
export class Bench {
  #caller;
  #tabs;
  #logon;
  #told = h('p', { class: 'bench-told', role: 'status' });
  #asks = h('div', { class: 'bench-asks' });
  /** The part with the questions, and the place that it has in the article. @type {{ part: HTMLElement, home: HTMLElement } | null} */
  #questions = null;

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words } = stage;
    const bench = /** @type {HTMLElement} */ (mount.closest('.bench'));
    this.#caller = new Caller(stage);
    this.#tabs = new Tabs(bench, words);
    this.#logon = h('button', { type: 'button', class: 'primary', click: () => this.#caller.call() });
    mount.classList.add('bench-do');
    mount.append(this.#logon, this.#told);
    mount.after(this.#asks);
    const part = document.querySelector('[data-part="prompts"]');
    if (part instanceof HTMLElement && part.parentElement) this.#questions = { part, home: part.parentElement };
    // The first node is where a logon begins.
    bench.querySelector('[data-chart="session"]')?.addEventListener('click', ({ target }) => {
      if (stage.preset.name === WORKBENCH && target instanceof Element && target.closest('.chart-picture [data-id="N1"]')) this.#caller.call();
    });
  }

  /** @param {Stage} stage */
  draw(stage) {
    const { words, preset } = stage;
    const app = this.#caller.app;
    this.#logon.hidden = app === '';
    const text = words.say('bench.logon', { app });
    if (this.#logon.textContent !== text) this.#logon.textContent = text;
    this.#caller.draw();
    const told = this.#caller.told;
    if (this.#told.textContent !== told) this.#told.textContent = told;
    if (this.#questions) this.#ask(this.#questions, preset.name === WORKBENCH);
    this.#tabs.draw();
  }

  /** Has the questions where the calls are made. @param {{ part: HTMLElement, home: HTMLElement }} questions @param {boolean} here */
  #ask({ part, home }, here) {
    const place = here ? this.#asks : home;
    if (part.parentElement !== place) place.append(part);
    const asked = here && part.querySelector('.prompt') !== null;
    if (this.#asks.hidden !== asked) return;
    // Whoever has answered is back where the call was made.
    const had = this.#asks.contains(document.activeElement);
    this.#asks.hidden = !asked;
    if (had && !asked && !this.#logon.hidden) this.#logon.focus();
  }
}
