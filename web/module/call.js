// What the modules of sessions and profiles have in common: how they call the
// program, and how what goes wrong becomes a MapiError.

import { MAPI_E_CALL_FAILED } from './constants.js';
import { mapiError, MapiError, unwrap } from './error.js';

/** @typedef {import('./wasm.js').Functions} Functions */

/**
 * Waits for a function of the program that may wait.
 * @template T
 * @param {import('./wasm.js').Answer<Promise<T>>} answer
 * @returns {Promise<T>}
 */
export async function settled(answer) {
  const promise = unwrap(answer);
  try {
    return await promise;
  } catch (thrown) {
    throw thrown instanceof MapiError ? thrown : new MapiError(/** @type {any} */ (thrown));
  }
}

/** An argument or an answer that is wrong. @param {string} detail a sentence */
export const invalid = (detail) => mapiError('MAPI_E_INVALID_PARAMETER', detail);

/**
 * Writes an argument that the program reads as JSON. Undefined is null.
 * @param {unknown} value
 * @param {string} name
 */
export function json(value, name) {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    throw invalid(`${name} must be plain data`);
  }
}

/**
 * Property tags by name or as 0x and eight digits; numbers become the latter.
 * @param {readonly (string | number)[] | null | undefined} tags null is all
 */
export function tagNames(tags) {
  if (tags === null || tags === undefined) return 'null';
  if (!Array.isArray(tags)) throw invalid('lpPropTagArray must be a list of property tags');
  return json(tags.map((tag) => (typeof tag === 'number' ? `0x${(tag >>> 0).toString(16).padStart(8, '0').toUpperCase()}` : String(tag))), 'lpPropTagArray');
}

/**
 * Properties as JSON; null is none.
 * @param {unknown} properties
 */
export function propertiesText(properties) {
  if (properties === null || properties === undefined) return null;
  if (typeof properties !== 'object') throw invalid('lpProps must be an object of properties');
  return json(properties, 'lpProps');
}

/** What was thrown, in words, whatever it is. @param {unknown} thrown */
export function wordsOf(thrown) {
  try {
    if (thrown instanceof MapiError) return thrown.detail || thrown.message;
    return thrown instanceof Error ? thrown.message : String(thrown);
  } catch {
    return 'something was thrown that cannot be shown';
  }
}

/** The code of what was thrown, if it carries one that is a failure. @param {unknown} thrown */
export function codeOf(thrown) {
  try {
    const code = thrown instanceof MapiError ? thrown.code : 0;
    if (Number.isInteger(code) && code >= 0x80000000 && code <= 0xffffffff) return code;
  } catch {} // a proxy may throw
  return MAPI_E_CALL_FAILED;
}

/**
 * A method of an object of the caller's, bound to it, or undefined: looking for it
 * may throw.
 * @param {any} object
 * @param {string} name
 * @returns {((...args: any[]) => any) | undefined}
 */
export function methodOf(object, name) {
  try {
    const method = object?.[name];
    return typeof method === 'function' ? (...args) => method.apply(object, args) : undefined;
  } catch {
    return undefined;
  }
}
