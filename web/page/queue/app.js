import { h } from '../dom.js';
import { cite, mark, ruleLink, write } from '../keyed.js';
import { Add } from './add.js';
import { Engine } from './engine.js';
import { largerFirst } from './rank.js';
import { Rows } from './rows.js';
import { telling } from './say.js';
import { Why } from './why.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('./actions.js').Asks} Asks */

/** The queue of one application's idle engine. */
export class AppQueue {
  #stage;
  #rows;
  #why;
  #engine;
  #order = h('span', { class: 'note' });
  #first = h('span');
  #rule = ruleLink();
  #count = h('span');
  #more;
  #rest;
  #about;

  /** @param {Stage} stage @param {Asks} asks @param {WorldApp} app */
  constructor(stage, asks, app) {
    const { words } = stage;
    this.#stage = stage;
    this.#rows = new Rows(stage, asks, app.name);
    this.#why = new Why(stage, app.name);
    this.#engine = new Engine(stage);
    this.#more = h('button', { type: 'button', click: () => stage.showMore() }, words.say('queue.show-more'));
    this.#rest = h('p', { class: 'note queue-rest' }, this.#count, ' ', this.#more);
    this.#about = h('details', { class: 'queue-about', toggle: () => stage.changed() }, h('summary', {}, words.say('queue.about')),
      this.#why.element, this.#engine.element);
    this.element = h('section', { class: 'queue-app', 'aria-label': words.say('queue.of', { app: app.name }) },
      h('h3', {}, app.name, ' ', this.#order),
      this.#rows.element, this.#rest, h('p', { class: 'queue-reasons' }, this.#first, ' ', this.#rule),
      new Add(stage, asks, app.name).element, this.#about);
  }

  /** @param {WorldApp} app */
  draw(app) {
    const { words } = this.#stage;
    const routines = app.routines ?? [];
    const all = routines.length + app.more;
    mark(this.element, 'data-app', app.name);
    mark(this.element, 'data-order', largerFirst(app) ? 'header' : 'overview');
    write(this.#order, words.say(largerFirst(app) ? 'queue.order-header' : 'queue.order-overview'));
    this.#rows.draw(app, routines);
    this.#say(app);
    this.#rest.hidden = all > 0 && app.more === 0;
    this.#more.hidden = app.more === 0;
    write(this.#count, all === 0 ? words.say('queue.no-routine') : words.say('queue.window', { shown: words.number(routines.length), all: words.number(all) }));
    // What nobody has opened costs nothing.
    if (!this.#about.open) return;
    this.#engine.draw(this.#stage, app);
    this.#stage.later(this.#why.element, () => this.#why.draw(app));
  }

  /** Why the one on top is there, in a sentence. @param {WorldApp} app */
  #say(app) {
    const top = this.#stage.predicting ? undefined : this.#rows.top;
    const told = top && telling(this.#stage, app, top.routine);
    write(this.#first, told ? `${told.name}: ${[told.reason, told.left].filter(Boolean).join(', ')}.` : '');
    cite(this.#rule, told?.rule ?? '');
  }
}
