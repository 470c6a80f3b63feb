// Providers: simulated ones, and libraries that the page has written. A library
// is registered by its PR_PROVIDER_DLL_NAME; all others are simulated.

import { invalid, json } from './call.js';
import { unwrap } from './error.js';

/** @typedef {import('./call.js').Functions} Functions */
/** @typedef {import('./session-types.js').ProviderLibrary} ProviderLibrary */
/** @typedef {import('./session-types.js').Simulation} Simulation */
/** @typedef {import('./outcome.js').Outcomes} Outcomes */

const MAPI_E_NOT_INITIALIZED = 'MAPI_E_NOT_INITIALIZED';

/** The entry points that make provider objects, by the kind of provider. @type {Record<string, 'ABProviderInit' | 'MSProviderInit'>} */
const ENTRY_POINTS = { MAPI_AB_PROVIDER: 'ABProviderInit', MAPI_STORE_PROVIDER: 'MSProviderInit' };

/** Questions to a provider object, and the methods that answer them. @type {Record<string, string>} */
const METHODS = {
  state: 'ValidateState', queryShutdown: 'QueryFastShutdown', notifyShutdown: 'NotifyProcessShutdown', logoff: 'Logoff', shutdown: 'Shutdown',
};

export class Providers {
  #functions;
  #outcomes;
  /** @type {Map<string, any>} by DLL name, in capitals */
  #libraries = new Map();
  /** @type {Map<number, any>} provider objects, by number (S-93) */
  #objects = new Map();

  /** @param {Functions} functions @param {Outcomes} outcomes */
  constructor(functions, outcomes) {
    this.#functions = functions;
    this.#outcomes = outcomes;
  }

  /**
   * Registers a provider library. Null takes it back: then it is simulated.
   * @param {string} dll
   * @param {ProviderLibrary | null} library
   */
  register(dll, library) {
    if (typeof dll !== 'string' || dll === '') throw invalid('a library needs its DLL name');
    if (library !== null && typeof library !== 'object') throw invalid('a library is an object with entry points');
    unwrap(this.#functions.library(dll, library !== null));
    if (library) this.#libraries.set(dll.toUpperCase(), library);
    else this.#libraries.delete(dll.toUpperCase());
  }

  /**
   * Says how a simulated provider behaves from now on.
   * @param {string} name PR_DISPLAY_NAME of a provider, the name of a service, or the DLL name for all of a library
   * @param {Simulation | null} behaviour null makes it succeed again
   */
  simulate(name, behaviour) {
    unwrap(this.#functions.simulate(name, json(behaviour, 'the behaviour')));
  }

  /** Whether a question is one to a provider. @param {string} kind */
  answers(kind) {
    return kind === 'init' || kind === 'logon' || kind === 'providerPrompt' || kind === 'transport' || kind === 'entry' || kind in METHODS;
  }

  /** Answers for a provider, for the program. @param {string} kind @param {any} question @param {Element | null} element */
  async answer(kind, question, element) {
    try {
      return await this.#ask(kind, question, element);
    } catch (thrown) {
      return this.#outcomes.thrown(thrown);
    }
  }

  /** @param {string} kind @param {any} question @param {Element | null} element */
  async #ask(kind, question, element) {
    if (kind === 'init') return this.#init(question, ENTRY_POINTS[question.kind]);
    if (kind === 'transport') return this.#transport(question);
    if (kind === 'entry') return this.#entry(question, element);
    const object = this.#objects.get(question.object);
    if (kind === 'logon') return this.#outcomes.read(await object?.Logon?.(question, element), `Logon of ${question.provider}`);
    if (kind === 'providerPrompt') return this.#prompt(await object?.Prompt?.(question, element));
    const method = METHODS[kind];
    if (kind === 'shutdown') this.#objects.delete(question.object);
    return this.#outcomes.read(await object?.[method]?.(), method);
  }

  /**
   * Has a library make a provider object, by an entry point that it has.
   * @param {import('./session-types.js').ProviderInit | import('./session-types.js').TransportCall} question
   * @param {'ABProviderInit' | 'MSProviderInit' | 'XPProviderInit'} name
   */
  async #init(question, name) {
    const library = this.#libraries.get(question.dll.toUpperCase());
    if (typeof library?.[name] !== 'function') return this.#outcomes.read(MAPI_E_NOT_INITIALIZED, name);
    const made = await library[name](/** @type {any} */ (question));
    if (typeof made !== 'object' || made === null) {
      const read = this.#outcomes.read(made, name);
      if (read.result < 0x80000000) throw invalid(`${name} made no provider object`);
      return read;
    }
    this.#objects.set(question.object, made);
    return made.version === undefined ? { result: 0 } : { result: 0, version: this.#outcomes.code(made.version, name) };
  }

  /** @param {unknown} answer */
  #prompt(answer) {
    if (answer === 'dismissed') return { dismissed: true };
    if (typeof answer === 'boolean') return { enough: answer };
    if (answer === null || answer === undefined) return {};
    throw invalid('Prompt answered neither true nor false nor null');
  }

  /** @param {import('./session-types.js').TransportCall} call */
  async #transport(call) {
    if (call.method === 'XPProviderInit') return this.#init(call, call.method);
    const object = this.#objects.get(call.object);
    if (call.method === 'Shutdown') this.#objects.delete(call.object);
    return this.#outcomes.read(await object?.[call.method]?.(call), `${call.method} of ${call.provider}`);
  }

  /** @param {import('./session-types.js').EntryCall} call @param {Element | null} element */
  async #entry(call, element) {
    const library = this.#libraries.get(call.dll.toUpperCase());
    const name = typeof library?.[call.entry] === 'function' ? call.entry : 'ServiceEntry';
    if (typeof library?.[name] !== 'function') {
      return { ...this.#outcomes.read(MAPI_E_NOT_INITIALIZED, name), detail: `the library ${call.dll} has no entry function ${call.entry}` };
    }
    return this.#outcomes.read(await library[name](call, element), name);
  }
}
