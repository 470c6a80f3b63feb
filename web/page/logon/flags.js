// A flags word as check boxes, with what each flag means, and as a hexadecimal
// number: each follows the other. Bits without a name stay in the word, so that
// the call can refuse them.

import { h } from '../dom.js';

/** @typedef {import('../words.js').Words} Words */
/** @typedef {import('../words.js').Key} Key */
/** @typedef {import('../../module/player.js').Named} Flag */

const GROUPS = /** @type {const} */ ({
  whose: ['MAPI_NEW_SESSION', 'MAPI_ALLOW_OTHERS'],
  profile: ['MAPI_USE_DEFAULT', 'MAPI_EXPLICIT_PROFILE', 'MAPI_APP_PROFILE'],
  ask: ['MAPI_LOGON_UI', 'MAPI_PASSWORD_UI', 'MAPI_SERVICE_UI_ALWAYS'],
  mail: ['MAPI_NO_MAIL', 'MAPI_FORCE_DOWNLOAD'],
  caller: ['MAPI_EXTENDED', 'MAPI_UNICODE', 'MAPI_TIMEOUT_SHORT', 'MAPI_BG_SESSION', 'MAPI_NT_SERVICE'],
});

export class Flags {
  #words;
  #flags;
  #changed;
  /** @type {Map<string, HTMLInputElement>} */
  #boxes = new Map();
  #word;
  #note;
  #unnamed = 0;

  /** @param {Words} words @param {Flag[]} flags @param {number} value @param {() => void} changed */
  constructor(words, flags, value, changed) {
    this.#words = words;
    this.#flags = flags;
    this.#changed = changed;
    this.#word = h('input', { id: 'logon-word', type: 'text', class: 'word', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', 'aria-describedby': 'logon-word-note', input: () => this.#typed() });
    this.#note = h('p', { id: 'logon-word-note', class: 'note', role: 'status' });
    this.element = h('div', { class: 'logon-flags' },
      h('div', { class: 'groups' }, ...Object.entries(GROUPS).map(([group, names]) => this.#group(group, names))),
      h('div', { class: 'field' }, h('label', { for: 'logon-word' }, words.say('logon.word')), this.#word, this.#note));
    this.value = value;
  }

  /** The word, or NaN if what is typed is no number. */
  get value() {
    const text = this.#word.value.trim();
    const value = /^(0x[0-9a-f]+|\d+)$/i.test(text) ? Number(text) : NaN;
    return value <= 0xffffffff ? value : NaN;
  }

  set value(value) {
    this.#word.value = hex(value);
    this.#typed();
  }

  /** The flags as a scenario has them. */
  get text() {
    const { value } = this;
    return Number.isNaN(value) ? this.#word.value : this.#named(value).concat(this.#unnamed ? hex(this.#unnamed) : []).join('|');
  }

  focus() {
    this.#word.focus();
  }

  /** @param {number} value */
  #named(value) {
    return this.#flags.filter((flag) => (value & flag.value) !== 0).map((flag) => flag.name);
  }

  /** @param {string} group @param {readonly string[]} names */
  #group(group, names) {
    const rows = names.map((name) => {
      const box = h('input', { type: 'checkbox', name, 'aria-describedby': `logon-${name}`, change: () => this.#ticked() });
      this.#boxes.set(name, box);
      const value = this.#flags.find((flag) => flag.name === name)?.value ?? 0;
      return h('div', { class: 'flag' }, h('label', { class: 'check' }, box, h('code', {}, name)),
        h('p', { class: 'note', id: `logon-${name}` }, h('span', { class: 'bit' }, hex(value)), ' ', this.#words.say(/** @type {Key} */ (`logon.${name}`))));
    });
    return h('fieldset', {}, h('legend', {}, this.#words.say(/** @type {Key} */ (`logon.group-${group}`))), ...rows);
  }

  #ticked() {
    let value = this.#unnamed;
    for (const flag of this.#flags) if (this.#boxes.get(flag.name)?.checked) value += flag.value;
    this.value = value;
  }

  #typed() {
    const { value } = this;
    const valid = !Number.isNaN(value);
    this.#word.setAttribute('aria-invalid', String(!valid));
    let note = this.#words.say('logon.word-wrong');
    if (valid) {
      const known = this.#flags.reduce((sum, flag) => sum + (hasBit(value, flag.value) ? flag.value : 0), 0);
      this.#unnamed = value - known;
      for (const flag of this.#flags) {
        const box = this.#boxes.get(flag.name);
        if (box) box.checked = hasBit(value, flag.value);
      }
      const names = this.#named(value).join(' | ') || this.#words.say('logon.word-none');
      note = this.#unnamed ? this.#words.say('logon.word-unnamed', { names, bits: hex(this.#unnamed) }) : this.#words.say('logon.word-is', { names });
    }
    if (this.#note.textContent !== note) this.#note.textContent = note;
    this.#changed();
  }
}

/** @param {number} value @param {number} bit */
const hasBit = (value, bit) => (value & bit) !== 0;

/** @param {number} value */
export const hex = (value) => `0x${value.toString(16).toUpperCase()}`;
