// What a player was told, for the account of what its program did not survive:
// another instance makes the run as far as it had come, adds what was being done
// without doing it, and has the link.

import { json } from './call.js';
import { unwrap } from './error.js';

/** @typedef {import('./program.js').Program} Program */

/** One routine's call. @typedef {{ cost: number, returns?: 'throws' }} Call */

/**
 * Something that happens in a run, as scenarios have it.
 * @typedef {object} Input
 * @property {string} do
 * @property {string} [app]
 * @property {string} [what]
 * @property {number} [for] in hundredths of a second
 * @property {boolean} [recorded]
 * @property {number} [at] in hundredths of a second; without it where the player stands
 * @property {Call[]} [calls]
 */

// After how many reports of a live host the scenario is taken down anew.
const REPORTS = 256;

export class Journal {
  #program;
  /** The scenario of the branch. Null: it has to be asked for. @type {string | null} */
  #scenario;
  /** What a live host has reported since. @type {Input[]} */
  #reports = [];
  /** What is being done. @type {Input | null} */
  #doing = null;

  /** Where the player stands. */
  at = 0;

  /** @param {Program} program @param {string} scenario */
  constructor(program, scenario) {
    this.#program = program;
    this.#scenario = scenario;
  }

  /** Another branch is looked at, or the branch has been changed. */
  changed() {
    this.#scenario = null;
  }

  /** Before something is done. @param {() => string} scenario asks for the scenario */
  upToDate(scenario) {
    if (this.#scenario !== null && this.#reports.length < REPORTS) return;
    this.#scenario = scenario();
    this.#reports = [];
  }

  /**
   * Has the program do something, and keeps what a program that ends in it was doing.
   * @template T
   * @param {() => import('./wasm.js').Answer<T>} call
   * @param {Input} [input] what happens by it, if anything does
   * @returns {T}
   */
  during(call, input) {
    const alive = !this.#program.ended;
    const before = this.#doing;
    const doing = (this.#doing = input ?? before); // a routine of the run may look at the player
    try {
      const value = unwrap(call());
      if (input && 'at' in input) this.#reports.push(input);
      return value;
    } finally {
      if (alive && this.#program.ended) this.#program.account ??= (other) => this.#link(other, doing);
      this.#doing = before;
    }
  }

  /** The end of an address that plays the run. @param {Program} other a program that runs @param {Input | null} doing */
  #link({ functions }, doing) {
    let text = this.#scenario ?? '';
    if (doing || this.#reports.length > 0) {
      const player = unwrap(functions.playerOpen(text, 'en'));
      for (const report of this.#reports) happen(functions, player, report);
      unwrap(functions.playerGo(player, this.at));
      text = unwrap(doing ? withInput(functions, player, doing) : functions.playerScenario(player));
    }
    return unwrap(functions.linkTo(text, this.at));
  }
}

/**
 * The scenario with something that was not done to its end.
 * @param {import('./wasm.js').Functions} functions
 * @param {number} player
 * @param {Input} doing
 */
function withInput(functions, player, { at, ...input }) {
  const text = json(input, 'What was being done');
  return at === undefined ? functions.playerWith(player, text) : functions.playerWithReport(player, String(at), text);
}

/**
 * Has a report of a live host happen once more.
 * @param {import('./wasm.js').Functions} functions
 * @param {number} player
 * @param {any} report
 */
function happen(functions, player, report) {
  const at = String(report.at);
  if (report.do === 'user') return unwrap(functions.playerUserActs(player, at, report.app, report.what));
  if (report.do === 'sleep') return unwrap(functions.playerSlept(player, at, String(report.for)));
  let next = 0;
  unwrap(functions.playerTick(player, at, String(report.for), () => {
    const { cost, returns } = report.calls[next++];
    return returns ? -cost : cost;
  }));
}
