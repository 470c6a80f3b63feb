import { h } from '../dom.js';
import { act } from '../queue/act.js';
import { checks, Field, hundredths } from '../queue/field.js';
import { mark, write } from '../keyed.js';
import { choices } from './routine-form.js';

/** @typedef {import('../stage.js').Stage} Stage */

/** What happens around the routines: idle time, other work, sleep, the user. */
export class Environment {
  #app = h('select', { id: 'environment-app' });
  #message = h('p', { class: 'outcome' });
  #span;

  /** @param {Stage} stage */
  constructor(stage) {
    const { words } = stage;
    const check = checks(stage);
    this.#span = new Field({ id: 'environment-for', label: words.say('routine-form.for'), hint: words.say('routine-form.hint-for'), value: '5', mode: 'decimal', check: check.span });
    /** @param {'idle' | 'busy' | 'sleep' | 'app-busy' | 'user'} key @param {() => object} input @param {boolean} [timed] */
    const button = (key, input, timed = true) => h('button', { type: 'button', click: () => {
      if (!timed || this.#span.valid()) this.#say(stage, act(stage, input()));
      else this.#span.input.focus();
    } }, words.say(`routine-form.${key}`));
    const span = () => ({ for: hundredths(this.#span.number) });
    this.element = h('section', { class: 'panel', 'aria-label': words.say('routine-form.around') },
      h('h3', {}, words.say('routine-form.around')),
      this.#span.element,
      h('div', { class: 'routine-acts', role: 'group', 'aria-label': words.say('routine-form.computer') },
        h('h4', {}, words.say('routine-form.computer')),
        button('idle', () => ({ do: 'idle', ...span() })),
        button('busy', () => ({ do: 'busy', ...span() })),
        button('sleep', () => ({ do: 'sleep', ...span() }))),
      h('div', { class: 'routine-acts', role: 'group', 'aria-label': words.say('routine-form.application') },
        h('h4', {}, words.say('routine-form.application')),
        h('label', { for: 'environment-app', class: 'routine-aside' }, words.say('routine-form.app')), this.#app,
        button('app-busy', () => ({ app: this.#app.value, do: 'busy', ...span() })),
        button('user', () => ({ app: this.#app.value, do: 'user' }), false)),
      this.#message);
  }

  /** @param {Stage} stage */
  draw(stage) {
    choices(this.#app, (stage.state.snapshot.apps ?? []).map((app) => app.name));
  }

  /** @param {Stage} stage @param {import('../queue/act.js').Outcome} result */
  #say({ words, state }, { text, refused, told }) {
    mark(this.#message, 'role', told ? null : 'alert');
    const more = state.len - state.at;
    write(this.#message, refused ? text : `${text} ${words.say(more === 0 ? 'routine-form.no-more' : 'routine-form.more', { count: words.number(more) })}`);
    this.#message.className = `outcome ${refused ? 'bad' : ''}`;
  }
}
