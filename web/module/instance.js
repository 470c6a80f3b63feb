import { mapiError } from './error.js';
import { currentHost } from './host.js';
import { copied } from './options.js';
import { report } from './platform.js';

/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./program.js').Failure} Failure */
/** @typedef {import('./options.js').ApplicationOptions} ApplicationOptions */

/** Tells a listener once that something has changed, however much has in this task. */
export class News {
  /** @type {(() => void) | null} */
  listener = null;
  #telling = false;

  changed = () => {
    if (!this.listener || this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      this.listener?.();
    });
  };
}

/**
 * A running program and its applications.
 * @template {import('./idle.js').IdleClient} Client
 */
export class Instance {
  #program;
  #news;
  #defaults;
  #client;
  /** @type {Client[]} */
  #applications = [];

  /**
   * @param {Program} program
   * @param {News} news
   * @param {{ defaults: ApplicationOptions, onFailure?: (failure: Failure) => void }} options
   * @param {(number: number, name: string, options: ApplicationOptions) => Client} client makes an application
   * @param {() => void} [ended] told when nothing can be called any more
   */
  constructor(program, news, { defaults, onFailure = () => report(program.error()) }, client, ended = () => {}) {
    this.#program = program;
    this.#news = news;
    this.#defaults = defaults;
    this.#client = client;
    program.onEnd = (failure) => {
      for (const application of this.#applications) application.close();
      ended();
      if (failure) program.recount().then(() => onFailure(failure));
    };
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

  /** @param {string} name @param {ApplicationOptions} [options] @returns {Client} */
  application(name, options) {
    const chosen = { ...this.#defaults, ...copied(options, 'The options of an application') };
    const application = this.#client(this.#program.application(name), name, chosen);
    this.#applications.push(application);
    return application;
  }

  /** @param {() => void} listener */
  onChange(listener) {
    if (typeof listener !== 'function') throw mapiError('MAPI_E_INVALID_PARAMETER', 'The listener must be a function.');
    this.#news.listener = listener;
  }

  close() {
    for (const application of this.#applications) application.close();
    this.#program.close();
  }
}
