import * as constants from './constants.js';

/** A result of MAPI's that is an error. */
export class MapiError extends Error {
  /** @param {import('./wasm.js').Thrown} thrown @param {ErrorOptions} [options] */
  constructor(thrown, options) {
    super(thrown.message, options);
    /** The HRESULT, such as 0x80040111. */
    this.code = thrown.code;
    /** Its documented name, such as MAPI_E_LOGON_FAILED. */
    this.name = thrown.name;
    /** What went wrong, in words. */
    this.detail = thrown.detail ?? '';
  }
}

/**
 * An error that is not the program's but this module's.
 * @param {keyof typeof constants} name
 * @param {string} detail a sentence
 * @param {unknown} [cause]
 */
export function mapiError(name, detail, cause) {
  return new MapiError({ code: constants[name], name, message: detail, detail }, { cause });
}

/**
 * Turns what a function of the program answers into its value, or throws.
 * @template T
 * @param {import('./wasm.js').Answer<T>} answer
 * @returns {T}
 */
export function unwrap(answer) {
  if (answer.error) throw new MapiError(answer.error);
  return /** @type {T} */ (answer.value);
}
