// Loads the program with everything in it, sessions and scenarios included.

import { mapiWasm } from '../mapi-wasm.js';
import { marked, PROGRAMS } from './built.js';
import { cannotStart, DAMAGED } from './compiled.js';
import { Mapi, VirtualMapi } from './subsystem.js';
import { copied } from './options.js';
import { Sessions } from './sessions.js';
import { checked, start } from './start.js';

/** @typedef {import('./start.js').StartOptions & { sessions?: import('./session-types.js').SessionOptions }} LoadOptions */

const NAME = 'mapi.wasm';

let instances = 0;

/**
 * Rejects with a sentence that a person can read.
 * @param {LoadOptions} [options]
 * @returns {Promise<Mapi>}
 */
export async function load(options) {
  const { sessions, ...common } = copied(options, 'The options of load');
  const time = checked(common);
  const { url = marked(mapiWasm(), PROGRAMS[NAME]), onFailure, onProgress, host, ...defaults } = common;
  const program = await start(url, NAME, time, onProgress, handedOver);
  const half = await Sessions.start(program.functions, time ? manual(sessions) : sessions);
  return new (time ? VirtualMapi : Mapi)(program, half, { defaults, onFailure });
}

/** The spooler of a test has its turns when the test says so. @param {LoadOptions['sessions']} options */
function manual(options) {
  const chosen = copied(options, 'The option sessions');
  return { ...chosen, spooler: { ...copied(chosen.spooler, 'The option spooler'), turns: /** @type {const} */ ('manual') } };
}

/**
 * Runs the program until it hands over its functions.
 * @param {GoProgram} go
 * @param {WebAssembly.Instance} instance
 * @param {import('./program.js').Program} program
 * @returns {Promise<Record<string, (...args: any[]) => any>>}
 */
function handedOver(go, instance, program) {
  const ready = (program.name = `mapi:${++instances}`);
  go.env = { MAPI_READY: ready };
  const global = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (globalThis));
  return /** @type {Promise<any>} */ (new Promise((resolve, reject) => {
    global[ready] = resolve;
    program.onEnd = () => reject(program.error());
    go.run(instance).catch((error) => reject(cannotStart(NAME, DAMAGED, error)));
  })).finally(() => delete global[ready]);
}
