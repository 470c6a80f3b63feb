// Loads the program and starts an instance of it.

import '../wasm_exec.js';
import { root } from '../root.js';
import { mapiError } from './error.js';
import { Mapi, VirtualMapi } from './instance.js';
import { choices, copied } from './options.js';
import { Program } from './program.js';
import { Sessions } from './sessions.js';
import { browserClock, VirtualTime } from './virtual.js';

/**
 * @typedef {import('./options.js').ApplicationOptions & {
 *   url?: string | URL,
 *   sessions?: import('./session-types.js').SessionOptions,
 *   host?: 'live' | 'virtual',
 *   onFailure?: (failure: import('./program.js').Failure) => void,
 * }} LoadOptions
 */

const DAMAGED = 'it is damaged, or not of this version.';

/** @param {string} why @param {unknown} cause */
const cannotStart = (why, cause) => mapiError('MAPI_E_CALL_FAILED', `mapi.wasm could not be started: ${why}`, cause);

let instances = 0;

/**
 * Instances share nothing. Rejects with a sentence that a person can read; what
 * stood in the way once need not do so again, so it can be called again.
 * @param {LoadOptions} [options]
 * @returns {Promise<Mapi>}
 */
export async function load(options) {
  const { url = new URL('mapi.wasm', root), onFailure, sessions, host = 'live', ...defaults } = copied(options, 'The options of load');
  choices(defaults);
  if (onFailure !== undefined && typeof onFailure !== 'function') throw mapiError('MAPI_E_INVALID_PARAMETER', 'The option onFailure must be a function.');
  const go = new globalThis.Go();
  if (host !== 'live' && host !== 'virtual') throw mapiError('MAPI_E_INVALID_PARAMETER', 'The option host must be live or virtual.');
  const time = host === 'virtual' ? new VirtualTime() : null;
  const program = new Program(time ?? browserClock, time);
  program.prepare(go);
  const { instance, module } = await instantiate(url, go.importObject);
  program.use(instance.exports, await started(go, instance, program));
  program.another = () => another(module);
  const half = await Sessions.start(program.functions, time ? manual(sessions) : sessions);
  return time ? new VirtualMapi(program, half, defaults, onFailure, time) : new Mapi(program, half, defaults, onFailure);
}

/** Starts one more program, with nobody to use it. @param {WebAssembly.Module} module */
async function another(module) {
  const go = new globalThis.Go();
  const program = new Program(browserClock);
  program.prepare(go);
  const instance = await WebAssembly.instantiate(module, go.importObject);
  program.use(instance.exports, await started(go, instance, program));
  return program;
}

/** The spooler of a test has its turns when the test says so. @param {LoadOptions['sessions']} options */
function manual(options) {
  const chosen = copied(options, 'The option sessions');
  return { ...chosen, spooler: { ...copied(chosen.spooler, 'The option spooler'), turns: /** @type {const} */ ('manual') } };
}

/**
 * @param {GoProgram} go
 * @param {WebAssembly.Instance} instance
 * @param {Program} program
 * @returns {Promise<Record<string, (...args: any[]) => any>>} the functions that the program hands over
 */
function started(go, instance, program) {
  const ready = (program.name = `mapi:${++instances}`);
  go.env = { MAPI_READY: ready };
  const global = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (globalThis));
  return /** @type {Promise<any>} */ (new Promise((resolve, reject) => {
    global[ready] = resolve;
    program.onEnd = () => reject(program.error());
    go.run(instance).catch((error) => reject(cannotStart(DAMAGED, error)));
  })).finally(() => delete global[ready]);
}

/**
 * @param {string | URL} url
 * @param {WebAssembly.Imports} imports
 */
async function instantiate(url, imports) {
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw mapiError('MAPI_E_NETWORK_ERROR', 'mapi.wasm could not be fetched: the network or a policy of this page stands in the way.', error);
  }
  if (!response.ok) throw mapiError('MAPI_E_NOT_FOUND', `mapi.wasm is missing: the server answered ${response.status}.`);
  // Some hosts send the wrong type, which only streaming minds.
  const type = response.headers.get('Content-Type') ?? '';
  try {
    return type.startsWith('application/wasm')
      ? await WebAssembly.instantiateStreaming(response, imports)
      : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  } catch (error) {
    const why = error instanceof WebAssembly.CompileError && /policy|disallowed|unsafe-eval/i.test(error.message)
      ? 'the Content-Security-Policy of this page does not allow WebAssembly (it needs wasm-unsafe-eval).'
      : DAMAGED;
    throw cannotStart(why, error);
  }
}
