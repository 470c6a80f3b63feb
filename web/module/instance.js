import { Application } from './application.js';
import { mapiError, unwrap } from './error.js';
import { currentHost } from './host.js';
import { copied } from './options.js';
import { Player } from './play.js';

/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./sessions.js').Sessions} Sessions */
/** @typedef {import('./program.js').Failure} Failure */
/** @typedef {import('./options.js').ApplicationOptions} ApplicationOptions */
/** @typedef {import('./snapshot.js').Snapshot} Snapshot */
/** @typedef {import('./snapshot.js').Chart} Chart */
/** @typedef {import('./snapshot.js').Constants} Constants */

/** One MAPI subsystem and the applications that use it. */
export class Mapi {
  #program;
  #sessions;
  #defaults;
  /** @type {Application[]} */
  #applications = [];
  /** @type {(() => void) | null} */
  #listener = null;
  #telling = false;

  /**
   * @param {Program} program
   * @param {Sessions} sessions
   * @param {ApplicationOptions} defaults
   * @param {(failure: Failure) => void} [onFailure]
   */
  constructor(program, sessions, defaults, onFailure = () => reportError(program.error())) {
    this.#program = program;
    this.#sessions = sessions;
    this.#defaults = defaults;
    program.onEnd = (failure) => {
      for (const application of this.#applications) application.close();
      sessions.spooler.close();
      for (const dialog of globalThis.document?.querySelectorAll(`dialog[data-mapi="${program.name}"]`) ?? []) dialog.remove();
      if (failure) program.recount().then(() => onFailure(failure));
    };
    /** @type {Constants} the flags under their documented names, for a user interface */
    this.constants = JSON.parse(unwrap(program.functions.constants()));
    this.profiles = sessions.profiles;
    this.providers = sessions.providers;
    this.spooler = sessions.spooler;
    /** @type {Chart} the session chart */
    this.chart = JSON.parse(unwrap(program.functions.chart()));
    /** @type {import('./player.js').Reference} */
    this.reference = JSON.parse(unwrap(program.functions.reference()));
    unwrap(program.functions.onChange(() => this.#changed()));
  }

  get ready() {
    return !this.#program.ended;
  }

  get failure() {
    return this.#program.failure;
  }

  get host() {
    const hosts = this.#applications.map((application) => application.host);
    return hosts.find((host) => host.state === 'stalled') ?? currentHost();
  }

  /** @param {string} name @param {ApplicationOptions} [options] */
  application(name, options) {
    const chosen = { ...this.#defaults, ...copied(options, 'The options of an application') };
    const index = this.#program.application(name);
    const application = new Application(index, name, this.#program, this.#sessions, chosen, () => this.#changed());
    this.#applications.push(application);
    return application;
  }

  /** @param {import('./session-types.js').ProfileData} profile */
  createProfile(profile) {
    this.profiles.create(profile);
  }

  /** @param {string | object} scenario @param {string} [language] */
  play(scenario, language = 'en') {
    return new Player(this.#program, scenario, language);
  }

  /** @param {string} id @param {string} [language] @returns {import('./player.js').Rule | null} */
  rule(id, language = 'en') {
    return JSON.parse(unwrap(this.#program.functions.rule(id, language)));
  }

  /** @param {string} link @returns {import('./player.js').Link} */
  readLink(link) {
    return JSON.parse(unwrap(this.#program.functions.readLink(link)));
  }

  /** @param {string} scenario @param {string} [language] @returns {string} */
  account(scenario, language = 'en') {
    return unwrap(this.#program.functions.account(scenario, language));
  }

  /** @returns {Snapshot} */
  snapshot() {
    return JSON.parse(unwrap(this.#program.functions.snapshot()));
  }

  recording() {
    return this.#program.recording?.scenario() ?? null;
  }

  /** @param {() => void} listener */
  onChange(listener) {
    if (typeof listener !== 'function') throw mapiError('MAPI_E_INVALID_PARAMETER', 'The listener must be a function.');
    this.#listener = listener;
  }

  close() {
    for (const application of this.#applications) application.close();
    this.#program.close();
  }

  /** Tells the listener once, however much has changed in this task. */
  #changed() {
    if (!this.#listener || this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      this.#listener?.();
    });
  }
}

/** An instance under a clock of its own: see virtual.js. */
export class VirtualMapi extends Mapi {
  #functions;
  #time;

  /**
   * @param {Program} program
   * @param {Sessions} sessions
   * @param {ApplicationOptions} defaults
   * @param {((failure: Failure) => void) | undefined} onFailure
   * @param {import('./virtual.js').VirtualTime} time
   */
  constructor(program, sessions, defaults, onFailure, time) {
    super(program, sessions, defaults, onFailure);
    this.#functions = program.functions;
    this.#time = time;
    time.onPass = () => {
      if (this.ready) unwrap(program.functions.timePassed());
    };
    unwrap(program.functions.keepTrace());
  }

  get now() {
    return this.#time.now();
  }

  /** @param {number} ms */
  advance(ms) {
    this.#time.advance(ms);
  }

  /** @param {number} ms */
  idle(ms) {
    this.#time.idle(ms);
  }

  /** @param {number} ms */
  sleep(ms) {
    this.#time.sleep(ms);
  }

  /** @param {number} ms */
  spend(ms) {
    this.#time.spend(ms);
  }

  userAction() {
    this.#time.userAction();
  }

  get trace() {
    return this.told();
  }

  /** @param {string} [language] @returns {import('./player.js').Told[]} */
  told(language = 'en') {
    return JSON.parse(unwrap(this.#functions.trace(language)));
  }
}
