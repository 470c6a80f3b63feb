import { Application } from './application.js';
import { mapiError, unwrap } from './error.js';
import { Live } from './live.js';
import { Instance, News } from './instance.js';
import { Player } from './play.js';
import { ruleOf } from './rules.js';
import { underVirtualTime } from './virtual-instance.js';

/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./sessions.js').Sessions} Sessions */
/** @typedef {import('./program.js').Failure} Failure */
/** @typedef {import('./options.js').ApplicationOptions} ApplicationOptions */
/** @typedef {import('./snapshot.js').Snapshot} Snapshot */
/** @typedef {import('./player.js').Reference} Reference */

/**
 * One MAPI subsystem and the applications that use it.
 * @extends {Instance<Application>}
 */
export class Mapi extends Instance {
  #functions;
  #program;
  /** @type {Reference | undefined} */
  #reference;

  /**
   * @param {Program} program
   * @param {Sessions} sessions
   * @param {{ defaults: ApplicationOptions, onFailure?: (failure: Failure) => void }} options
   */
  constructor(program, sessions, options) {
    const news = new News();
    const client = (/** @type {number} */ number, /** @type {string} */ name, /** @type {ApplicationOptions} */ chosen) =>
      new Application(number, name, program, sessions, chosen, news.changed);
    super(program, news, options, client, () => {
      sessions.spooler.close();
      for (const dialog of globalThis.document?.querySelectorAll(`dialog[data-mapi="${program.name}"]`) ?? []) dialog.remove();
    });
    this.#program = program;
    this.#functions = program.functions;
    this.profiles = sessions.profiles;
    this.providers = sessions.providers;
    this.spooler = sessions.spooler;
    unwrap(program.functions.onChange(news.changed));
  }

  /** It never changes, and is read when somebody wants it: the program need not be asked for it to start. @returns {Reference} */
  get reference() {
    return (this.#reference ??= JSON.parse(unwrap(this.#functions.reference())));
  }

  /** @param {import('./session-types.js').ProfileData} profile */
  createProfile(profile) {
    this.profiles.create(profile);
  }

  /** @param {string | object} scenario @param {string} [language] */
  play(scenario, language = 'en') {
    return new Player(this.#program, scenario, language);
  }

  /** @param {import('./player.js').Player} player @param {import('./live.js').Work} work @param {() => void} [changed] */
  live(player, work, changed = () => {}) {
    if (!Player.is(player)) throw mapiError('MAPI_E_INVALID_PARAMETER', 'What is driven live is a player of this page.');
    if (typeof work !== 'function' || typeof changed !== 'function') throw mapiError('MAPI_E_INVALID_PARAMETER', 'What gives routines their work, and what is told of changes, are functions.');
    return new Live(this.#program, player, work, changed);
  }

  /** @param {string} id @param {string} [language] @returns {Promise<import('./player.js').Rule | null>} */
  rule(id, language = 'en') {
    return ruleOf(id, language);
  }

  /** @param {string} link @returns {import('./player.js').Link} */
  readLink(link) {
    return JSON.parse(unwrap(this.#functions.readLink(link)));
  }

  /** @param {string} scenario @returns {import('./player.js').Checked} */
  check(scenario) {
    return JSON.parse(unwrap(this.#functions.check(scenario)));
  }

  /** @param {string} scenario @param {string} [language] @returns {string} */
  account(scenario, language = 'en') {
    return unwrap(this.#functions.account(scenario, language));
  }

  /** @returns {Snapshot} */
  snapshot() {
    return JSON.parse(unwrap(this.#functions.snapshot()));
  }

  recording() {
    return this.#program.recording?.scenario() ?? null;
  }
}

/** An instance under a test's clock, with a trace. */
export class VirtualMapi extends underVirtualTime(Mapi) {
  #functions;

  /**
   * @param {Program} program
   * @param {Sessions} sessions
   * @param {{ defaults: ApplicationOptions, onFailure?: (failure: Failure) => void }} options
   */
  constructor(program, sessions, options) {
    super(program, sessions, options);
    this.#functions = program.functions;
    /** @type {import('./virtual.js').VirtualTime} */ (program.virtual).onPass = () => {
      if (this.ready) unwrap(program.functions.timePassed());
    };
    unwrap(program.functions.keepTrace());
  }

  get trace() {
    return this.told();
  }

  /** @param {string} [language] @returns {import('./player.js').Told[]} */
  told(language = 'en') {
    return JSON.parse(unwrap(this.#functions.trace(language)));
  }
}
