// The idle half of a recording: what one application does with its idle engine, and
// the engine with it.

import * as constants from './constants.js';
import { slotOf } from './routines.js';

/** How a routine's call went. @typedef {{ cost: number, returns?: 'TRUE' | 'throws', does?: Input[] }} Call */
/** What a scenario has as an input. @typedef {{ at?: number, do: string, app?: string, calls?: Call[], [name: string]: unknown }} Input */

/** @param {string} beginning */
const beginningWith = (beginning) => Object.fromEntries(Object.entries(constants).filter(([name]) => name.startsWith(beginning)));
const OPTIONS = beginningWith('FIRO');
const CHANGES = beginningWith('FIRC');

const LONGEST = 60; // letters of a name
const LEAST = 0.0001; // hundredths of a second

/** Times of scenarios have four digits behind the point. @param {number} ms */
export const csec = (ms) => Math.round(ms * 1000) / 10_000;

export class IdleRecording {
  #whole;
  #app;
  /** By slot. @type {Map<number, { ftg: number, as: string, gone: boolean }>} */
  #routines = new Map();
  /** The idle tick or the turn that is under way; a turn is one once something is called in it. @type {Input | null} */
  #turn = null;
  /** When the call that is under way began, or the one before it ended. */
  #before = 0;
  /** How far that clock is behind the date, in this turn. */
  #behind = 0;

  /** @param {import('./recording.js').Recording} whole @param {string} app its name there */
  constructor(whole, app) {
    this.#whole = whole;
    this.#app = app;
  }

  /**
   * A call of a function that takes no routine. It has the time that the engine is told.
   * @param {string} what
   * @param {object} args
   * @param {number} now
   * @param {number} date
   */
  called(what, args, now, date) {
    return this.#whole.add(this.#app, { do: what, ...args }, now, date);
  }

  /**
   * A routine is being registered. Returns what is to be told its tag.
   * @param {unknown} routine
   * @param {unknown} param
   * @param {number} priIdle
   * @param {number} csecIdle
   * @param {number} iroIdle
   * @param {number} now
   * @param {number} date
   * @returns {(ftg: number) => void}
   */
  registering(routine, param, priIdle, csecIdle, iroIdle, now, date) {
    if (!isWord(iroIdle) || !Number.isFinite(priIdle) || !Number.isFinite(csecIdle)) return () => {}; // nothing comes of it
    const as = this.#whole.routines.unused(nameOf(routine));
    /** @type {Record<string, unknown>} */
    const args = { as, priIdle, csecIdle, iroIdle: flags(iroIdle, OPTIONS), ...told(param) };
    if (typeof routine !== 'function') args.pfnIdle = 'NULL';
    this.called('FtgRegisterIdleRoutine', args, now, date);
    return (ftg) => {
      if (ftg !== 0) this.registered(ftg, as);
    };
  }

  /** What a routine is called in the scenario. @param {number} ftg @param {string} as */
  registered(ftg, as) {
    this.#routines.set(slotOf(ftg), { ftg, as, gone: false });
  }

  /** A routine is gone, or all are; who uses its tag still is taken down. @param {number} [slot] */
  gone(slot) {
    for (const [at, one] of this.#routines) one.gone ||= slot === undefined || at === slot;
  }

  /** The tag of a routine, by what it is called in the scenario; 0 if there is none. @param {string} name */
  tagOf(name) {
    return [...this.#routines.values()].find(({ as, gone }) => as === name && !gone)?.ftg ?? 0;
  }

  /**
   * @param {number} ftg
   * @param {unknown} routine
   * @param {unknown} param
   * @param {number} priIdle
   * @param {number} csecIdle
   * @param {number} iroIdle
   * @param {number} ircIdle
   * @param {number} now
   * @param {number} date
   */
  changing(ftg, routine, param, priIdle, csecIdle, iroIdle, ircIdle, now, date) {
    if (!isWord(iroIdle) || !isWord(ircIdle) || !Number.isFinite(priIdle) || !Number.isFinite(csecIdle)) return;
    const args = { pfnIdle: nameOf(routine), priIdle, csecIdle, iroIdle: flags(iroIdle, OPTIONS), ircIdle: flags(ircIdle, CHANGES), ...told(param) };
    this.on(ftg, 'ChangeIdleRoutine', args, now, date);
  }

  /** Something is done with a routine. @param {number} ftg @param {string} what @param {object} args @param {number} now @param {number} date */
  on(ftg, what, args, now, date) {
    const one = this.#routines.get(slotOf(ftg));
    if (one?.ftg === ftg) this.called(what, { ftg: one.as, ...args }, now, date);
  }

  /** An idle tick. @param {number} now @param {number} date @param {number} deadline @param {() => void} run */
  tick(now, date, deadline, run) {
    this.#before = now;
    this.#turn = this.called('idle', { for: csec(Math.max(deadline - now, 0)), recorded: true, calls: [] }, now, date);
    run();
    this.#turn = null;
  }

  /** A turn of the message loop, or a moment before the page is hidden. @param {number} now @param {number} date @param {() => void} run */
  turn(now, date, run) {
    this.#before = now;
    this.#behind = date - now;
    this.#turn = null;
    run();
    this.#turn = null;
  }

  /** A routine is being called; until it has come back it counts as one that throws. */
  began() {
    /** @type {Call} */
    const call = { cost: LEAST, returns: 'throws' };
    this.#turn ??= this.called('turn', { calls: [] }, this.#before, this.#before + this.#behind);
    this.#turn.calls?.push(call);
    this.#whole.running = { app: this.#app, call };
  }

  /** @param {number} outcome 0 FALSE, 1 TRUE, 2 thrown @param {number} now */
  ended(outcome, now) {
    const call = this.#whole.running?.call;
    this.#whole.running = null;
    if (!call) return;
    call.cost = Math.max(csec(now - this.#before), LEAST);
    this.#before = now;
    if (outcome === 0) delete call.returns;
    else if (outcome === 1) call.returns = 'TRUE';
  }
}

/** @param {unknown} n */
const isWord = (n) => Number.isInteger(n) && /** @type {number} */ (n) >= 0 && /** @type {number} */ (n) <= 0xffff;

/** @param {number} word @param {Record<string, number>} names */
function flags(word, names) {
  const known = Object.entries(names).filter(([, bit]) => word & bit);
  const rest = known.reduce((left, [, bit]) => left & ~bit, word);
  return [...known.map(([name]) => name), ...(rest ? [`0x${rest.toString(16)}`] : [])].join('|');
}

/** What a function is called, by whoever wrote it. @param {unknown} routine */
function nameOf(routine) {
  try {
    const name = typeof routine === 'function' && routine.name;
    if (typeof name === 'string' && name !== 'self') return short(name) || 'routine';
  } catch {} // a proxy may throw
  return 'routine';
}

/** @param {string} name */
export const short = (name) => name.trim().slice(0, LONGEST);

/** @param {unknown} param */
const told = (param) => (typeof param === 'string' && param !== '' ? { pvIdleParam: param.slice(0, LONGEST) } : {});
