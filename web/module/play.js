// A scenario that is played: a place in a run, and ways to go elsewhere in it. What
// it shows is plain data; its types are in player.d.ts.

import { json } from './call.js';
import { mapiError, unwrap } from './error.js';
import { Journal } from './journal.js';

/** @typedef {import('./player.js').State} State */
/** @typedef {import('./player.js').Told} Told */
/** @typedef {import('./player.js').Break} Break */


export class Player {
  #functions;
  #journal;
  #number;
  #listeners = new Set();
  /** @type {State | null} */
  #state = null;
  /** @type {{ revision: number, branch: string, events: Told[] } | null} */
  #told = null;
  #routines = 100;
  /** How many of the events that were read last are still the same. */
  #kept = 0;

  /**
   * @param {import('./program.js').Program} program
   * @param {string | object} scenario
   * @param {string} language
   */
  constructor(program, scenario, language) {
    this.#functions = program.functions;
    const text = typeof scenario === 'string' ? scenario : json(scenario, 'the scenario');
    this.#journal = new Journal(program, text);
    this.#number = this.#journal.during(() => this.#functions.playerOpen(text, language));
  }

  /** Reports whether something is a player; a proxy of one is none. @param {unknown} value @returns {value is Player} */
  static is(value) {
    return typeof value === 'object' && value !== null && #number in value;
  }

  get routines() {
    return this.#routines;
  }

  set routines(most) {
    if (!Number.isSafeInteger(most) || most < 0) throw mapiError('MAPI_E_INVALID_PARAMETER', 'A number of routines is a whole number, and not below zero.');
    this.#routines = most;
    this.#state = null;
  }

  get state() {
    if (this.#state) return this.#state;
    this.#state = /** @type {State} */ (JSON.parse(this.#during(() => this.#functions.playerState(this.#number, this.#routines))));
    this.#journal.at = this.#state.at;
    return this.#state;
  }

  get len() {
    return this.#state?.len ?? this.#during(() => this.#functions.playerLen(this.#number));
  }

  get events() {
    const { revision, branch, len } = this.state;
    if (this.#told?.revision !== revision || this.#told.branch !== branch) {
      const known = this.#told?.events.slice(0, this.#kept) ?? [];
      const fresh = JSON.parse(this.#during(() => this.#functions.playerEvents(this.#number, known.length + 1, len)));
      this.#told = { revision, branch, events: known.concat(fresh) };
      this.#kept = Infinity;
    }
    return this.#told.events;
  }

  /** @param {number} step */
  go(step) {
    if (!Number.isFinite(step)) throw mapiError('MAPI_E_INVALID_PARAMETER', 'A step is a number.');
    this.#journal.at = Math.min(Math.max(Math.trunc(step), 0), 2 ** 31);
    this.#during(() => this.#functions.playerGo(this.#number, this.#journal.at));
    this.#tell();
  }

  /** @param {number} [steps] */
  step(steps = 1) {
    this.go(this.state.at + steps);
  }

  /** @param {number} [step] @param {number} [most] */
  why(step = this.state.at, most = 100) {
    return JSON.parse(this.#during(() => this.#functions.playerWhy(this.#number, step, most)));
  }

  /** @param {Break[]} conditions @param {{ back?: boolean }} [options] */
  find(conditions, { back = false } = {}) {
    return this.#during(() => this.#functions.playerFind(this.#number, back, json(conditions, 'The conditions')));
  }

  /** @param {object} input */
  do(input) {
    const { at } = this.state;
    const text = json(input, 'The input');
    const step = this.#change('playerDo', text);
    this.#changed(at);
    return step;
  }

  /** @param {string} name */
  fork(name) {
    const { at } = this.state;
    this.#change('playerFork', name);
    this.#changed(at);
  }

  /** @param {string} name */
  switchTo(name) {
    this.#change('playerSwitch', name);
    this.#changed();
  }

  /** @param {string} name @param {string} other */
  rename(name, other) {
    this.#change('playerRename', name, other);
    this.#changed(Infinity);
  }

  /** @param {string} name */
  drop(name) {
    this.#change('playerDrop', name);
    this.#changed();
  }

  /** @param {string} language */
  speak(language) {
    this.#during(() => this.#functions.playerSpeak(this.#number, language));
    this.#changed();
  }

  /** @param {object[]} inputs */
  happened(inputs) {
    if (inputs.length === 0) return;
    this.#change('playerHappened', json(inputs, 'What happened'));
    this.#tell();
  }

  standing() {
    return JSON.parse(this.#during(() => this.#functions.playerStanding(this.#number)));
  }

  /** @param {string} name @param {number} application @param {import('./virtual.js').Clock} clock */
  adopt(name, application, clock) {
    this.#during(() => this.#functions.playerAdopt(this.#number, name, application, clock.now(), clock.date()));
  }

  scenario() {
    return this.#during(() => this.#functions.playerScenario(this.#number));
  }

  /** @param {'lines' | 'transcript' | 'perfetto'} kind */
  export(kind) {
    return this.#during(() => this.#functions.playerExport(this.#number, kind));
  }

  /** @param {Record<string, string>} [view] */
  link(view = {}) {
    return this.#during(() => this.#functions.playerLink(this.#number, json(view, 'The view')));
  }

  /** @param {() => void} listener */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close() {
    this.#listeners.clear();
    unwrap(this.#functions.playerClose(this.#number));
  }

  /** @template T @param {() => import('./wasm.js').Answer<T>} call */
  #during(call) {
    return this.#journal.during(call);
  }

  /** @param {import('./journal.js').Change['name']} name @param {...unknown} args */
  #change(name, ...args) {
    return this.#journal.during(() => /** @type {any} */ (this.#functions[name])(this.#number, ...args), { name, args });
  }

  /** @param {number} [kept] how many of the events stay as they are */
  #changed(kept = 0) {
    this.#kept = Math.min(this.#kept, kept);
    this.#tell();
  }

  #tell() {
    this.#state = null;
    for (const listener of this.#listeners) listener();
  }
}
