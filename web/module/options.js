// What can be chosen when an instance or an application is made.

import { mapiError } from './error.js';

/** In the order of idle.Failure. */
const FAILURES = /** @type {const} */ (['keep', 'disable', 'deregister']);

/**
 * @typedef {object} ApplicationOptions
 * @property {typeof FAILURES[number]} [failure]
 * @property {boolean} [record]
 * @property {boolean} [tracks]
 */

/** @param {ApplicationOptions} options */
export function choices({ failure = 'keep', record = false, tracks = false }) {
  const index = FAILURES.indexOf(failure);
  if (index < 0) throw mapiError('MAPI_E_INVALID_PARAMETER', `The option failure must be one of ${FAILURES.join(', ')}.`);
  return { failure: index, record: !!record, tracks: !!tracks };
}

/**
 * A copy of what somebody passed as options: reading it may throw anything.
 * @template T
 * @param {T} options
 * @param {string} what
 * @returns {Partial<NonNullable<T>>}
 */
export function copied(options, what) {
  if (options === undefined || options === null) return {};
  try {
    if (typeof options === 'object') return { ...options };
  } catch (cause) {
    throw mapiError('MAPI_E_INVALID_PARAMETER', `${what} cannot be read.`, cause);
  }
  throw mapiError('MAPI_E_INVALID_PARAMETER', `${what} must be an object.`);
}
