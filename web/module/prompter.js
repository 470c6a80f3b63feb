// The page's own prompts: each answer is checked, so that a wrong one is a clear
// error and not a strange logon.

import { invalid, wordsOf } from './call.js';
import { MAPI_E_USER_CANCEL } from './constants.js';
import { MapiError } from './error.js';

/** @typedef {import('./session-types.js').Prompter} Prompter */

/** @param {unknown} v @returns {v is Record<string, unknown>} */
const isObject = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);

/**
 * By method: turns an answer into what the program reads, or undefined if it is
 * of another kind.
 * @type {Record<string, (answer: any) => unknown>}
 */
const readers = {
  chooseProfile: (answer) => {
    if (typeof answer === 'string') return { profile: answer, configureServices: false };
    return isObject(answer) && typeof answer.profile === 'string'
      ? { profile: answer.profile, configureServices: answer.configureServices === true } : undefined;
  },
  enterCredentials: (answer) => (typeof answer === 'string' ? answer : undefined),
  configureService: (answer) => {
    if (!isObject(answer)) return undefined;
    const entries = Object.entries(answer);
    return entries.every(([, value]) => typeof value === 'string') ? Object.fromEntries(entries) : undefined;
  },
  reportFailure: (answer) => (answer === 'retry' || answer === 'correct' ? answer : undefined),
  confirmLogoff: (answer) => (answer === true ? true : undefined),
};

/** What the program reads as a cancelled prompt. @type {Record<string, unknown>} */
const cancelled = { reportFailure: '', confirmLogoff: false };

/** The prompts that a prompter answers. @param {Prompter | undefined} prompter */
export function promptsOf(prompter) {
  if (prompter === undefined || prompter === null) return [];
  if (typeof prompter !== 'object') throw invalid('prompter must be an object');
  const methods = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (prompter));
  return Object.keys(readers).filter((name) => {
    const method = methods[name];
    if (method !== undefined && typeof method !== 'function') throw invalid(`prompter.${name} must be a function`);
    return method !== undefined;
  });
}

/**
 * Has the page's prompter answer.
 * @param {Prompter} prompter
 * @param {string} name
 * @param {any} question
 * @param {Element | null} element
 */
export async function prompt(prompter, name, question, element) {
  let answer;
  try {
    answer = await /** @type {any} */ (prompter)[name](question, element);
    if (answer === null || answer === undefined || answer === false) return cancelled[name] ?? null;
    const read = readers[name](answer);
    if (read !== undefined) return read;
  } catch (thrown) {
    if (thrown instanceof MapiError) {
      if (thrown.code === MAPI_E_USER_CANCEL) return cancelled[name] ?? null;
      throw thrown;
    }
    throw new Error(`the page's prompter threw in ${name}: ${wordsOf(thrown)}`, { cause: thrown });
  }
  throw invalid(`the page's prompter answered ${name} with ${Array.isArray(answer) ? 'a list' : `a ${typeof answer}`} that is no answer to it`);
}
