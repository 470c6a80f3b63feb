import { h } from '../dom.js';
import { mark } from '../keyed.js';
import { act } from './act.js';
import { checks, numeric } from './field.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */

// What a routine can wait for, as one choice; the long form has every option.
const OPTIONS = ['FIROINTERVAL', 'FIROWAIT', '0', 'FIROINTERVAL|FIRODISABLED', 'FIROWAIT|FIRODISABLED'];

/** A routine more, in one line. */
export class Add {
  #stage;
  #asks;
  #app;
  #inputs;
  #checks;
  #options = h('select', {}, ...OPTIONS.map((value) => h('option', { value }, value.replaceAll('|', ' | '))));

  /** @param {Stage} stage @param {import('./actions.js').Asks} asks @param {string} app */
  constructor(stage, asks, app) {
    const { words } = stage;
    this.#stage = stage;
    this.#asks = asks;
    this.#app = app;
    const check = checks(stage);
    this.#checks = { name: (/** @type {string} */ text) => this.#nameWrong(text), priority: check.priority, time: check.csec };
    const input = (/** @type {string} */ value, mode = 'text') => h('input', { type: 'text', value, inputmode: mode, autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off' });
    this.#inputs = { name: input(''), priority: input('-1'), time: input('100', 'numeric') };
    const label = (/** @type {'name' | 'priority' | 'time' | 'options'} */ name, /** @type {HTMLElement} */ field) => h('label', { class: `queue-add-${name}` }, h('span', {}, words.say(`queue.add-${name}`)), field);
    this.element = h('form', { class: 'queue-add', novalidate: true, 'aria-label': words.say('queue.add-to', { app }), submit: (/** @type {Event} */ event) => this.#add(event) },
      label('name', this.#inputs.name), label('priority', this.#inputs.priority), label('time', this.#inputs.time), label('options', this.#options),
      h('button', { type: 'submit' }, words.say('queue.add')));
  }

  /** @param {Event} event */
  #add(event) {
    event.preventDefault();
    const wrong = /** @type {('name' | 'priority' | 'time')[]} */ (Object.keys(this.#inputs)).map((field) => {
      const why = this.#checks[field](this.#inputs[field].value.trim());
      mark(this.#inputs[field], 'aria-invalid', why ? 'true' : null);
      return { field, why };
    }).find(({ why }) => why);
    if (wrong) {
      this.#inputs[wrong.field].focus();
      return this.#asks.told({ text: `${this.#stage.words.say(`queue.add-${wrong.field}`)}: ${wrong.why}`, refused: true, told: false, call: '' });
    }
    const stage = this.#stage;
    const { name, priority, time } = this.#inputs;
    if (!this.#of()?.references) {
      const started = act(stage, { app: this.#app, do: 'MAPIInitIdle' });
      if (started.refused) return this.#asks.told(started);
    }
    const result = act(stage, { app: this.#app, do: 'FtgRegisterIdleRoutine', as: name.value.trim(), priIdle: numeric(priority.value), csecIdle: numeric(time.value), iroIdle: this.#options.value });
    this.#asks.told(result);
    if (!result.refused) name.value = '';
  }

  #of() {
    return this.#stage.state.snapshot.apps?.find(({ name }) => name === this.#app);
  }

  /** @param {string} text */
  #nameWrong(text) {
    const { words, player, state } = this.#stage;
    if (!text) return words.say('routine-form.no-name');
    if (text === 'self') return words.say('routine-form.self');
    return player.events.some(({ routine, id }) => routine === text && id <= state.at) ? words.say('routine-form.taken', { name: text }) : '';
  }
}
