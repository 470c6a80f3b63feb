// What a player was told, for the account of what its program did not survive:
// another instance is told the same up to there, adds what was being done without
// doing it, and has the link.

import { unwrap } from './error.js';

/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./wasm.js').Functions} Functions */

/**
 * Something that changed the run, and where the player stood.
 * @typedef {{ name: 'playerDo' | 'playerFork' | 'playerSwitch' | 'playerRename' | 'playerDrop' | 'playerHappened', args: any[], at?: number }} Change
 */

export class Journal {
  #program;
  #scenario;
  /** @type {Change[]} */
  #changes = [];
  /** What is being done. @type {Change | undefined} */
  #doing;

  /** Where the player stands, if that is known. @type {number | undefined} */
  at = 0;

  /** @param {Program} program @param {string} scenario */
  constructor(program, scenario) {
    this.#program = program;
    this.#scenario = scenario;
  }

  /**
   * Has the program do something, and keeps what a program that ends in it was doing.
   * @template T
   * @param {() => import('./wasm.js').Answer<T>} call
   * @param {Change} [change] what it changes, if anything
   * @returns {T}
   */
  during(call, change) {
    const alive = !this.#program.ended;
    const before = this.#doing;
    const doing = change ? { ...change, at: this.at } : before; // a routine of the run may look at the player
    this.#doing = doing;
    try {
      const value = unwrap(call());
      if (change && doing) {
        this.#changes.push(doing);
        this.at = undefined;
      }
      return value;
    } finally {
      if (alive && this.#program.ended) this.#program.account ??= (other) => this.#link(other.functions, doing);
      this.#doing = before;
    }
  }

  /** The end of an address that plays the run. @param {Functions} functions of a program that runs @param {Change} [doing] */
  #link(functions, doing) {
    let at = doing ? doing.at : this.at;
    if (!doing && this.#changes.length === 0) return unwrap(functions.linkTo(this.#scenario, at ?? 0));
    const player = unwrap(functions.playerOpen(this.#scenario, 'en'));
    for (const change of this.#changes) again(functions, player, change);
    if (at === undefined) ({ at = 0 } = JSON.parse(unwrap(functions.playerState(player, 0))));
    else unwrap(functions.playerGo(player, at));
    const text = unwrap(doing ? withThis(functions, player, doing) : functions.playerScenario(player));
    return unwrap(functions.linkTo(text, at));
  }
}

/** Changes a run as another one was changed. @param {Functions} functions @param {number} player @param {Change} change */
function again(functions, player, { name, args, at }) {
  if (at !== undefined) unwrap(functions.playerGo(player, at));
  unwrap(/** @type {any} */ (functions[name])(player, ...args));
}

/**
 * The scenario with something that was not done to its end.
 * @param {Functions} functions
 * @param {number} player
 * @param {Change} doing
 */
const withThis = (functions, player, { name, args }) => (name === 'playerDo' ? functions.playerWith(player, args[0]) : functions.playerScenario(player));
