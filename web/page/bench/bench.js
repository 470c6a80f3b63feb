// The first screen: a logon by one button, and on a narrow page chart and queue as two
// tabs. What a call asks there is asked there, too; and where a logon ends can be bet on.

import { h } from '../dom.js';
import { Call } from '../queue/call.js';
import { Bet } from './bet.js';
import { Caller } from './caller.js';
import { Onward } from './onward.js';
import { Tabs } from './tabs.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */

/** The preset that stands on the workbench when the page is opened. */
export const WORKBENCH = 'workbench';

/** @implements {Part} */
export class Bench {
  #stage;
  #caller;
  #bet;
  #onward;
  #tabs;
  #logon;
  #told = h('p', { class: 'bench-told', role: 'status' });
  #asks;
  /** Where the focus was when the question came. @type {Element | null} */
  #before = null;
  /** The question that has been given the focus. @type {Element | null} */
  #asked = null;
  /** The part with the questions, and the place that it has in the article. @type {{ part: HTMLElement, home: HTMLElement } | null} */
  #questions = null;

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words } = stage;
    const bench = /** @type {HTMLElement} */ (mount.closest('.bench'));
    this.#stage = stage;
    this.#caller = new Caller(stage);
    this.#asks = h('div', { class: 'bench-asks', role: 'dialog', 'aria-label': words.say('player.part-prompts'), hidden: true });
    this.#tabs = new Tabs(bench, words);
    this.#logon = h('button', { type: 'button', class: 'primary', click: () => this.#caller.call() });
    mount.classList.add('bench-do');
    this.#bet = new Bet(stage, WORKBENCH);
    const call = new Call(stage); // on a narrow page the queue, which shows it, may be behind the other tab
    stage.calls.push(call.show);
    mount.append(this.#logon, this.#bet.button, h('div', { class: 'bench-came' }, this.#told, call.element));
    mount.after(this.#asks, this.#bet.element);
    this.#bet.begin();
    this.#onward = new Onward(stage);
    bench.querySelector('#bench-chart')?.append(this.#onward.element);
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
    if (this.#told.textContent !== told) this.#told.textContent = this.#told.title = told;
    if (this.#questions) this.#ask(this.#questions, preset.name === WORKBENCH);
    this.#tabs.draw();
    this.#bet.draw();
    this.#onward.draw(stage);
  }

  /** Has the questions where the calls are made. @param {{ part: HTMLElement, home: HTMLElement }} questions @param {boolean} here */
  #ask({ part, home }, here) {
    const place = here ? this.#asks : home;
    if (part.parentElement !== place) place.append(part);
    const question = here ? part.querySelector('.prompt:not(.mutex)') : null;
    const had = this.#asks.contains(document.activeElement);
    this.#asks.hidden = !here || part.querySelector('.prompt') === null;
    // Whoever steps through a run has the focus elsewhere, and goes on with it there.
    if (question && question !== this.#asked && (this.#stage.live?.on || this.#caller.waits)) {
      if (!had) this.#before = document.activeElement;
      /** @type {HTMLElement | null} */ (question.querySelector('select, input:not([type="checkbox"]), button'))?.focus();
    }
    this.#asked = question;
    if (!question && this.#before && (had || document.activeElement === document.body)) this.#back();
    if (!question) this.#before = null;
  }

  /** Whoever has answered is back where the call was made. */
  #back() {
    const before = /** @type {HTMLElement} */ (this.#before);
    if (before !== document.body && before.isConnected && before.checkVisibility()) before.focus();
    else if (!this.#logon.hidden) this.#logon.focus();
  }
}
