// The pictures that the page shows, to choose one of.

import { h } from '../dom.js';
import { drawing } from './drawing.js';

/** @typedef {import('../stage.js').Stage} Stage */

const PICTURES = '.chart-picture, .sessions-picture, .queue-rows, .timeline-plot, .threads-picture';

export class Pictures {
  #stage;
  #choice = h('select');
  /** What each choice is a picture of. @type {string[]} */
  #offered = [];

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
    this.label = h('label', {}, stage.words.say('share.picture'), ' ', this.#choice);
  }

  /** Offers what is there to be seen; what was chosen before stays so. */
  offer() {
    const before = this.#choice.value;
    const all = this.#shown();
    this.#offered = all.map(({ part }) => part);
    this.#choice.replaceChildren(...all.map(({ name }) => h('option', { selected: name === before }, name)));
  }

  /** The picture that is chosen, under a title. @param {string} title */
  draw(title) {
    const { words, state } = this.#stage;
    const wanted = this.#offered[this.#choice.selectedIndex];
    // The page may have drawn it anew since it was offered.
    const chosen = this.#shown().find((one) => one.part === wanted);
    if (!chosen) throw new Error(words.say('share.no-picture'));
    const { element, part, name } = chosen;
    const about = [element.closest('[aria-label]')?.getAttribute('aria-label'), state.event?.sentence].filter(Boolean).join(' ');
    return { part, drawing: drawing(element, `${name}. ${title}`, about) };
  }

  #shown() {
    return [...document.querySelectorAll(PICTURES)].filter((one) => one.getBoundingClientRect().height > 0).map((one) => this.#named(one));
  }

  /** @param {Element} element */
  #named(element) {
    const { words } = this.#stage;
    const { part = '', chart } = /** @type {HTMLElement} */ (element.closest('[data-part]')).dataset;
    const kind = chart ? `${part}-${chart}` : part;
    const called = words.say(/** @type {import('../words.js').Key} */ (`player.part-${kind}`));
    const app = element.closest('[data-app]')?.getAttribute('data-app');
    return { element, part: app ? `${kind}-${app.replace(/[^\p{L}\p{N}]+/gu, '-')}` : kind, name: app ? words.say('share.picture-of', { part: called, app }) : called };
  }
}
