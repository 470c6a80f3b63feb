import { h } from '../dom.js';
import { Keyed, mark, place, write } from '../keyed.js';
import { beyond, rank, signed } from './act.js';
import { Actions } from './actions.js';
import { dragging } from './drag.js';
import { ahead, inTurn } from './rank.js';
import { Row } from './row.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */
/** @typedef {import('./actions.js').Asks} Asks */
/** @typedef {import('./row.js').Standing} Standing */

// As queue.css has it: rows change places without anything being measured.
const HEIGHT = 2.25; // rem
const CHANGE = 220; // milliseconds

/** One row a routine, the one that goes first on top. */
export class Rows {
  #stage;
  /** @type {Keyed<Standing, Row>} */
  #rows;
  #actions;
  /** The rows from top to bottom. @type {Row[]} */
  #shown = [];
  /** Where each routine stood before. @type {Map<string, number>} */
  #places = new Map();
  /** The tag of the routine that is selected. */
  #selected = '';
  /** The next click is that of the Enter key, which opens the form for changes. */
  #entered = false;
  #still = matchMedia('(prefers-reduced-motion: reduce)');
  #ghost = h('p', { class: 'queue-ghost', hidden: true });

  /** @param {Stage} stage @param {Asks} asks @param {string} app */
  constructor(stage, asks, app) {
    const { words } = stage;
    this.#stage = stage;
    this.#rows = new Keyed((current) => new Row(stage, current), { reuse: true });
    this.#actions = new Actions(stage, asks);
    this.list = h('ul', { class: 'queue-rows', 'aria-label': words.say('queue.list', { app }),
      focusin: (/** @type {Event} */ event) => this.#select(this.#at(event)), click: (/** @type {Event} */ event) => this.#click(event),
      keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event) });
    this.element = h('div', { class: 'queue-list' }, this.list, this.#ghost);
    dragging(this.list, {
      row: (card) => this.#shown.find(({ element, current }) => element === card && current.routine.state !== 'removing'),
      to: ({ current: { app: of, routine: own } }, { current: { routine } }, up) => {
        const to = beyond(routine.priority, up ? ahead(of) : -ahead(of));
        return to === own.priority ? null : to;
      },
      show: ({ current: { routine } }, to) => {
        this.#ghost.hidden = !this.list.querySelector('[data-dragged]');
        write(this.#ghost, to === null ? words.say('queue.drop-none') : words.say('queue.drop', { name: routine.routine, priority: signed(to) }));
      },
      drop: ({ current }, to) => asks.told(rank(stage, current.app, current.routine, to)),
    });
  }

  /** The routine on top, if there is one. */
  get top() {
    return this.#shown[0]?.current;
  }

  /** @param {WorldApp} app @param {WorldRoutine[]} routines */
  draw(app, routines) {
    const standings = inTurn(app, routines, this.#stage.predicting).map((routine) => ({ app, routine }));
    const rows = this.#rows.of(standings, ({ routine }) => routine.tag);
    rows.forEach((row, i) => row.draw(this.#stage, standings[i]));
    this.#shown = rows;
    place(this.list, rows.map(({ element }) => element));
    this.#mark();
    this.#glide();
  }

  /** Shows which row is selected; only that one is a stop of the Tab key. */
  #mark() {
    const chosen = this.#shown.find(({ current }) => current.routine.tag === this.#selected);
    const stop = chosen ?? this.#shown[0];
    for (const row of this.#shown) {
      mark(row.head, 'tabindex', row === stop ? '0' : '-1');
      mark(row.head, 'aria-expanded', String(row === chosen));
      mark(row.element, 'data-selected', row === chosen ? 'true' : null);
    }
    if (!chosen) return this.#actions.element.remove();
    this.#actions.draw(chosen.current);
    if (this.#actions.element.parentElement !== chosen.element) chosen.element.append(this.#actions.element);
  }

  /** Has rows that have changed places be seen doing so. */
  #glide() {
    const before = this.#places;
    this.#places = new Map(this.#shown.map(({ current }, i) => [current.routine.tag, i]));
    if (this.#still.matches) return;
    this.#shown.forEach(({ element, current }, i) => {
      const by = (before.get(current.routine.tag) ?? i) - i;
      if (by === 0 || element.hasAttribute('data-dragged')) return;
      element.animate([{ transform: `translateY(${by * HEIGHT}rem)` }, { transform: 'none' }], { duration: CHANGE, easing: 'ease-out' });
    });
  }

  /** The row in which something happens. @param {Event} event */
  #at({ target }) {
    return this.#shown.find(({ head }) => head.contains(/** @type {Node} */ (target)));
  }

  /** @param {Row | undefined} row */
  #select(row) {
    if (!row || row.current.routine.tag === this.#selected) return;
    this.#selected = row.current.routine.tag;
    this.#mark();
  }

  /** @param {Event} event */
  #click(event) {
    this.#select(this.#at(event));
    if (this.#entered && this.#at(event)) this.#actions.change();
    this.#entered = false;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const row = this.#at(event);
    if (!row || event.ctrlKey || event.metaKey) return;
    const { app } = row.current;
    const here = this.#shown.indexOf(row);
    const to = (/** @type {number} */ i) => this.#shown.at(Math.min(Math.max(i, 0), this.#shown.length - 1))?.head.focus();
    /** @type {Record<string, () => void>} */
    const keys = event.altKey
      ? { ArrowUp: () => this.#actions.step(ahead(app)), ArrowDown: () => this.#actions.step(-ahead(app)) }
      : {
        ArrowUp: () => to(here - 1), ArrowDown: () => to(here + 1), Home: () => to(0), End: () => to(this.#shown.length - 1),
        '+': () => this.#actions.step(1), '=': () => this.#actions.step(1), '-': () => this.#actions.step(-1),
        Delete: () => this.#actions.deregister(),
      };
    this.#entered = event.key === 'Enter';
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#select(row);
    keys[event.key]();
  }
}
