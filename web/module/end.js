// How a program ends. Whatever ends it, a panic, an exit or a trap, becomes one report, made
// in one place; from then on every call throws a MapiError with the reason.

import { mapiError, unwrap } from './error.js';

/** @typedef {import('./program.js').Program} Program */

/**
 * @typedef {object} Failure how the program ended
 * @property {'panic' | 'exit' | 'trap'} reason
 * @property {string} message in a sentence
 * @property {string} output what Go printed last: the panic and its stack
 * @property {number} at performance.now()
 * @property {unknown} [cause] the exception of a trap
 * @property {string} [link] the end of an address that plays the run that led here
 */

export class Ending {
  /** @type {Failure | null} */
  failure = null;
  /** Makes a link to what led to the end, with the help of another program. @type {((other: Program) => string) | null} */
  account = null;
  /** What its applications do, if one of them wants that. @type {import('./recording.js').Recording | null} */
  recording = null;
  /** Starts another program of the same make. @type {() => Promise<Program>} */
  another = () => Promise.reject(this.error());
  /** Told when nothing can be called any more. @type {(failure: Failure | null) => void} */
  onEnd = () => {};
  /** What Go has printed. */
  output = () => '';

  #closed = false;
  #ended = false;
  /** Calls that wait. @type {Set<(error: Error) => void>} */
  #waiting = new Set();

  get ended() {
    return this.#ended;
  }

  /** Why nothing can be called any more. */
  error() {
    return this.failure
      ? mapiError('MAPI_E_CALL_FAILED', this.failure.message, this.failure)
      : mapiError('MAPI_E_NOT_INITIALIZED', 'This instance of MAPI has been closed.');
  }

  /** What comes now is wanted, and no failure. */
  closing() {
    this.#closed = true;
  }

  /** A promise of the program's, which is broken when it ends. @param {Promise<any>} promise */
  unlessItEnds(promise) {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      promise.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  /**
   * The one place where a failure report is made.
   * @param {Failure['reason']} reason
   * @param {unknown} [cause]
   */
  end(reason, cause) {
    if (this.#ended) return;
    this.#ended = true;
    if (!this.#closed) {
      const output = this.output();
      const said = /^(?:panic|fatal error): .*$/m.exec(output)?.[0] ?? (cause instanceof Error ? cause.message : 'the program ended');
      this.failure = { reason, message: `MAPI has stopped: ${said}.`, output, at: performance.now(), cause };
    }
    // Not from inside the program's frames.
    queueMicrotask(() => {
      for (const reject of this.#waiting) reject(this.error());
      this.#waiting.clear();
      this.onEnd(this.failure);
    });
  }

  /** Adds to the failure what plays it, if anything can. */
  async recount() {
    if (!this.failure || !this.account && !this.recording) return;
    try {
      const other = await this.another();
      this.failure.link = this.account ? this.account(other) : unwrap(other.functions.linkTo(JSON.stringify(this.recording?.scenario()), 0));
      other.close();
    } catch {} // the report is worth more than the link
  }
}
