// What an element says by itself, without the words of the whole page.

import dictionaries from '../locales/element.js';

/** @param {string} language as lang has it @returns {import('./scene.js').Say} */
export function sayer(language) {
  const of = (/** @type {string} */ tag) => tag.toLowerCase().split('-')[0];
  const ours = Object.hasOwn(dictionaries, language) ? language : Object.keys(dictionaries).find((one) => of(one) === of(language)) ?? 'en';
  return (key, values = {}) => dictionaries[ours][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}
