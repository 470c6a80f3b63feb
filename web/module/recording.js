// What an application does with its idle engine, and what the engine does with it,
// as a scenario: for those who want to look at it step by step, and for the account
// of a program that did not survive it. It is kept while the option record is on.

import * as constants from './constants.js';
import { slotOf } from './routines.js';

/** How a routine's call went. @typedef {{ cost: number, returns?: 'TRUE' | 'throws', does?: Input[] }} Call */
/** What a scenario has as an input. @typedef {{ at?: number, do: string, app?: string, calls?: Call[], [name: string]: unknown }} Input */

/** @param {string} beginning */
const beginningWith = (beginning) => Object.fromEntries(Object.entries(constants).filter(([name]) => name.startsWith(beginning)));
const OPTIONS = beginningWith('FIRO');
const CHANGES = beginningWith('FIRC');

const LONGEST = 60; // letters of a name
const COUNTED = 10; // milliseconds: what the engine counts in
const LEAST = 0.0001; // hundredths of a second
// A clock that gains less is corrected, and nobody has slept: see package clocks.
const SLEEP = 2000; // milliseconds

/** Times of scenarios have four digits behind the point. @param {number} ms */
const csec = (ms) => Math.round(ms * 1000) / 10_000;

export class Recording {
  #name;
  #clock;
  /** @type {Input[]} */
  #inputs = [];
  /** By slot. @type {Map<number, { ftg: number, as: string, calls?: Call[] }>} */
  #routines = new Map();
  /** How often a name was given. @type {Map<string, number>} */
  #given = new Map();
  /** The routine that is being called. @type {Call | null} */
  #call = null;
  /** The idle tick that is under way. @type {Input | null} */
  #tick = null;
  /** When the call that is under way began, or the one before it ended. */
  #before = 0;
  #start;
  #drift;
  #asleep = 0;

  /** @param {string} name of the application @param {import('./virtual.js').Clock} clock */
  constructor(name, clock) {
    this.#name = name;
    this.#clock = clock;
    // The engine's hundredths begin where those of the scenario do.
    this.#start = Math.floor(clock.now() / COUNTED) * COUNTED;
    this.#drift = clock.date() - clock.now();
  }

  /** A call of a function that takes no routine. @param {string} what @param {object} [args] */
  called(what, args = {}) {
    this.#add({ do: what, ...args });
  }

  /**
   * A routine is being registered. Returns what is to be told its tag.
   * @param {unknown} routine
   * @param {unknown} param
   * @param {number} priIdle
   * @param {number} csecIdle
   * @param {number} iroIdle
   * @returns {(ftg: number) => void}
   */
  registering(routine, param, priIdle, csecIdle, iroIdle) {
    if (!isWord(iroIdle) || !Number.isFinite(priIdle) || !Number.isFinite(csecIdle)) return () => {}; // nothing comes of it
    const as = this.#unused(nameOf(routine));
    /** @type {Input} */
    const input = { do: 'FtgRegisterIdleRoutine', as, priIdle, csecIdle, iroIdle: flags(iroIdle, OPTIONS), ...told(param) };
    if (typeof routine !== 'function') input.pfnIdle = 'NULL';
    // Those of positive priority are called outside of ticks, too.
    if (priIdle > 0) input.calls = [];
    this.#add(input);
    return (ftg) => {
      if (ftg !== 0) this.#routines.set(slotOf(ftg), { ftg, as, calls: input.calls });
    };
  }

  /**
   * @param {number} ftg
   * @param {unknown} routine
   * @param {unknown} param
   * @param {number} priIdle
   * @param {number} csecIdle
   * @param {number} iroIdle
   * @param {number} ircIdle
   */
  changing(ftg, routine, param, priIdle, csecIdle, iroIdle, ircIdle) {
    if (!isWord(iroIdle) || !isWord(ircIdle) || !Number.isFinite(priIdle) || !Number.isFinite(csecIdle)) return;
    this.on(ftg, 'ChangeIdleRoutine', { pfnIdle: nameOf(routine), priIdle, csecIdle, iroIdle: flags(iroIdle, OPTIONS), ircIdle: flags(ircIdle, CHANGES), ...told(param) });
  }

  /** Something is done with a routine. @param {number} ftg @param {string} what @param {object} [args] */
  on(ftg, what, args = {}) {
    const one = this.#routines.get(slotOf(ftg));
    if (one?.ftg === ftg) this.#add({ do: what, ftg: one.as, ...args });
  }

  /** An idle tick, or with no deadline a turn of the message loop. @param {number} now @param {number | undefined} deadline @param {() => void} run */
  turn(now, deadline, run) {
    this.#before = now;
    if (deadline !== undefined) this.#tick = this.#add({ do: 'idle', for: csec(Math.max(deadline - now, 0)), recorded: true, calls: [] });
    run();
    this.#tick = null;
  }

  /** A routine is being called; until it has come back it counts as one that throws. @param {number} slot */
  began(slot) {
    this.#call = { cost: LEAST, returns: 'throws' };
    this.#tick?.calls?.push(this.#call);
    this.#routines.get(slot)?.calls?.push(this.#call);
  }

  /** @param {number} outcome 0 FALSE, 1 TRUE, 2 thrown @param {number} now */
  ended(outcome, now) {
    const call = this.#call;
    this.#call = null;
    if (!call) return;
    call.cost = Math.max(csec(now - this.#before), LEAST);
    this.#before = now;
    if (outcome === 0) delete call.returns;
    else if (outcome === 1) call.returns = 'TRUE';
  }

  /** What has happened so far, up to now. */
  scenario() {
    /** @type {Input} */
    const now = { at: this.#at(this.#clock.now()), do: 'idle', for: 0, recorded: true, calls: [] };
    return { version: 1, title: this.#name || 'Recorded', applications: [{ name: this.#name, capacity: 1_000_000 }], inputs: [...structuredClone(this.#inputs), ...(this.#call ? [] : [now])] };
  }

  /** @param {Input} input */
  #add(input) {
    if (this.#call) {
      (this.#call.does ??= []).push(input);
      return input;
    }
    const now = this.#clock.now();
    const slept = this.#clock.date() - now - this.#drift;
    if (slept > SLEEP) {
      this.#drift += slept;
      this.#inputs.push({ at: this.#at(now), do: 'sleep', for: csec(slept) });
      this.#asleep += slept;
    }
    const whole = { at: this.#at(now), app: this.#name, ...input };
    if (input.do === 'idle') delete /** @type {Input} */ (whole).app;
    this.#inputs.push(whole);
    return whole;
  }

  /** @param {number} now */
  #at(now) {
    return csec(now - this.#start + this.#asleep);
  }

  /** No two routines of a scenario share a name. @param {string} name */
  #unused(name) {
    let one = name;
    while (this.#given.has(one)) {
      const count = (this.#given.get(name) ?? 1) + 1;
      this.#given.set(name, count);
      one = `${name} ${count}`;
    }
    this.#given.set(one, 1);
    return one;
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
    if (typeof name === 'string' && /\S/.test(name) && name !== 'self') return name.trim().slice(0, LONGEST);
  } catch {} // a proxy may throw
  return 'routine';
}

/** @param {unknown} param */
const told = (param) => (typeof param === 'string' && param !== '' ? { pvIdleParam: param.slice(0, LONGEST) } : {});
