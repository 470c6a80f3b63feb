// What the applications of an instance do, and what comes of it, as a scenario: for
// those who want to look at it step by step, and for the account of a program that
// did not survive it. It is kept while an application has the option record on.

import { unwrap } from './error.js';
import { csec, IdleRecording, short } from './recording-idle.js';

/** @typedef {import('./recording-idle.js').Call} Call */
/** @typedef {import('./recording-idle.js').Input} Input */

/** What scenarios call what becomes of a routine that fails, in the order of the option. */
const FAILURES = ['keeps', 'disables', 'deregisters'];

const COUNTED = 10; // milliseconds: what the engine counts in
// A clock that gains less is corrected, and nobody has slept: see package clocks.
const SLEEP = 2000; // milliseconds

/** Names that no two things share. */
class Names {
  /** How often each was given. @type {Map<string, number>} */
  #given = new Map();

  /** @param {string} name */
  unused(name) {
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

/** What all applications of an instance do. */
export class Recording {
  #clock;
  /** @type {Input[]} */
  #inputs = [];
  /** What the program tells of sessions, by its numbers. @type {Input[]} */
  #told = [];
  /** @type {object[]} */
  #profiles = [];
  /** By number. @type {{ name: string, capacity: number, readings?: { failure: string } }[]} */
  #applications = [];
  #names = new Names();
  #start;
  /** The scenario that it continues. @type {any} */
  #base;
  #drift;
  #asleep;
  /** How many inputs were taken. */
  #taken = 0;

  /** The routine that is being called. @type {{ app: string, call: Call } | null} */
  running = null;
  routines = new Names();

  /**
   * @param {import('./virtual.js').Clock} clock
   * @param {{ scenario: any, start: number, asleep: number, names: string[] }} [from] what it continues, when
   *   time began in that, how long the computer has slept since, and what names are taken
   */
  constructor(clock, from) {
    this.#clock = clock;
    // The engine's hundredths begin where those of the scenario do.
    this.#start = from?.start ?? Math.floor(clock.now() / COUNTED) * COUNTED;
    this.#asleep = from?.asleep ?? 0;
    this.#drift = clock.date() - clock.now();
    this.#base = from?.scenario;
    from?.names.forEach((name) => this.routines.unused(name));
  }

  /** An application of that number; its calls are told by {@link keep}. @param {number} number @param {string} name */
  join(number, name) {
    const one = { name: this.#names.unused(short(name) || 'application'), capacity: 1_000_000 };
    this.#applications[number] = one;
  }

  /** What the idle engine of an application is told is kept, too. @param {number} number @param {number} failure what becomes of routines that fail */
  idle(number, failure) {
    const one = this.#applications[number];
    if (failure > 0) one.readings = { failure: FAILURES[failure] };
    if (!this.#base) this.add(one.name, { do: 'live' });
    return new IdleRecording(this, one.name);
  }

  /**
   * What clients do with sessions, as the program tells it, piece by piece.
   * @param {'input' | 'profile'} kind
   * @param {number} number one that there is already takes its place
   * @param {string} text
   * @param {number} by an application, or below 0
   */
  keep(kind, number, text, by) {
    const piece = JSON.parse(text);
    if (kind === 'profile') {
      this.#profiles[number] = piece;
      return;
    }
    delete piece.at;
    const old = this.#told[number];
    if (old) Object.assign(old, piece);
    else this.#told[number] = this.add(this.#applications[by]?.name, piece);
  }

  /**
   * Something happens now. What an engine is told the time of has that time: by another look at
   * the clocks a routine could be ready that was not.
   * @param {string | undefined} app who does it
   * @param {Input} input
   * @param {number} [now] what the clocks say
   * @param {number} [date]
   * @returns {Input} as it is kept
   */
  add(app, input, now = this.#clock.now(), date = this.#clock.date()) {
    if (this.running && (app === undefined || app === this.running.app)) {
      (this.running.call.does ??= []).push(input);
      return input;
    }
    const slept = date - now - this.#drift;
    if (slept > SLEEP) {
      this.#drift += slept;
      this.slept(slept, now);
    }
    const whole = { at: this.#at(now), ...(app === undefined ? {} : { app }), ...input };
    // Of what the user does before anything else happens, the latest is what counts.
    if (input.do === 'user' && this.#inputs.length > this.#taken && this.#inputs.at(-1)?.do === 'user') this.#inputs.pop();
    this.#inputs.push(whole);
    return whole;
  }

  /** The computer has slept. @param {number} ms @param {number} [now] */
  slept(ms, now = this.#clock.now()) {
    this.#inputs.push({ at: this.#at(now), do: 'sleep', for: csec(ms) });
    this.#asleep += ms;
  }

  /** What time it is in the scenario, in hundredths of a second. */
  get now() {
    return this.#at(this.#clock.now());
  }

  /** What has happened since somebody last asked, but for what is happening. */
  take() {
    if (this.running) return [];
    const fresh = this.#inputs.slice(this.#taken);
    this.#taken = this.#inputs.length;
    return fresh;
  }

  /** What has happened so far, up to now. */
  scenario() {
    /** @type {Input} */
    const now = { at: this.now, do: 'idle', for: 0, recorded: true, calls: [] };
    if (this.#base) return structuredClone({ ...this.#base, inputs: [...this.#base.inputs, ...this.#inputs] });
    const applications = Object.values(this.#applications);
    return structuredClone({
      version: 1, title: applications.map(({ name }) => name).join(', ') || 'Recorded',
      profiles: this.#profiles, applications, inputs: [...this.#inputs, ...(this.running ? [] : [now])],
    });
  }

  /** @param {number} now */
  #at(now) {
    return csec(now - this.#start + this.#asleep);
  }
}

/** Begins to record what the applications of a program do, if that is not being done. @param {import('./program.js').Program} program */
export function record(program) {
  if (program.recording) return program.recording;
  const recording = new Recording(program.clock);
  program.names.forEach((name, number) => recording.join(number, name));
  unwrap(program.functions.record(recording.keep.bind(recording)));
  program.recording = recording;
  return recording;
}
