// A scenario that is played: a place in a run, and ways to go elsewhere in it. What
// it shows is plain data; its types are in player.d.ts.

import { json } from './call.js';
import { mapiError, unwrap } from './error.js';
import { Journal } from './journal.js';

/** @typedef {import('./player.js').State} State */
/** @typedef {import('./player.js').Told} Told */
/** @typedef {import('./player.js').Break} Break */

// How long what a live host reports may wait until the listeners hear of it.
const REPORT = 100; // milliseconds
// What a routine costs at least.
const LEAST = 0.0001; // hundredths of a second

/** A time as the program reads it. @param {unknown} csec */
function time(csec) {
  if (typeof csec !== 'number') throw mapiError('MAPI_E_INVALID_PARAMETER', 'A time is a number of hundredths of a second.');
  return String(csec);
}

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
  /** When the listeners hear of what a live host reported. */
  #soon = 0;

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

  /**
   * @param {number} at
   * @param {number} budget
   * @param {(app: string, routine: string, cost: number) => number} work
   */
  tick(at, budget, work) {
    /** @type {import('./journal.js').Call[]} */
    const calls = [];
    /** @type {typeof work} */
    const working = (app, routine, cost) => {
      /** @type {import('./journal.js').Call} */
      const call = { cost: LEAST, returns: 'throws' }; // until it has come back
      calls.push(call);
      const took = work(app, routine, cost);
      if (Number.isFinite(took)) call.cost = Math.max(Math.abs(took), LEAST);
      if (took >= 0) delete call.returns;
      return took;
    };
    const [when, span] = [time(at), time(budget)];
    this.#journal.during(() => this.#functions.playerTick(this.#number, when, span, working), { name: 'playerTick', args: [when, span, calls] });
    this.#reported();
  }

  /** @param {number} at @param {string} app @param {string} what */
  userActs(at, app, what) {
    this.#change('playerUserActs', time(at), app, what);
    this.#reported();
  }

  /** @param {number} at @param {number} span */
  slept(at, span) {
    this.#change('playerSlept', time(at), time(span));
    this.#reported();
  }

  due() {
    return this.#during(() => this.#functions.playerDue(this.#number));
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
    clearTimeout(this.#soon);
    this.#listeners.clear();
    unwrap(this.#functions.playerClose(this.#number));
  }

  /** @template T @param {() => import('./wasm.js').Answer<T>} call */
  #during(call) {
    return this.#journal.during(call);
  }

  /** @param {Exclude<import('./journal.js').Change['name'], 'playerTick'>} name @param {...unknown} args */
  #change(name, ...args) {
    return this.#journal.during(() => /** @type {any} */ (this.#functions[name])(this.#number, ...args), { name, args });
  }

  /** @param {number} [kept] how many of the events stay as they are */
  #changed(kept = 0) {
    this.#kept = Math.min(this.#kept, kept);
    this.#tell();
  }

  /** Drawing each tick would eat the idle time that is being shown. */
  #reported() {
    this.#state = null;
    this.#soon ||= setTimeout(() => this.#tell(), REPORT);
  }

  #tell() {
    clearTimeout(this.#soon);
    this.#soon = 0;
    this.#state = null;
    for (const listener of this.#listeners) listener();
  }
}
