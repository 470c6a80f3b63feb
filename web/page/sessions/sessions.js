// Who has which session, what each session is made of, which profiles there are,
// and the transports of the spooler.

import { h } from '../dom.js';
import { Keyed, place } from '../keyed.js';
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
  /** @type {Keyed<{ key: string }, Card>} */
  #card;
  #founded = new Those(ofSession);
  /** @type {WeakMap<Element, string>} */
  #drawn = new WeakMap();

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    this.#narrow = mount.clientWidth < NARROW;
    this.#none = h('p', { class: 'note' }, stage.words.say('sessions.none'));
    this.#card = new Keyed(() => new Card(stage));
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
    const cards = this.#card.of(all, ({ key }) => key);
    cards.forEach((card, i) => card.draw(all[i]));
    place(this.#cards, cards.map(({ element }) => element));
    this.#show(this.#tables, [profiles, spooler], () => [
      ...(profiles?.length ? [h('div', { class: 'scroll' }, profileTable(words, profiles))] : []),
      ...(spooler?.length ? [h('div', { class: 'scroll' }, transportTable(words, spooler))] : []),
    ]);
  }

  /** @param {HTMLElement} element @param {unknown} what @param {() => Node[]} build */
  #show(element, what, build) {
    const text = JSON.stringify(what);
    if (this.#drawn.get(element) === text) return;
    this.#drawn.set(element, text);
    element.replaceChildren(...build());
  }
}
