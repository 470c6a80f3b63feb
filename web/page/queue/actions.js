import { h } from '../dom.js';
import { cite, ruleLink, write } from '../keyed.js';
import { act, beyond, rank } from './act.js';
import { telling } from './say.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */
/** @typedef {import('./row.js').Standing} Standing */
/** @typedef {{ change: (app: WorldApp, routine: WorldRoutine) => void, told: (result: import('./act.js').Outcome) => void }} Asks */

/** What can be done to the routine that is selected, and what more there is to say of it. */
export class Actions {
  #stage;
  #asks;
  #reason = h('span', { class: 'queue-reason' });
  #rule = ruleLink();
  #time = h('span', { class: 'queue-time' });
  #buttons;
  /** @type {Standing | null} */
  #current = null;

  /** @param {Stage} stage @param {Asks} asks */
  constructor(stage, asks) {
    this.#stage = stage;
    this.#asks = asks;
    const { words } = stage;
    const button = (/** @type {string} */ name, /** @type {() => void} */ click, text = '') => h('button', { type: 'button', 'data-act': name, click }, text);
    this.#buttons = {
      less: button('less', () => this.step(-1), '−1'),
      more: button('more', () => this.step(1), '+1'),
      toggle: button('toggle', () => this.toggle()),
      deregister: button('deregister', () => this.deregister(), words.say('queue.deregister')),
      change: button('change', () => this.change(), words.say('queue.change')),
    };
    this.element = h('div', { class: 'queue-actions' },
      h('p', {}, this.#reason, ' ', this.#rule, ' ', this.#time),
      h('div', { class: 'queue-buttons', role: 'group' }, ...Object.values(this.#buttons)));
  }

  /** @param {Standing} current */
  draw(current) {
    this.#current = current;
    const { app, routine } = current;
    const { words } = this.#stage;
    const told = telling(this.#stage, app, routine);
    write(this.#reason, [told.reason, told.left].filter(Boolean).join(', '));
    cite(this.#rule, told.rule);
    write(this.#time, [told.time, told.options].filter(Boolean).join(' · '));
    const { less, more, toggle, deregister, change } = this.#buttons;
    write(toggle, words.say(routine.state === 'disabled' ? 'queue.enable' : 'queue.disable'));
    for (const one of [toggle, deregister, change]) one.ariaLabel = words.say('queue.button-of', { button: one.textContent ?? '', name: routine.routine });
    less.ariaLabel = words.say('queue.less', { name: routine.routine });
    more.ariaLabel = words.say('queue.more', { name: routine.routine });
    for (const one of Object.values(this.#buttons)) one.disabled = routine.state === 'removing';
  }

  /** Another priority, by a number. @param {number} step 1 or -1 */
  step(step) {
    this.#with(({ app, routine }) => this.#asks.told(rank(this.#stage, app, routine, beyond(routine.priority, step))));
  }

  toggle() {
    this.#with(({ app, routine }) => this.#do(app, { do: 'EnableIdleRoutine', ftg: routine.routine, fEnable: routine.state === 'disabled' }));
  }

  deregister() {
    this.#with(({ app, routine }) => this.#do(app, { do: 'DeregisterIdleRoutine', ftg: routine.routine }));
  }

  change() {
    this.#with(({ app, routine }) => this.#asks.change(app, routine));
  }

  /** @param {WorldApp} app @param {object} input */
  #do(app, input) {
    this.#asks.told(act(this.#stage, { app: app.name, ...input }));
  }

  /** @param {(current: Standing) => void} use */
  #with(use) {
    if (this.#current && this.#current.routine.state !== 'removing') use(this.#current);
  }
}
