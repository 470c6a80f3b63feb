// Presentation: one figure and the player, large. Escape leaves.

import { h } from './dom.js';

/** @typedef {import('./stage.js').Stage} Stage */

export class Presentation {
  #stage;
  #select;
  #said;
  /** Those that can be chosen. @type {HTMLElement[]} */
  #all = [];
  /** @type {HTMLElement | null} */
  #shown = null;
  /** @type {Element | null} */
  #before = null;

  /** @param {Stage} stage */
  constructor(stage) {
    const { words } = stage;
    this.#stage = stage;
    this.#select = h('select', { change: () => this.#show(this.#all[this.#select.selectedIndex]) });
    this.#said = h('span', { class: 'unseen', role: 'status' });
    this.element = h('div', { class: 'presenting', hidden: true },
      h('label', { class: 'inline' }, words.say('player.present-what'), this.#select),
      h('button', { type: 'button', click: () => this.leave() }, words.say('player.present-leave')), this.#said);
  }

  get on() {
    return this.#shown !== null;
  }

  toggle() {
    if (this.on) return this.leave();
    const all = this.#all = figures(); // as long as one is shown, the others have no height
    const current = nearest(all);
    if (!current) return;
    this.#before = document.activeElement;
    this.#select.replaceChildren(...all.map((one) => h('option', { selected: one === current }, name(one, this.#stage.words))));
    this.element.hidden = false;
    document.documentElement.dataset.presenting = 'true';
    this.#show(current);
    this.#select.focus();
    this.#said.textContent = this.#stage.words.say('player.present-on');
  }

  leave() {
    if (!this.on) return;
    const shown = this.#shown;
    this.#hide();
    this.element.hidden = true;
    this.#said.textContent = '';
    delete document.documentElement.dataset.presenting;
    shown?.scrollIntoView({ block: 'center' });
    if (this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
    this.#stage.changed();
  }

  /** @param {HTMLElement} figure */
  #show(figure) {
    this.#hide();
    this.#shown = figure;
    figure.dataset.presented = '';
    // What is beside the figure, all the way up, is not there for anybody.
    for (let one = /** @type {Element} */ (figure); one !== document.body && one.parentElement; one = one.parentElement) {
      for (const other of one.parentElement.children) {
        if (other !== one && !(other instanceof HTMLElement && other.dataset.part === 'player')) other.toggleAttribute('data-unpresented', true);
      }
    }
    scrollTo(0, 0);
    this.#stage.changed();
  }

  #hide() {
    for (const one of document.querySelectorAll('[data-unpresented]')) one.removeAttribute('data-unpresented');
    delete this.#shown?.dataset.presented;
    this.#shown = null;
  }
}

const figures = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-part]')].filter((one) => one instanceof HTMLElement && one.dataset.part !== 'player' && one.offsetHeight > 0));

/** The figure nearest to the middle of the window. @param {HTMLElement[]} all */
function nearest(all) {
  const middle = innerHeight / 2;
  const distance = (/** @type {HTMLElement} */ one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top <= middle && bottom >= middle ? 0 : Math.min(Math.abs(top - middle), Math.abs(bottom - middle));
  };
  return all.reduce((best, one) => (distance(one) < distance(best) ? one : best), all[0]);
}

/** @param {HTMLElement} figure @param {import('./words.js').Words} words */
function name({ dataset }, words) {
  const part = dataset.chart ? `${dataset.part}-${dataset.chart}` : dataset.part;
  return words.say(/** @type {any} */ (`player.part-${part}`));
}
