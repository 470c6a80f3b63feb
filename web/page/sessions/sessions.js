// Who has which session, what each session is made of, which profiles there are,
// and the transports of the spooler.

import { h } from '../dom.js';
import { keyed } from '../prompts/keyed.js';
import { Card } from './card.js';
import { Those } from '../unread.js';
import { groups, ofSession } from './groups.js';
import { picture } from './picture.js';
import { profileTable, transportTable } from './tables.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */
/** @typedef {import('./groups.js').Group} Group */

const NARROW = 480; // pixels, below which the picture is drawn closer

/** @implements {Part} */
export class Sessions {
  #picture = h('div', { class: 'who' });
  #cards = h('div', { class: 'session-cards' });
  #tables = h('div', { class: 'session-tables' });
  #none;
  #narrow;
  /** @type {WeakMap<HTMLElement, Card>} */
  #card = new WeakMap();
  #founded = new Those(ofSession);
  /** @type {WeakMap<Element, string>} */
  #drawn = new WeakMap();

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    this.#narrow = mount.clientWidth < NARROW;
    this.#none = h('p', { class: 'note' }, stage.words.say('sessions.none'));
    mount.classList.add('sessions');
    mount.replaceChildren(this.#picture, this.#none, this.#cards, this.#tables);
    new ResizeObserver(() => {
      const narrow = mount.clientWidth < NARROW;
      if (narrow === this.#narrow) return;
      this.#narrow = narrow;
      stage.changed();
    }).observe(mount);
  }

  /** @param {Stage} stage */
  draw(stage) {
    const { words } = stage;
    const { player, state } = stage;
    const { apps, profiles, sessions, spooler } = state.snapshot;
    const all = groups(sessions ?? [], this.#founded.of(player.events, state.at));
    const names = (apps ?? []).map(({ name }) => name);
    const narrow = this.#narrow;
    this.#show(this.#picture, [narrow, names, all.map(({ key, profile, shared, handles }) => [key, profile, shared, handles.map(({ name, app }) => [name, app])])], () => [picture(words, names, all, narrow)]);
    this.#none.hidden = all.length > 0;
    keyed(this.#cards, all, ({ key }) => key, () => this.#make(stage), (element, group) => this.#card.get(element)?.draw(group));
    this.#show(this.#tables, [profiles, spooler], () => [
      ...(profiles?.length ? [h('div', { class: 'scroll' }, profileTable(words, profiles))] : []),
      ...(spooler?.length ? [h('div', { class: 'scroll' }, transportTable(words, spooler))] : []),
    ]);
  }

  /** @param {Stage} stage */
  #make(stage) {
    const card = new Card(stage);
    this.#card.set(card.element, card);
    return card.element;
  }

  /** @param {HTMLElement} element @param {unknown} what @param {() => Node[]} build */
  #show(element, what, build) {
    const text = JSON.stringify(what);
    if (this.#drawn.get(element) === text) return;
    this.#drawn.set(element, text);
    element.replaceChildren(...build());
  }
}
