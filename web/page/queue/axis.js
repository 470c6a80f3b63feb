import { h } from '../dom.js';
import { signed } from './act.js';
import { Card } from './card.js';
import { fill } from './fill.js';
import { Keyed, mark, place, ruleLink, write } from '../keyed.js';
import { largerFirst, levels } from './rank.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */
/** @typedef {import('./buttons.js').Asks} Asks */

/** A priority with the routines that have it. */
class Level {
  cards = h('ul', { class: 'queue-cards' });

  /** @param {number} priority */
  constructor(priority) {
    this.priority = priority;
    this.element = h('li', { class: 'queue-level', 'data-priority': priority }, h('span', { class: 'queue-priority' }, signed(priority)), this.cards);
  }
}

/**
 * The axis of priorities: large numbers on top, the line of user events at zero,
 * and along it an arrow that ends where the engine begins in idle time.
 */
export class Axis {
  #stage;
  #cards;
  /** @type {Keyed<{ priority: number }, Level>} */
  #levels = new Keyed(({ priority }) => new Level(priority));
  #events = h('span');
  #way = h('p', { class: 'queue-way', 'aria-hidden': 'true' });
  #above;
  #below;
  #line;

  /** @param {Stage} stage @param {Asks} asks */
  constructor(stage, asks) {
    const { words } = stage;
    this.#stage = stage;
    /** @type {Keyed<{ app: WorldApp, routine: WorldRoutine }, Card>} */
    this.#cards = new Keyed((current) => new Card(stage, asks, current), { reuse: true });
    this.#above = side(words.say('queue.above'), words.say('queue.above-means'), 'I-31', words.say('queue.nothing-above'));
    this.#below = side(words.say('queue.below'), words.say('queue.below-means'), 'I-32', words.say('queue.nothing-below'));
    this.#line = h('li', { class: 'queue-zero' }, h('span', { class: 'queue-priority' }, '0'),
      h('p', {}, h('strong', {}, words.say('queue.user-events')), ' ', this.#events, ' ', ruleLink('I-33')));
    this.list = h('ol', { class: 'queue-levels' });
    this.element = h('div', { class: 'queue-axis' }, this.#way,
      h('p', { class: 'queue-end' }, '+32767'), this.list, h('p', { class: 'queue-end' }, '−32768'));
  }

  /** @param {WorldApp} app @param {WorldRoutine[]} routines */
  draw(app, routines) {
    const { words } = this.#stage;
    const all = levels(routines);
    const shown = this.#levels.of(all, ({ priority }) => String(priority));
    shown.forEach((level, i) => {
      mark(level.element, 'data-gap', i > 0 && shown[i - 1].priority - level.priority > 1 ? 'true' : null);
    });
    fill(this.#stage, app, this.#cards, shown.map(({ cards }, i) => ({ on: all[i].on, into: cards })));
    const zero = shown.findIndex((level) => level.priority === 0);
    const above = shown.slice(0, zero);
    const below = shown.slice(zero + 1);
    this.#above.none.hidden = above.length > 0;
    this.#below.none.hidden = below.length > 0;
    shown[zero].element.hidden = all[zero].on.length === 0;
    place(this.list, [this.#above.element, ...above.map((level) => level.element), this.#line, shown[zero].element,
      this.#below.element, ...below.map((level) => level.element)]);
    write(this.#events, words.say(app.events ? 'queue.events' : 'queue.no-events', { count: words.number(app.events) }));
    write(this.#way, words.say(largerFirst(app) ? 'queue.way-larger' : 'queue.way-smaller'));
    mark(this.element, 'data-order', largerFirst(app) ? 'header' : 'overview');
  }
}

/** A side of the line of user events. @param {string} name @param {string} means @param {string} rule @param {string} nothing */
function side(name, means, rule, nothing) {
  const none = h('p', { class: 'queue-none' }, nothing);
  return { none, element: h('li', { class: 'queue-side' }, h('p', {}, h('strong', {}, name), ` ${means} `, ruleLink(rule)), none) };
}
