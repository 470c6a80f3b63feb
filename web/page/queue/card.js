import { h } from '../dom.js';
import { Buttons } from './buttons.js';
import { cite, mark, ruleLink, write } from '../keyed.js';
import { sight, telling } from './say.js';
import { Bar, Shape } from './shapes.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */

/** A routine on its level of the axis. */
export class Card {
  #shape = new Shape();
  #bar = new Bar();
  #state = h('span', { class: 'queue-state' });
  #name = h('strong', { class: 'queue-name' });
  #first;
  #reason = h('span');
  #rule = ruleLink();
  #time = h('p', { class: 'queue-time' });
  #calls = h('span', { class: 'queue-calls' });
  #buttons;
  #seen = '';
  /** @type {{ app: WorldApp, routine: WorldRoutine }} */
  #current;

  /** @param {Stage} stage @param {import('./buttons.js').Asks} asks @param {{ app: WorldApp, routine: WorldRoutine }} current */
  constructor(stage, asks, current) {
    this.#current = current;
    this.#first = h('span', { class: 'queue-first' }, stage.words.say('queue.first'));
    this.#buttons = new Buttons(stage, asks, () => this.#current);
    this.element = h('li', { class: 'queue-card' },
      h('p', { class: 'queue-head' }, this.#shape.element, this.#name, this.#state, this.#first),
      h('p', { class: 'queue-reason' }, this.#reason, ' ', this.#rule),
      this.#bar.element, this.#time,
      h('div', { class: 'queue-foot' }, this.#calls, this.#buttons.element));
  }

  /** @param {Stage} stage @param {{ app: WorldApp, routine: WorldRoutine }} current */
  draw(stage, current) {
    this.#current = current;
    const { app, routine } = current;
    const seen = sight(stage, app, routine);
    if (seen === this.#seen) return;
    this.#seen = seen;
    const told = telling(stage, app, routine);
    mark(this.element, 'data-state', routine.state);
    mark(this.element, 'data-routine', routine.routine);
    mark(this.element, 'data-first', told.first ? 'true' : null);
    this.#shape.draw(routine.state, routine.state === 'waiting' ? told.share : undefined);
    write(this.#state, told.state);
    write(this.#name, told.name);
    this.#first.hidden = !told.first;
    write(this.#reason, told.reason);
    cite(this.#rule, told.rule);
    this.#bar.element.toggleAttribute('hidden', !told.timed);
    this.#bar.draw(told.share);
    write(this.#time, [told.left || told.time, told.options].filter(Boolean).join(' · '));
    write(this.#calls, told.calls);
    this.#buttons.draw(stage, routine);
  }
}
