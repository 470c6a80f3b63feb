import { h } from '../dom.js';
import { signed } from './act.js';
import { Buttons } from './buttons.js';
import { fill } from './fill.js';
import { cite, Keyed, mark, place, ruleLink, write } from '../keyed.js';
import { ranks } from './rank.js';
import { sight, telling } from './say.js';
import { Shape } from './shapes.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */
/** @typedef {import('./buttons.js').Asks} Asks */

class Row {
  #shape = new Shape();
  #state = h('span');
  #name = h('th', { scope: 'row' });
  #priority = h('td', { class: 'number' });
  #reason = h('span');
  #rule = ruleLink();
  #time = h('td');
  #calls = h('td', { class: 'number' });
  #buttons;
  #seen = '';
  /** @type {{ app: WorldApp, routine: WorldRoutine }} */
  #current;

  /** @param {Stage} stage @param {Asks} asks @param {{ app: WorldApp, routine: WorldRoutine }} current */
  constructor(stage, asks, current) {
    this.#current = current;
    this.#buttons = new Buttons(stage, asks, () => this.#current);
    this.element = h('tr', {}, this.#priority, this.#name, h('td', {}, h('span', { class: 'queue-word' }, this.#shape.element, this.#state)),
      h('td', {}, this.#reason, ' ', this.#rule), this.#time, this.#calls, h('td', {}, this.#buttons.element));
  }

  /** @param {Stage} stage @param {{ app: WorldApp, routine: WorldRoutine }} current */
  draw(stage, current) {
    this.#current = current;
    const { app, routine } = current;
    const seen = sight(stage, app, routine);
    if (seen === this.#seen) return;
    this.#seen = seen;
    const told = telling(stage, app, routine);
    mark(this.element, 'data-routine', routine.routine);
    mark(this.element, 'data-first', told.first ? 'true' : null);
    write(this.#priority, signed(routine.priority));
    write(this.#name, told.name);
    this.#shape.draw(routine.state, routine.state === 'waiting' ? told.share : undefined);
    write(this.#state, told.state);
    write(this.#reason, [told.reason, told.left].filter(Boolean).join(', '));
    cite(this.#rule, told.rule);
    write(this.#time, [told.time, told.options].filter(Boolean).join(', '));
    write(this.#calls, stage.words.number(routine.called));
    this.#buttons.draw(stage, routine);
  }
}

/** The routines as a table, the one that goes first on top. */
export class Table {
  #stage;
  #rows;
  /** One for each priority. @type {Keyed<{ priority: number }, { element: Element }>} */
  #ranks = new Keyed(() => ({ element: h('tbody') }));
  #table;
  #head;

  /** @param {Stage} stage @param {Asks} asks @param {string} name */
  constructor(stage, asks, name) {
    const { words } = stage;
    this.#stage = stage;
    /** @type {Keyed<{ app: WorldApp, routine: WorldRoutine }, Row>} */
    this.#rows = new Keyed((current) => new Row(stage, asks, current), { reuse: true });
    const titles = /** @type {const} */ (['priority', 'routine', 'state', 'why', 'time', 'calls', 'actions']);
    this.#table = h('table', {});
    this.#head = [h('caption', {}, words.say('queue.table', { app: name })),
      h('thead', {}, h('tr', {}, ...titles.map((title) => h('th', { scope: 'col' }, words.say(`queue.column-${title}`)))))];
    this.element = h('div', { class: 'queue-table', tabindex: '0', role: 'region', 'aria-label': words.say('queue.table', { app: name }) }, this.#table);
  }

  /** @param {WorldApp} app @param {WorldRoutine[]} routines */
  draw(app, routines) {
    const all = ranks(app, routines);
    const shown = this.#ranks.of(all, ({ priority }) => String(priority)).map(({ element }) => element);
    fill(this.#stage, app, this.#rows, shown.map((into, i) => ({ on: all[i].on, into })));
    place(this.#table, [...this.#head, ...shown]);
  }
}
