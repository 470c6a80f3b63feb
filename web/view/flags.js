import { h } from './dom.js';

/** @typedef {import('../snapshot.js').Flag} Flag */

/**
 * A flags word as check boxes and as a hexadecimal number; each follows the
 * other. Bits without a name stay in the word, so that the API can refuse them.
 */
export class FlagsField {
  #flags;
  /** @type {HTMLInputElement[]} */
  #boxes;
  #word;
  #note;
  #unnamed = 0;

  /**
   * @param {{ id: string, label: string, flags: Flag[], value: number }} options
   */
  constructor({ id, label, flags, value }) {
    this.#flags = flags;
    this.#boxes = flags.map((flag) => h('input', { type: 'checkbox', name: flag.Name, change: () => this.#tick() }));
    this.#word = h('input', { id, type: 'text', spellcheck: 'false', autocomplete: 'off', class: 'word', 'aria-describedby': `${id}-note`, input: () => this.#type() });
    this.#note = h('p', { id: `${id}-note`, class: 'note', role: 'status' });
    this.element = h('fieldset', { class: 'flags' },
      h('legend', {}, label),
      h('div', { class: 'boxes' }, ...flags.map((flag, i) => h('label', { class: 'check' }, this.#boxes[i], h('code', {}, flag.Name)))),
      h('label', { for: id }, 'As a number'), this.#word, this.#note);
    this.value = value;
  }

  /** The word, or NaN if what is typed is no number. */
  get value() {
    return parse(this.#word.value);
  }

  set value(value) {
    this.#word.value = hex(value);
    this.#type();
  }

  #tick() {
    const named = this.#flags.reduce((sum, flag, i) => (this.#boxes[i].checked ? sum + flag.Value : sum), 0);
    this.#word.value = hex(named + this.#unnamed);
    this.#type();
  }

  #type() {
    const value = this.value;
    const valid = value >= 0 && value <= 0xffffffff;
    this.#word.setAttribute('aria-invalid', String(!valid));
    this.#note.textContent = '';
    if (!valid) {
      this.#note.textContent = `“${this.#word.value}” is not a number from 0 to 0xFFFFFFFF.`;
      return;
    }
    this.#unnamed = value;
    this.#flags.forEach((flag, i) => {
      this.#boxes[i].checked = (value & flag.Value) !== 0;
      this.#unnamed = (this.#unnamed & ~flag.Value) >>> 0;
    });
    if (this.#unnamed) this.#note.textContent = `${hex(this.#unnamed)} has no name: the call will be refused.`;
  }
}

/** @param {string} text */
function parse(text) {
  const trimmed = text.trim();
  return /^(0x[0-9a-f]+|[0-9]+)$/i.test(trimmed) ? Number(trimmed) : NaN;
}

/** @param {number} value */
export const hex = (value) => `0x${value.toString(16).toUpperCase()}`;
