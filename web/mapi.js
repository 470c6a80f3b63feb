// The public module: MAPI's idle engine and sessions for a page.
//
//   import { load } from './mapi.js';
//   const mapi = await load();
//   const app = mapi.application('A');
//   app.MAPIInitIdle(0);
//   app.FtgRegisterIdleRoutine(tidyUp, null, -1, 100, FIROINTERVAL);

import './wasm_exec.js';
import { Application } from './application.js';
import { unwrap } from './error.js';

export { MapiError } from './error.js';

/** @typedef {import('./snapshot.js').Snapshot} Snapshot */
/** @typedef {import('./snapshot.js').Chart} Chart */
/** @typedef {import('./snapshot.js').Constants} Constants */

let instances = 0;

/**
 * Loads the program and starts an instance of it. Instances share nothing.
 * Rejects with a sentence that a person can read.
 * @param {{ url?: string | URL }} [options] where mapi.wasm is, if not beside this module
 * @returns {Promise<Mapi>}
 */
export async function load(options = {}) {
  const url = options.url ?? new URL('mapi.wasm', import.meta.url);
  const go = new globalThis.Go();
  /** @type {Application[]} */
  const applications = [];
  go.importObject.mapi = {
    now: () => performance.now(),
    call: (/** @type {number} */ app, /** @type {number} */ slot) => applications[app].call(slot),
    gone: (/** @type {number} */ app, /** @type {number} */ slot) => applications[app].forget(slot),
  };
  const { instance } = await instantiate(url, go.importObject);
  const ready = `mapi:${++instances}`;
  go.env = { MAPI_READY: ready };
  return new Promise((resolve, reject) => {
    const global = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (globalThis));
    global[ready] = (/** @type {any} */ functions) => {
      delete global[ready];
      resolve(new Mapi(functions, instance.exports, applications));
    };
    go.run(instance).then(() => reject(new Error('The program ended.')), reject);
  });
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
    throw new Error('mapi.wasm could not be fetched: the network or a policy of this page stands in the way.', { cause: error });
  }
  if (!response.ok) throw new Error(`mapi.wasm is missing: the server answered ${response.status}.`);
  // Some hosts send the wrong type, which only streaming minds.
  const type = response.headers.get('Content-Type') ?? '';
  try {
    return type.startsWith('application/wasm')
      ? await WebAssembly.instantiateStreaming(response, imports)
      : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  } catch (error) {
    const why = error instanceof WebAssembly.CompileError && /policy|disallowed|unsafe-eval/i.test(error.message)
      ? 'the Content-Security-Policy of this page does not allow WebAssembly (it needs wasm-unsafe-eval).'
      : 'it is damaged, or not of this version.';
    throw new Error(`mapi.wasm could not be started: ${why}`, { cause: error });
  }
}

/** One MAPI subsystem and the applications that use it. */
export class Mapi {
  #functions;
  #exports;
  #applications;
  #listener = () => {};

  /**
   * @param {Record<string, (...args: any[]) => any>} functions
   * @param {WebAssembly.Exports} exports
   * @param {Application[]} applications
   */
  constructor(functions, exports, applications) {
    this.#functions = functions;
    this.#exports = exports;
    this.#applications = applications;
    /** @type {Constants} the flags under their documented names */
    this.constants = JSON.parse(unwrap(functions.constants()));
    /** @type {Chart} the session chart */
    this.chart = JSON.parse(unwrap(functions.chart()));
  }

  /**
   * Makes a new application, which has an idle engine of its own and logs on by
   * itself. The name is for people to read.
   * @param {string} name
   */
  application(name) {
    const index = unwrap(this.#functions.application(name));
    const application = new Application(index, name, this.#functions, /** @type {any} */ (this.#exports));
    application.onTick = () => this.#listener();
    this.#applications[index] = application;
    return application;
  }

  /**
   * @param {{ name: string, default?: boolean, app?: boolean, credentials?: string, mailbox?: string }} profile
   *   the credentials it keeps, and those that its messaging system accepts
   */
  createProfile(profile) {
    unwrap(this.#functions.createProfile(profile.name, !!profile.default, !!profile.app, profile.credentials ?? '', profile.mailbox ?? ''));
  }

  /**
   * Everything there is to see, as plain data.
   * @returns {Snapshot}
   */
  snapshot() {
    return JSON.parse(unwrap(this.#functions.snapshot()));
  }

  /**
   * Calls the listener whenever there may be something new in the snapshot.
   * @param {() => void} listener
   */
  onChange(listener) {
    this.#listener = listener;
    unwrap(this.#functions.onChange(listener));
  }
}
