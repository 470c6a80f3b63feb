// What providers written in JavaScript answer, made into what the program reads.

import * as constants from './constants.js';
import { invalid, wordsOf, codeOf } from './call.js';

/** @typedef {{ result: number, detail: string, version?: number, wants?: number, set?: any, finds?: { stored: boolean, configured: boolean } }} Read */

/** Results by their names. */
const CODES = new Map(Object.entries(constants).filter(([name]) => /^(S_OK$|MAPI_[EW]_)/.test(name)));

export class Outcomes {
  /** @param {unknown} result @param {string} who @returns {number} */
  code(result, who) {
    if (result === undefined || result === null) return 0;
    if (typeof result === 'number' && Number.isInteger(result) && result >= -(2 ** 31) && result < 2 ** 32) return result >>> 0;
    const code = typeof result === 'string' ? CODES.get(result) : undefined;
    if (code === undefined) throw invalid(`${who} answered what is neither the name nor the number of a result`);
    return code;
  }

  /**
   * @param {unknown} outcome
   * @param {string} who answered it
   * @returns {Read}
   */
  read(outcome, who) {
    if (typeof outcome !== 'object' || outcome === null) return { result: this.code(outcome, who), detail: '' };
    const { result, detail, wants, set, stored, configured } = /** @type {Record<string, any>} */ (outcome);
    /** @type {Read} */
    const read = { result: this.code(result, who), detail: typeof detail === 'string' ? detail : '' };
    if (wants !== undefined) read.wants = this.code(wants, who);
    if (set !== undefined && set !== null) read.set = set;
    if (stored !== undefined || configured !== undefined) read.finds = { stored: !!stored, configured: !!configured };
    return read;
  }

  /** What was thrown, as an outcome. @param {unknown} thrown @returns {Read} */
  thrown(thrown) {
    return { result: codeOf(thrown), detail: wordsOf(thrown) };
  }
}
