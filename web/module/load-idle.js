// Loads the small program: the idle engine, and nothing of sessions.

import { idleWasm } from '../idle-wasm.js';
import { marked, PROGRAMS } from './built.js';
import { cannotStart, DAMAGED } from './compiled.js';
import { mapiError } from './error.js';
import { IdleClient } from './idle.js';
import { Instance, News } from './instance.js';
import { copied } from './options.js';
import { checked, start } from './start.js';
import { underVirtualTime } from './virtual-instance.js';

/** @typedef {import('./start.js').StartOptions} StartOptions */
/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./program.js').Failure} Failure */
/** @typedef {import('./options.js').ApplicationOptions} ApplicationOptions */

const NAME = 'idle.wasm';

/**
 * The idle engines of a page.
 * @extends {Instance<IdleClient>}
 */
export class Engines extends Instance {
  /**
   * @param {Program} program
   * @param {{ defaults: ApplicationOptions, onFailure?: (failure: Failure) => void }} options
   */
  constructor(program, options) {
    const news = new News();
    super(program, news, options, (number, name, chosen) => {
      withoutRecording(chosen);
      return new IdleClient(number, name, program, chosen, news.changed);
    });
  }
}

/** An instance under a test's clock. */
export class VirtualEngines extends underVirtualTime(Engines) {}

/**
 * Rejects with a sentence that a person can read.
 * @param {StartOptions} [options]
 * @returns {Promise<Engines>}
 */
export async function load(options) {
  const common = copied(options, 'The options of load');
  const time = checked(common);
  withoutRecording(common);
  const { url = marked(idleWasm(), PROGRAMS[NAME]), onFailure, onProgress, host, ...defaults } = common;
  const program = await start(url, NAME, time, onProgress, running);
  return new (time ? VirtualEngines : Engines)(program, { defaults, onFailure });
}

/** @param {ApplicationOptions} options */
function withoutRecording({ record }) {
  if (record) throw mapiError('MAPI_E_NO_SUPPORT', 'The option record needs mapi.js: idle.js has no scenarios.');
}

/**
 * Runs the program: it hands nothing over, and only waits to be called.
 * @param {GoProgram} go
 * @param {WebAssembly.Instance} instance
 * @param {Program} program
 */
async function running(go, instance, program) {
  const { idle_application: application } = instance.exports;
  if (typeof application !== 'function') throw cannotStart(NAME, DAMAGED, undefined);
  go.run(instance).catch((thrown) => program.trapped(thrown));
  await null; // it runs at once, and by now a trap is known
  if (program.ended) throw program.error();
  return { application: () => ({ value: application() }), close: () => ({}) };
}
