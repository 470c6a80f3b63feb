import { h } from '../dom.js';
import { act } from '../queue/act.js';
import { allValid, checks, Field, hundredths } from '../queue/field.js';
import { mark, place, write } from '../keyed.js';
import { Options } from '../queue/options.js';
import { Unread } from '../unread.js';
import { Environment } from './environment.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */

/** What routines of the documents' examples do. */
const NAMES = ['compress', 'search', 'submit', 'download', 'tidy', 'index', 'poll'];

/**
 * The form that registers an idle routine, and what can happen around it.
 * @implements {Part}
 */
export class RoutineForm {
  #fields;
  #app = h('select', { id: 'routine-app', change: () => this.#stage.changed() });
  #engine = h('p', { class: 'note', id: 'routine-engine' });
  #options;
  #message = h('p', { class: 'outcome' });
  #environment;
  #stage;
  #suggested = NAMES[0];
  #unread = new Unread();
  /** In which event a name is used first. @type {Map<string, number>} */
  #first = new Map();

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words } = stage;
    const check = checks(stage);
    this.#stage = stage;
    const field = (/** @type {'name' | 'priIdle' | 'csecIdle' | 'cost' | 'thread'} */ name, /** @type {Omit<ConstructorParameters<typeof Field>[0], 'id' | 'label' | 'hint'>} */ more) =>
      new Field({ id: `routine-${name}`, label: words.say(`routine-form.${name}`), hint: words.say(`routine-form.hint-${name}`), ...more });
    this.#fields = {
      name: field('name', { value: NAMES[0], check: (text) => this.#nameWrong(text) }),
      priIdle: field('priIdle', { value: '-1', check: check.priority, beside: (text) => this.#side(text) }),
      csecIdle: field('csecIdle', { value: '200', mode: 'numeric', check: check.csec, beside: check.seconds }),
      cost: field('cost', { value: stage.words.number(0.01), mode: 'decimal', check: check.span }),
      thread: field('thread', { value: 'main', check: (text) => (text ? '' : words.say('routine-form.no-thread')) }),
    };
    this.#options = new Options(stage, 'routine');
    this.#options.value = 'FIROINTERVAL';
    this.#environment = new Environment(stage);
    mount.classList.add('routine-form');
    mount.replaceChildren(
      h('form', { class: 'panel', novalidate: true, 'aria-label': words.say('routine-form.register'), submit: (/** @type {Event} */ event) => this.#register(event) },
        h('h3', {}, words.say('routine-form.register')),
        h('div', { class: 'routine-field' }, h('label', { for: 'routine-app' }, words.say('routine-form.app')), this.#app, this.#engine),
        h('div', { class: 'routine-fields' }, ...Object.values(this.#fields).map((one) => one.element)),
        this.#options.element,
        h('button', { type: 'submit' }, words.say('routine-form.do')), this.#message),
      this.#environment.element);
  }

  /** @param {Stage} stage */
  draw(stage) {
    const apps = stage.state.snapshot.apps ?? [];
    choices(this.#app, apps.map((app) => app.name));
    const app = apps.find((one) => one.name === this.#app.value);
    write(this.#engine, app && !app.references ? stage.words.say('routine-form.starts') : '');
    const { name } = this.#fields;
    if (name.value === this.#suggested && document.activeElement !== name.input && this.#taken(name.value)) this.#suggest();
    this.#environment.draw(stage);
  }

  /** @param {Event} event */
  #register(event) {
    event.preventDefault();
    const { name, priIdle, csecIdle, cost, thread } = this.#fields;
    write(this.#message, '');
    if (!allValid(Object.values(this.#fields))) return;
    const app = this.#app.value;
    const on = { app, ...(thread.value !== 'main' && { thread: thread.value }) };
    const stage = this.#stage;
    if (!stage.state.snapshot.apps?.find((one) => one.name === app)?.references) {
      const started = act(stage, { ...on, do: 'MAPIInitIdle' });
      if (started.refused) return this.#say(started);
    }
    const result = act(stage, { ...on, do: 'FtgRegisterIdleRoutine', as: name.value, priIdle: priIdle.number, csecIdle: csecIdle.number, iroIdle: this.#options.value, cost: hundredths(cost.number) });
    this.#say(result.refused ? { ...result, text: stage.words.say('routine-form.null', { why: result.text }) } : result);
    this.#suggest();
  }

  /** Puts a name in the field that is not taken. */
  #suggest() {
    let number = 2;
    while (this.#taken(`${NAMES[0]} ${number}`)) number++;
    this.#suggested = NAMES.find((one) => !this.#taken(one)) ?? `${NAMES[0]} ${number}`;
    this.#fields.name.value = this.#suggested;
  }

  /** @param {import('../queue/act.js').Outcome} result */
  #say({ text, refused, told }) {
    mark(this.#message, 'role', told ? null : 'alert');
    write(this.#message, text);
    this.#message.className = `outcome ${refused ? 'bad' : 'good'}`;
  }

  /** Whether the name was given up to this step. @param {string} name */
  #taken(name) {
    const { player, state } = this.#stage;
    const { fresh, again } = this.#unread.of(player.events);
    if (again) this.#first.clear();
    for (const { routine, id } of fresh) if (routine && !this.#first.has(routine)) this.#first.set(routine, id);
    return (this.#first.get(name) ?? Infinity) <= state.at;
  }

  /** @param {string} text */
  #nameWrong(text) {
    const { words } = this.#stage;
    if (!text) return words.say('routine-form.no-name');
    if (text === 'self') return words.say('routine-form.self');
    return this.#taken(text) ? words.say('routine-form.taken', { name: text }) : '';
  }

  /** On which side of the user a priority is. @param {string} text */
  #side(text) {
    const value = Number(text.replace('−', '-') || NaN);
    if (Number.isNaN(value)) return '';
    return this.#stage.words.say(value > 0 ? 'routine-form.above' : value < 0 ? 'routine-form.below' : 'routine-form.zero');
  }
}

/** Gives a select these options; what is chosen stays if it can. @param {HTMLSelectElement} select @param {string[]} names */
export function choices(select, names) {
  const there = [...select.options].map((option) => option.value);
  if (there.length === names.length && there.every((name, i) => name === names[i])) return;
  const { value } = select;
  place(select, names.map((name) => h('option', { value: name }, name)));
  if (names.includes(value)) select.value = value;
}
