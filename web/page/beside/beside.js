// An example that the article names is played where it is read: the picture that it
// moves comes beside the text, or, in a narrow window, below the button. There is one
// of each picture, so it leaves its own place for as long as that is out of view.

import { h } from '../dom.js';
import { homeOf, landing, well } from './places.js';

/** @typedef {import('../stage.js').Stage} Stage */

/** How many steps before a picture moves playing begins. */
const LEAD = 2;

const WIDE = '(width >= 1100px)'; // as in beside.css

export class Beside {
  #stage;
  #control;
  #column = document.querySelector('.beside');
  #title = h('p', { class: 'beside-title' });
  #place = h('div', { class: 'beside-picture' });
  #frame;
  /** What has left its place, and what keeps the place. @type {{ part: HTMLElement, kept: HTMLElement } | null} */
  #taken = null;
  /** The button that was pressed last. @type {HTMLElement | null} */
  #button = null;
  #shown = '';
  /** The place has been out of view since the picture left it. */
  #away = false;
  #watch = new IntersectionObserver((entries) => {
    const seen = entries.some(({ intersectionRect, boundingClientRect }) => well(intersectionRect.height, boundingClientRect.height));
    if (seen && this.#away) this.#giveBack();
    else this.#away ||= !seen;
  }, { threshold: [0, 0.2, 0.4, 0.6, 0.8, 1] });

  /** @param {Stage} stage @param {import('../player/control.js').Control} control */
  constructor(stage, control) {
    const { words } = stage;
    this.#stage = stage;
    this.#control = control;
    this.#frame = h('section', { class: 'beside-frame', 'aria-label': words.say('article.beside') },
      h('div', { class: 'beside-head' }, this.#title, h('button', { type: 'button', click: () => this.#close() }, words.say('article.close'))),
      this.#place);
    matchMedia(WIDE).addEventListener('change', () => this.#giveBack());
    stage.add(this);
  }

  /**
   * Whether pressing this button again has to do with the example that is shown already,
   * and nothing is to be opened.
   * @param {string} name
   */
  goesOn(name) {
    const { preset, state } = this.#stage;
    if (preset.name !== name || state.branch !== 'main') return false;
    this.#control.toggle();
    return true;
  }

  /** Plays what has just been opened, in view. @param {HTMLElement} button */
  play(button) {
    this.#button = button;
    const part = button.closest('.article') ? homeOf(button) : null;
    if (part) this.#take(part, button);
    this.#control.pause(); // the idle time of the browser no longer drives
    if (part) this.#toFirst(part.dataset);
    this.#control.play();
  }

  /** Begins where the picture first moves: many steps lead to the second chart. @param {DOMStringMap} picture */
  #toFirst({ part, chart }) {
    const { player } = this.#stage;
    const first = part === 'sessions' ? player.events.find(({ key }) => /^logon\.(session|shared)$/.test(key)) : chart && player.events.find((event) => event.chart === chart);
    if (first) player.go(Math.max(first.id - LEAD, 0));
  }

  /** Goes to the picture that an example is about. @param {string} name */
  async land(name) {
    this.#giveBack();
    await landing(name);
  }

  /** @param {Stage} stage */
  draw({ preset, state }) {
    const { playing } = this.#control;
    if (this.#title.textContent !== state.title) this.#title.textContent = state.title;
    const shown = `${preset.name} ${playing}`;
    if (this.#shown === shown) return;
    this.#shown = shown;
    for (const one of document.querySelectorAll('main [data-preset]')) {
      const current = one instanceof HTMLElement && one.dataset.preset === preset.name;
      one.toggleAttribute('data-playing', current && playing);
      if (current) one.setAttribute('aria-current', 'true');
      else one.removeAttribute('aria-current');
    }
  }

  /** @param {HTMLElement} part @param {HTMLElement} button */
  #take(part, button) {
    if (this.#taken?.part !== part) {
      this.#giveBack();
      const { top, bottom, height } = part.getBoundingClientRect();
      const end = innerHeight - (document.querySelector('.player')?.clientHeight ?? 0);
      // It may grow while it plays: it is left where it is only if there is room for that.
      if (height > 0 && top > -height / 4 && top < end / 3 && well(Math.min(bottom, end) - Math.max(top, 0), height)) return;
      const kept = h('div', { class: 'beside-kept' });
      kept.style.blockSize = `${height}px`;
      part.before(kept);
      this.#taken = { part, kept };
      this.#place.replaceChildren(part);
      this.#away = false;
      // On a narrow page the place may be in a tab that is not shown.
      this.#watch.observe(kept.closest('.bench') ?? kept);
    }
    if (this.#column && matchMedia(WIDE).matches) this.#column.append(this.#frame);
    else (button.closest('.scroll, .trips > li') ?? button.parentElement ?? button).after(this.#frame);
    if (this.#frame.parentElement?.matches('.trips')) button.closest('li')?.append(this.#frame); // a list has items alone
    // Below the button there is to be room for what the picture grows to.
    if (this.#frame.parentElement === this.#column) this.#frame.scrollIntoView({ block: 'nearest' });
    else button.scrollIntoView({ block: 'start' });
  }

  #close() {
    this.#control.pause();
    this.#giveBack();
    this.#button?.focus();
  }

  #giveBack() {
    this.#watch.disconnect();
    if (this.#taken) this.#taken.kept.replaceWith(this.#taken.part);
    this.#taken = null;
    this.#frame.remove();
  }
}
