// The words of the page's controls in the reader's language. The article has its
// own page for each language; the sentences of a trace come from the program.

import dictionaries from '../locales/all.js';

/** @typedef {keyof typeof import('../locales/en.js').default} Key */

/** The language among ours for a tag such as pt, pt-PT or en-GB. @param {string} tag */
function ours(tag) {
  if (Object.hasOwn(dictionaries, tag)) return tag;
  const [wanted] = tag.toLowerCase().split('-');
  return Object.keys(dictionaries).find((language) => language.split('-')[0] === wanted) ?? 'en';
}

export class Words {
  #dictionary;
  /** Making a format costs far more than using it. @type {Map<string, Intl.NumberFormat>} */
  #formats = new Map();

  /** @param {string} language */
  constructor(language) {
    this.language = ours(language);
    this.#dictionary = dictionaries[this.language];
  }

  /**
   * The words of a key, with what stands in braces filled in.
   * @param {Key} key
   * @param {Record<string, string | number>} [values]
   */
  say(key, values = {}) {
    return this.#dictionary[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
  }

  /** A number as the language writes it. @param {number} value @param {Intl.NumberFormatOptions} [options] */
  number(value, options) {
    return this.#format(options).format(value);
  }

  /** A time in hundredths of a second, as seconds. @param {number} csec @param {number} [digits] */
  seconds(csec, digits = 2) {
    return `${this.number(csec / 100, { minimumFractionDigits: digits, maximumFractionDigits: digits })} s`;
  }

  /** @param {Intl.NumberFormatOptions} [options] */
  #format(options) {
    const key = JSON.stringify(options);
    const format = this.#formats.get(key) ?? new Intl.NumberFormat(this.language, options);
    this.#formats.set(key, format);
    return format;
  }
}
