import { h } from '../dom.js';
import { write } from '../keyed.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../words.js').Key} Key */

/** The options of a routine, iroIdle: a box for each flag, and a word on what the engine will say. */
export class Options {
  /** @type {HTMLInputElement[]} */
  #boxes;
  #note = h('p', { class: 'note', role: 'status' });

  /** @param {Stage} stage @param {string} prefix of the ids */
  constructor(stage, prefix) {
    const { words, reference } = stage;
    this.#boxes = reference.constants.options.map((flag) => h('input', { type: 'checkbox', id: `${prefix}-${flag.name}`, value: flag.name, 'aria-describedby': `${prefix}-${flag.name}-means`, change: () => this.#judge(words) }));
    this.element = h('fieldset', { class: 'routine-options' }, h('legend', {}, 'iroIdle'),
      ...this.#boxes.map((box) => h('div', { class: 'routine-option' }, box,
        h('label', { for: box.id }, h('code', {}, box.value)),
        h('p', { class: 'note', id: `${box.id}-means` }, words.say(/** @type {Key} */ (`routine-form.means-${box.value}`))))),
      this.#note);
  }

  /** As scenarios have them. */
  get value() {
    return this.#boxes.filter((box) => box.checked).map((box) => box.value).join('|') || '0';
  }

  set value(options) {
    const set = options.split(/\s*\|\s*/);
    for (const box of this.#boxes) box.checked = set.includes(box.value);
    this.#boxes[0]?.dispatchEvent(new Event('change'));
  }

  /** @param {boolean} disabled */
  set disabled(disabled) {
    this.element.disabled = disabled;
  }

  /** @param {import('../words.js').Words} words */
  #judge(words) {
    const on = (/** @type {string} */ name) => this.#boxes.some((box) => box.value === name && box.checked);
    const why = on('FIROWAIT') && on('FIROINTERVAL') ? 'routine-form.both'
      : on('FIROONCEONLY') || on('FIROPERBLOCK') ? 'routine-form.obsolete' : null;
    write(this.#note, why ? words.say(why) : '');
  }
}
