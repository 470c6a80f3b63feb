import { FIROINTERVAL } from '../mapi.js';
import { h } from './dom.js';
import { FlagsField } from './flags.js';
import { work } from './work.js';

/** @typedef {import('../mapi.js').Application} Application */
/** @typedef {import('../mapi.js').Mapi} Mapi */

/**
 * @typedef {object} Routine what the page knows of a routine and the engine does not
 * @property {string} name
 * @property {number} cost milliseconds of work a call
 * @property {number} calls
 */

/** The form that registers an idle routine. */
export class RoutineForm {
  #application;
  #fields;
  #options;
  #message;

  /**
   * @param {Mapi} mapi
   * @param {Application} application
   * @param {Map<number, Routine>} routines by tag
   */
  constructor(mapi, application, routines) {
    this.#application = application;
    this.#fields = {
      name: field('name', 'Name', 'Compress', 'text'),
      priority: field('priority', 'priIdle', '-1', 'text'),
      csec: field('csec', 'csecIdle', '100', 'text'),
      cost: field('cost', 'Work per call, in milliseconds', '5', 'text'),
    };
    this.#options = new FlagsField({ id: 'routine-options', label: 'iroIdle', flags: mapi.constants.options, value: FIROINTERVAL });
    this.#message = h('p', { class: 'outcome', role: 'status' });
    this.element = h('form', { class: 'panel', 'aria-label': 'Register an idle routine', submit: (/** @type {Event} */ e) => this.#register(e, mapi, routines) },
      h('h3', {}, 'Register an idle routine'),
      h('div', { class: 'fields' }, ...Object.values(this.#fields).map((f) => f.element)),
      this.#options.element,
      h('button', { type: 'submit' }, 'Register'), this.#message);
  }

  /** @param {Event} event @param {Mapi} mapi @param {Map<number, Routine>} routines */
  #register(event, mapi, routines) {
    event.preventDefault();
    const cost = numeric(this.#fields.cost.input.value);
    if (!(cost >= 0 && cost <= 2000)) {
      this.#say('The work per call must be from 0 to 2000 milliseconds.', 'bad');
      return;
    }
    /** @type {Routine} */
    const routine = { name: this.#fields.name.input.value.trim() || 'Unnamed', cost, calls: 0 };
    const ftg = this.#application.FtgRegisterIdleRoutine(idleRoutine, routine,
      numeric(this.#fields.priority.input.value), numeric(this.#fields.csec.input.value), this.#options.value);
    if (ftg === 0) {
      const refusals = mapi.snapshot().apps.find((a) => a.name === this.#application.name)?.refusals ?? [];
      this.#say(`Not registered (NULL): ${refusals.at(-1)?.text}.`, 'bad');
      return;
    }
    routines.set(ftg, routine);
    this.#say(`${routine.name} is registered.`, 'good');
  }

  /** @param {string} text @param {string} kind */
  #say(text, kind) {
    this.#message.textContent = text;
    this.#message.className = `outcome ${kind}`;
  }
}

/** What the page registers: real work, for as long as the routine says. @param {Routine} routine */
function idleRoutine(routine) {
  work(routine.cost);
  routine.calls++;
  return false;
}

/** @param {string} id @param {string} label @param {string} value @param {string} type */
function field(id, label, value, type) {
  const input = h('input', { id: `routine-${id}`, type, value, autocomplete: 'off' });
  return { input, element: h('div', {}, h('label', { for: `routine-${id}` }, label), input) };
}

/** A number, or NaN: an empty field is none. @param {string} text */
const numeric = (text) => (text.trim() === '' ? NaN : Number(text));
