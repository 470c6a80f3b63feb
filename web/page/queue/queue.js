import { h } from '../dom.js';
import { AppQueue } from './app.js';
import { Change } from './change.js';
import { Keyed, mark, place, still, write } from './keyed.js';
import { Shape } from './shapes.js';
import { Unread } from '../unread.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */

/**
 * The queue of each idle engine: its routines on the axis of priorities, or in a
 * table, how each stands, and why the one goes first and not the other.
 * @implements {Part}
 */
export class Queue {
  /** @type {Keyed<WorldApp, AppQueue>} */
  #apps;
  #list = h('div', { class: 'queue-apps' });
  #none;
  #top;
  #views;
  #told = h('p', { class: 'queue-told' });
  #toldAt = '';
  #unread = new Unread();
  /** The applications that have an idle engine at some step of the run. @type {Set<string>} */
  #driven = new Set();

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words } = stage;
    const told = (/** @type {import('./act.js').Outcome} */ result) => {
      this.#toldAt = where(stage);
      mark(this.#told, 'role', result.told ? null : 'alert');
      write(this.#told, result.text);
      this.#told.classList.toggle('bad', result.refused);
    };
    const change = new Change(stage, told);
    const asks = { told, change: change.open.bind(change) };
    this.#apps = new Keyed((app) => new AppQueue(stage, asks, app));
    this.#none = h('div', {}, still(mount), h('p', { class: 'note queue-nothing' }, words.say('queue.none'), ' ',
      h('button', { type: 'button', 'data-preset': 'does-minus-3-run-before-minus-1' }, words.say('queue.example'))));
    const view = (/** @type {'picture' | 'table'} */ value, /** @type {boolean} */ checked) =>
      h('input', { type: 'radio', name: 'queue-view', value, checked, change: () => stage.changed() });
    this.#views = { picture: view('picture', !mount.closest('.bench')), table: view('table', mount.closest('.bench') !== null) };
    mount.classList.add('queue');
    this.#top = h('div', { class: 'queue-top' },
      h('fieldset', { class: 'queue-view' }, h('legend', {}, words.say('queue.view')),
        h('label', { class: 'check' }, this.#views.picture, words.say('queue.picture')),
        h('label', { class: 'check' }, this.#views.table, words.say('queue.as-table'))),
      legend(stage));
    mount.append(this.#top, this.#none, this.#list, this.#told, change.element);
  }

  /** @param {Stage} stage */
  draw(stage) {
    const driven = this.#engines(stage);
    const apps = (stage.state.snapshot.apps ?? []).filter((app) => driven.has(app.name));
    const queues = this.#apps.of(apps, (app) => app.name);
    queues.forEach((queue, i) => queue.draw(apps[i], this.#views.table.checked));
    place(this.#list, queues.map((queue) => queue.element));
    this.#none.hidden = apps.length > 0;
    this.#top.hidden = apps.length === 0;
    if (this.#toldAt !== where(stage)) write(this.#told, '');
  }

  /** @param {Stage} stage */
  #engines({ player }) {
    const { fresh, again } = this.#unread.of(player.events);
    if (again) this.#driven.clear();
    for (const { key, app = '' } of fresh) if (key === 'idle.initialized') this.#driven.add(app);
    return this.#driven;
  }
}

/** Where the player stands, as a text. @param {Stage} stage */
const where = ({ state }) => `${state.branch} ${state.at}`;

/** What the shapes stand for. @param {Stage} stage */
function legend({ words }) {
  const states = /** @type {const} */ (['running', 'posted', 'ready', 'waiting', 'disabled', 'removing']);
  return h('ul', { class: 'queue-legend', 'aria-label': words.say('queue.legend') }, ...states.map((state) => {
    const shape = new Shape();
    shape.draw(state);
    return h('li', {}, shape.element, words.say(`queue.state-${state}`));
  }));
}
