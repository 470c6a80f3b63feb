import { h } from '../dom.js';
import { mark, write } from '../keyed.js';
import { signed } from './act.js';
import { sight, telling } from './say.js';
import { Bar, Shape } from './shapes.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */
/** @typedef {{ app: WorldApp, routine: WorldRoutine }} Standing */

// A call may be over before anybody sees it: for so long it is marked.
const SEEN = 400; // milliseconds

/** A routine in one line. */
export class Row {
  #shape = new Shape();
  #bar = new Bar();
  #priority = h('span', { class: 'queue-priority' });
  #name = h('strong', { class: 'queue-name' });
  #state = h('span', { class: 'queue-state' });
  #first;
  #wait = h('span', { class: 'queue-wait' });
  #calls = h('span', { class: 'queue-calls' });
  #word = h('span', { class: 'queue-aside' });
  #seen = '';
  /** @type {WorldRoutine | null} */
  #before = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #mark;

  /** @param {Stage} stage @param {Standing} current */
  constructor(stage, current) {
    /** What the row shows. */
    this.current = current;
    this.#first = h('span', { class: 'queue-first' }, stage.words.say('queue.first'));
    this.head = h('button', { type: 'button', class: 'queue-head', tabindex: -1, 'aria-expanded': 'false' },
      this.#priority, this.#shape.element, this.#name, this.#state,
      h('span', { class: 'queue-waits' }, this.#bar.element, this.#first, this.#wait), this.#calls, this.#word);
    this.element = h('li', { class: 'queue-card' }, this.head);
  }

  /** @param {Stage} stage @param {Standing} current */
  draw(stage, current) {
    this.current = current;
    const { app, routine } = current;
    const seen = sight(stage, app, routine);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#flash(routine);
    const told = telling(stage, app, routine);
    mark(this.element, 'data-state', routine.state);
    mark(this.element, 'data-routine', routine.routine);
    mark(this.element, 'data-priority', String(routine.priority));
    mark(this.element, 'data-first', told.first ? 'true' : null);
    write(this.#priority, signed(routine.priority));
    this.#shape.draw(routine.state, routine.state === 'waiting' ? told.share : undefined);
    write(this.#name, told.name);
    write(this.#state, told.state);
    this.#bar.element.toggleAttribute('hidden', !told.left);
    if (told.left) this.#bar.draw(told.share);
    this.#first.hidden = !told.first;
    write(this.#wait, told.first ? '' : told.left ? stage.words.seconds(routine.left) : told.reason);
    write(this.#calls, `${stage.words.number(routine.called)}×`);
    write(this.#word, told.calls);
  }

  /** @param {WorldRoutine} routine */
  #flash(routine) {
    const before = this.#before;
    this.#before = routine;
    const ran = routine.state === 'running' || (before?.tag === routine.tag && routine.called > before.called);
    if (!ran && before?.tag === routine.tag) return;
    clearTimeout(this.#mark);
    mark(this.element, 'data-ran', ran ? 'true' : null);
    if (ran) this.#mark = setTimeout(() => mark(this.element, 'data-ran', null), SEEN);
  }
}
