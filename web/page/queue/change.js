import { h } from '../dom.js';
import { act } from './act.js';
import { allValid, checks, Field } from './field.js';
import { write } from '../keyed.js';
import { Options } from './options.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */

/** The dialog for ChangeIdleRoutine: five bits, and behind each a value that counts only with it. */
export class Change {
  #stage;
  #title = h('h2', { id: 'queue-change-title' });
  #message = h('p', { class: 'routine-wrong', role: 'status' });
  #word = h('output', { class: 'note' });
  #bits;
  #fields;
  #options;
  /** @type {{ app: string, routine: string }} */
  #of = { app: '', routine: '' };

  /** @param {Stage} stage @param {(result: import('./act.js').Outcome) => void} told */
  constructor(stage, told) {
    this.#stage = stage;
    const { words } = stage;
    const check = checks(stage);
    const field = (/** @type {string} */ name, /** @type {Partial<ConstructorParameters<typeof Field>[0]>} */ more) =>
      new Field({ id: `queue-change-${name}`, label: name, value: '', check: () => '', ...more });
    this.#fields = {
      FIRCPFN: field('pfnIdle', { hint: words.say('queue.change-null') }),
      FIRCPV: field('pvIdleParam', {}),
      FIRCPRI: field('priIdle', { check: check.priority }),
      FIRCCSEC: field('csecIdle', { check: check.csec, beside: check.seconds, mode: 'numeric' }),
    };
    this.#options = new Options(stage, 'queue-change');
    this.#bits = stage.reference.constants.changes.map((bit) => h('input', { type: 'checkbox', id: `queue-change-${bit.name}`, value: bit.name, change: () => this.#follow() }));
    const behind = /** @type {Record<string, HTMLElement>} */ ({ ...Object.fromEntries(Object.entries(this.#fields).map(([bit, one]) => [bit, one.element])), FIRCIRO: this.#options.element });
    this.element = h('dialog', { class: 'queue-dialog', 'aria-labelledby': 'queue-change-title' },
      h('form', { method: 'dialog', novalidate: true, submit: (/** @type {Event} */ event) => this.#submit(event, told) },
        this.#title, h('p', { class: 'note' }, words.say('queue.change-about')),
        ...this.#bits.map((box) => h('div', { class: 'queue-bit' }, h('label', { class: 'check', for: box.id }, box, h('code', {}, box.value)), behind[box.value])),
        this.#word, this.#message,
        h('div', { class: 'buttons' }, h('button', { type: 'submit' }, words.say('queue.change-do')),
          h('button', { type: 'button', click: () => this.element.close() }, words.say('queue.cancel')))));
  }

  /** @param {WorldApp} app @param {WorldRoutine} routine */
  open(app, routine) {
    this.#of = { app: app.name, routine: routine.routine };
    write(this.#title, this.#stage.words.say('queue.change-title', { name: routine.routine }));
    for (const box of this.#bits) box.checked = false;
    this.#fields.FIRCPFN.value = routine.function;
    this.#fields.FIRCPV.value = routine.param;
    this.#fields.FIRCPRI.value = String(routine.priority);
    this.#fields.FIRCCSEC.value = String(routine.csec);
    this.#options.value = routine.options;
    write(this.#message, '');
    this.#follow();
    this.element.showModal();
  }

  #set() {
    return this.#bits.filter((box) => box.checked).map((box) => box.value);
  }

  /** A value can be given only where its bit is set. */
  #follow() {
    const set = this.#set();
    for (const [bit, field] of Object.entries(this.#fields)) field.input.disabled = !set.includes(bit);
    this.#options.disabled = !set.includes('FIRCIRO');
    write(this.#word, `ircIdle = ${set.join(' | ') || `0: ${this.#stage.words.say('queue.change-nothing')}`}`);
  }

  /** @param {Event} event @param {(result: import('./act.js').Outcome) => void} told */
  #submit(event, told) {
    event.preventDefault();
    if (!allValid(Object.values(this.#fields))) return;
    const set = this.#set();
    const { FIRCPFN, FIRCPV, FIRCPRI, FIRCCSEC } = this.#fields;
    const result = act(this.#stage, {
      app: this.#of.app, do: 'ChangeIdleRoutine', ftg: this.#of.routine, ircIdle: set.join('|') || '0',
      ...(set.includes('FIRCPFN') && { pfnIdle: FIRCPFN.value || 'NULL' }),
      ...(set.includes('FIRCPV') && { pvIdleParam: FIRCPV.value }),
      ...(set.includes('FIRCPRI') && { priIdle: FIRCPRI.number }),
      ...(set.includes('FIRCCSEC') && { csecIdle: FIRCCSEC.number }),
      ...(set.includes('FIRCIRO') && { iroIdle: this.#options.value }),
    });
    told(result);
    if (result.refused) write(this.#message, result.text);
    else this.element.close();
  }
}
