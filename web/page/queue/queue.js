import { h } from '../dom.js';
import { Keyed, mark, place, still, write } from '../keyed.js';
import { Unread } from '../unread.js';
import { AppQueue } from './app.js';
import { Call } from './call.js';
import { Change } from './change.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */

/**
 * The queue of each idle engine: a row for each routine, the one that goes first on
 * top, what can be done to them, and the call that does it.
 * @implements {Part}
 */
export class Queue {
  /** @type {Keyed<WorldApp, AppQueue>} */
  #apps;
  #list = h('div', { class: 'queue-apps' });
  #none;
  #call;
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
      for (const show of stage.calls) show(result.call);
      this.#told.classList.toggle('bad', result.refused);
    };
    const change = new Change(stage, told);
    const asks = { told, change: change.open.bind(change) };
    this.#apps = new Keyed((app) => new AppQueue(stage, asks, app));
    this.#none = h('div', {}, still(mount), h('p', { class: 'note queue-nothing' }, words.say('queue.none'), ' ',
      h('button', { type: 'button', 'data-preset': 'does-minus-3-run-before-minus-1' }, words.say('queue.example'))));
    mount.classList.add('queue');
    this.#call = new Call(stage);
    stage.calls.push(this.#call.show);
    mount.append(this.#none, this.#list, this.#call.element, this.#told, change.element);
  }

  /** @param {Stage} stage */
  draw(stage) {
    const driven = this.#engines(stage);
    const apps = (stage.state.snapshot.apps ?? []).filter((app) => driven.has(app.name));
    const queues = this.#apps.of(apps, (app) => app.name);
    queues.forEach((queue, i) => queue.draw(apps[i]));
    place(this.#list, queues.map((queue) => queue.element));
    this.#none.hidden = apps.length > 0;
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
