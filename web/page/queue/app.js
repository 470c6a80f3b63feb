import { h } from '../dom.js';
import { Axis } from './axis.js';
import { Engine } from './engine.js';
import { mark, write } from '../keyed.js';
import { Table } from './table.js';
import { Why } from './why.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('./buttons.js').Asks} Asks */

/** The queue of one application's idle engine. */
export class AppQueue {
  #stage;
  #axis;
  #table;
  #why;
  #engine;
  #count = h('span');
  #more;
  #rest;

  /** @param {Stage} stage @param {Asks} asks @param {WorldApp} app */
  constructor(stage, asks, app) {
    const { words } = stage;
    this.#stage = stage;
    this.#axis = new Axis(stage, asks);
    this.#table = new Table(stage, asks, app.name);
    this.#why = new Why(stage, app.name);
    this.#engine = new Engine(stage);
    this.#more = h('button', { type: 'button', click: () => stage.showMore() }, words.say('queue.show-more'));
    this.#rest = h('p', { class: 'note queue-rest' }, this.#count, ' ', this.#more);
    this.element = h('section', { class: 'queue-app', 'aria-label': words.say('queue.of', { app: app.name }) },
      h('h3', {}, app.name), this.#engine.element,
      h('div', { class: 'queue-body' }, h('div', {}, this.#axis.element, this.#table.element, this.#rest), this.#why.element));
  }

  /** @param {WorldApp} app @param {boolean} asTable */
  draw(app, asTable) {
    const { words } = this.#stage;
    const routines = app.routines ?? [];
    const all = routines.length + app.more;
    mark(this.element, 'data-app', app.name);
    mark(this.element, 'data-long', app.more ? 'true' : null);
    this.#engine.draw(this.#stage, app);
    this.#stage.later(this.#why.element, () => this.#why.draw(app));
    this.#axis.element.hidden = asTable;
    this.#table.element.hidden = !asTable || all === 0;
    // Only what is seen is drawn.
    if (asTable) this.#table.draw(app, routines);
    else this.#axis.draw(app, routines);
    this.#rest.hidden = app.more === 0 && !(asTable && all === 0);
    this.#more.hidden = app.more === 0;
    write(this.#count, all === 0 ? words.say('queue.no-routine') : words.say('queue.window', { shown: words.number(routines.length), all: words.number(all) }));
  }
}
