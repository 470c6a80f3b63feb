// Instances whose program can be made to end.

import { load } from './program.js';

/** Loads an instance and gets hold of what its program exports, and of a way to trap it. */
export async function mined(options) {
  let exports;
  const bomb = { armed: false };
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...args) => {
    const { gojs } = args[1];
    const get = gojs['syscall/js.valueIndex'];
    gojs['syscall/js.valueIndex'] = (sp) => {
      if (bomb.armed) throw new Error('a bomb');
      get(sp);
    };
    const instance = await real.apply(WebAssembly, args);
    exports = instance.exports;
    return instance;
  };
  const failures = [];
  const mapi = await load({ onFailure: (failure) => failures.push(failure), ...options });
  WebAssembly.instantiate = real;
  return { mapi, exports, failures, bomb };
}
