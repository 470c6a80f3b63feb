// The session half of the module: what all clients of one instance have in common.

import { codeOf, invalid, json, settled, wordsOf } from './call.js';
import { unwrap } from './error.js';
import { Notifications } from './notifications.js';
import { copied } from './options.js';
import { Outcomes } from './outcome.js';
import { Profiles } from './profiles.js';
import { prompt, promptsOf } from './prompter.js';
import { Providers } from './providers.js';
import { Spooler } from './spooler.js';

/** @typedef {import('./call.js').Functions} Functions */
/** @typedef {import('./session-types.js').SessionOptions} SessionOptions */

const DATABASE = 'mapi';

export class Sessions {
  #options;

  /** @param {Functions} functions @param {SessionOptions} options */
  constructor(functions, options) {
    this.#options = options;
    this.functions = functions;
    this.notifications = new Notifications(functions);
    this.profiles = new Profiles(functions);
    this.spooler = new Spooler(functions, options.spooler);
    this.providers = new Providers(functions, new Outcomes());
  }

  /**
   * Starts the session half. Rejects with a MapiError if an option is wrong; where
   * a database cannot be had profiles are in memory, and `profiles.storage` says
   * why.
   * @param {Functions} functions
   * @param {SessionOptions} [options]
   */
  static async start(functions, options) {
    const { profiles, language, prompter, validate, mapisvc, ...rest } = copied(options, 'The option sessions');
    const spooler = copied(rest.spooler, 'The option spooler');
    if (validate !== undefined && typeof validate !== 'function') throw invalid('validate must be a function');
    const database = databaseOf(profiles);
    const sessions = new Sessions(functions, { prompter, validate, spooler });
    const told = {
      language: language ?? globalThis.document?.documentElement.lang ?? '',
      prompts: promptsOf(prompter),
      validates: validate !== undefined,
      patience: spooler.patience ?? 0,
    };
    unwrap(functions.attach(sessions.#answer.bind(sessions), () => sessions.notifications.post(), () => sessions.spooler.wake(), json(told, 'sessions')));
    if (mapisvc !== undefined) sessions.profiles.install(mapisvc);
    if (database !== null) await settled(functions.openStorage(database));
    return sessions;
  }

  /**
   * Answers what the program asks the page, as JSON.
   * @param {string} kind
   * @param {string} text
   * @param {Element | null} element
   */
  async #answer(kind, text, element) {
    try {
      const value = await this.#ask(kind, JSON.parse(text), element);
      return JSON.stringify({ value: value ?? null });
    } catch (thrown) {
      return JSON.stringify({ error: { code: codeOf(thrown), detail: wordsOf(thrown) } });
    }
  }

  /** @param {string} kind @param {any} question @param {Element | null} element */
  async #ask(kind, question, element) {
    const { prompter, validate } = this.#options;
    if (this.providers.answers(kind)) return this.providers.answer(kind, question, element);
    if (kind === 'validate') return (await validate?.(question)) === true;
    if (prompter) return prompt(prompter, kind, question, element);
    throw invalid(`nobody answers ${kind}`);
  }
}

/** @param {SessionOptions['profiles']} where @returns {string | null} the name of a database */
function databaseOf(where) {
  if (where === undefined || where === 'memory') return null;
  if (where === 'indexeddb') return DATABASE;
  const { database } = copied(where, 'The option profiles');
  if (typeof database === 'string') return database;
  throw invalid("profiles must be 'memory', 'indexeddb' or { database: a name }");
}
