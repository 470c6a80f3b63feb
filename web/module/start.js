// Starts an instance of a program. Instances share nothing but the compiled module.

import { compiled, forget, refused } from './compiled.js';
import { mapiError } from './error.js';
import { Go } from './go.js';
import { choices } from './options.js';
import { Program } from './program.js';
import { BrowserClock, VirtualTime } from './virtual.js';

/**
 * @typedef {import('./options.js').ApplicationOptions & {
 *   url?: string | URL,
 *   host?: 'live' | 'virtual',
 *   onProgress?: import('./compiled.js').Progress,
 *   onFailure?: (failure: import('./program.js').Failure) => void,
 * }} StartOptions what all programs are loaded with
 */

/**
 * Checks the options, as far as all programs have them.
 * @param {StartOptions} options
 * @returns {VirtualTime | null} the time of a test
 */
export function checked({ onFailure, onProgress, host = 'live', ...defaults }) {
  choices(defaults);
  if (onFailure !== undefined && typeof onFailure !== 'function') throw mapiError('MAPI_E_INVALID_PARAMETER', 'The option onFailure must be a function.');
  if (onProgress !== undefined && typeof onProgress !== 'function') throw mapiError('MAPI_E_INVALID_PARAMETER', 'The option onProgress must be a function.');
  if (host !== 'live' && host !== 'virtual') throw mapiError('MAPI_E_INVALID_PARAMETER', 'The option host must be live or virtual.');
  return host === 'virtual' ? new VirtualTime() : null;
}

/**
 * Starts an instance. What stood in the way once need not do so again, so it can be
 * called again.
 * @param {string | URL} url
 * @param {string} name what the program is called in sentences
 * @param {VirtualTime | null} time
 * @param {StartOptions['onProgress']} progress
 * @param {(go: GoProgram, instance: WebAssembly.Instance, program: Program) => Promise<Record<string, (...args: any[]) => any>>} run
 */
export async function start(url, name, time, progress, run) {
  const module = await compiled(url, name, progress);
  const again = async (/** @type {VirtualTime | null} */ within) => {
    const go = new Go();
    const program = new Program(within ?? new BrowserClock(), within);
    program.prepare(go);
    let instance;
    try {
      instance = await WebAssembly.instantiate(module, go.importObject);
    } catch (error) {
      throw refused(name, error);
    }
    program.use(instance.exports, await run(go, instance, program));
    program.another = () => again(null);
    return program;
  };
  try {
    return await again(time);
  } catch (error) {
    forget(url);
    throw error;
  }
}
