/** @typedef {import('./virtual.js').VirtualTime} VirtualTime */

/**
 * Gives instances a clock that a test moves: that of their program.
 * @template {new (...args: any[]) => import('./instance.js').Instance<any>} T
 * @param {T} Base
 */
export const underVirtualTime = (Base) => class extends Base {
  /** @type {VirtualTime} */
  #time;

  /** @param {any[]} args */
  constructor(...args) {
    super(...args);
    this.#time = args[0].virtual;
  }

  get now() {
    return this.#time.now();
  }

  /** @param {number} ms */
  advance(ms) {
    this.#time.advance(ms);
  }

  /** @param {number} ms */
  idle(ms) {
    this.#time.idle(ms);
  }

  /** @param {number} ms */
  sleep(ms) {
    this.#time.sleep(ms);
  }

  /** @param {number} ms */
  spend(ms) {
    this.#time.spend(ms);
  }

  userAction() {
    this.#time.userAction();
  }
};
