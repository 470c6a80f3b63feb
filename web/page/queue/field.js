import { h } from '../dom.js';
import { mark, write } from '../keyed.js';

/** @typedef {import('../stage.js').Stage} Stage */

/** A field with its label, what its number comes to, and what is wrong with it. */
export class Field {
  #wrong;
  #beside;
  #check;
  #say;

  /**
   * @param {{ id: string, label: string, value: string, mode?: string, check: (text: string) => string, beside?: (text: string) => string, hint?: string }} options
   *   check says what is wrong, beside what the value comes to
   */
  constructor({ id, label, value, mode = 'text', check, beside = () => '', hint = '' }) {
    this.#check = check;
    this.#say = beside;
    this.#wrong = h('p', { class: 'routine-wrong', id: `${id}-wrong` });
    this.#beside = h('output', { for: id, class: 'note' });
    this.input = h('input', { id, type: 'text', inputmode: mode, value, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': `${id}-wrong ${id}-hint`, input: () => this.#typed() });
    this.element = h('div', { class: 'routine-field' }, h('label', { for: id }, label), this.input, this.#beside,
      h('p', { class: 'note', id: `${id}-hint` }, hint), this.#wrong);
    this.#typed();
  }

  get value() {
    return this.input.value.trim();
  }

  set value(text) {
    this.input.value = text;
    this.#typed();
  }

  get number() {
    return numeric(this.value);
  }

  /** Says what is wrong, if anything is. */
  valid() {
    const wrong = this.input.disabled ? '' : this.#check(this.value);
    mark(this.input, 'aria-invalid', wrong ? 'true' : null);
    write(this.#wrong, wrong);
    return !wrong;
  }

  #typed() {
    write(this.#beside, this.#say(this.value));
    if (this.input.hasAttribute('aria-invalid')) this.valid();
  }
}

/** Of several fields the first that is wrong gets the focus. @param {Field[]} fields */
export function allValid(fields) {
  const wrong = fields.filter((field) => !field.valid());
  wrong[0]?.input.focus();
  return wrong.length === 0;
}

/** A number, or NaN; a minus sign may be a real one, and a comma a point. @param {string} text */
export const numeric = (text) => (text.trim() === '' ? NaN : Number(text.trim().replace('−', '-').replace(',', '.')));

/** What seconds that somebody wrote come to in hundredths, as inputs have them. @param {number} seconds */
export const hundredths = (seconds) => Number((seconds * 100).toFixed(3));

/** @param {Stage} stage */
export function checks({ words }) {
  /** @param {number} from @param {number} to @param {boolean} whole */
  const within = (from, to, whole) => (/** @type {string} */ text) => {
    const value = numeric(text);
    const fits = value >= from && value <= to && (!whole || Number.isInteger(value));
    return fits ? '' : words.say(whole ? 'routine-form.not-whole' : 'routine-form.not-number', { from: words.number(from), to: words.number(to) });
  };
  return {
    priority: within(-32768, 32767, true),
    csec: within(0, 4294967295, true),
    /** In seconds. */
    span: within(0, 1e7, false),
    /** What a number of hundredths comes to. @param {string} text */
    seconds: (text) => (numeric(text) >= 0 ? `= ${words.seconds(numeric(text))}` : ''),
  };
}
