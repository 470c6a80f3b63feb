// The texts of the rules of the spec. They are not in the program: most visitors read
// none, so the file of a language is fetched when the first is asked for.

import { bookOf } from '../rule-books.js';
import { marked, RULES } from './built.js';
import { mapiError } from './error.js';
import { LANGUAGES } from './languages.js';
import { fileAt } from './platform.js';

/** @typedef {import('./player.js').Rule} Rule */

/** What was fetched never changes. @type {Map<string, Promise<Record<string, Rule>>>} */
const books = new Map();

/** @param {string} id @param {string} language @returns {Promise<Rule | null>} */
export async function ruleOf(id, language) {
  if (typeof id !== 'string') throw mapiError('MAPI_E_INVALID_PARAMETER', 'The rule must be a string.');
  if (typeof language !== 'string') throw mapiError('MAPI_E_INVALID_PARAMETER', 'The language must be a string.');
  const name = LANGUAGES.includes(language) ? language : LANGUAGES[0];
  const book = books.get(name) ?? fetched(name);
  books.set(name, book);
  const rules = await book;
  const key = id.trim();
  return Object.hasOwn(rules, key) ? rules[key] : null;
}

/** @param {string} language */
async function fetched(language) {
  try {
    const integrity = RULES[`rules/${language}.json`];
    const { href } = marked(bookOf[language](), integrity);
    const bytes = await fileAt(href);
    if (bytes) return JSON.parse(new TextDecoder().decode(bytes));
    const response = await fetch(href, { integrity });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return await response.json();
  } catch (error) {
    books.delete(language); // what stood in the way once need not do so again
    throw mapiError('MAPI_E_NETWORK_ERROR', `The rules could not be fetched: ${/** @type {Error} */ (error).message}.`, error);
  }
}
