// Instances whose program can be made to end.

import { load } from './program.js';

/**
 * Loads an instance and gets hold of what its program exports, and of a way to trap it.
 * @param {import('../mapi.js').LoadOptions} [options]
 */
export async function mined(options) {
  /** @type {any} */
  let exports;
  const bomb = { armed: false };
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = async (/** @type {any[]} */ ...args) => {
    const { gojs } = args[1];
    const get = gojs['syscall/js.valueIndex'];
    gojs['syscall/js.valueIndex'] = (/** @type {number} */ sp) => {
      if (bomb.armed) throw new Error('a bomb');
      get(sp);
    };
    const instance = await /** @type {any} */ (real).apply(WebAssembly, args);
    exports = instance.exports;
    return instance;
  };
  /** @type {import('../mapi.js').Failure[]} */
  const failures = [];
  const mapi = await load({ onFailure: (failure) => failures.push(failure), ...options });
  WebAssembly.instantiate = real;
  return { mapi, exports, failures, bomb };
}
