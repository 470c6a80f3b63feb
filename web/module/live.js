// The live host of a run that is played: from where the run ends, the browser's own idle
// time drives its applications on. Their routines are functions of the page, called by
// the engine that applications have anyway; what happens is told the player, so that it
// can be looked at step by step.

import { mapiError, unwrap } from './error.js';
import { IdleClient } from './idle.js';
import { perform } from './live-calls.js';
import { Recording } from './recording.js';
import { BrowserClock, span } from './virtual.js';

/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./play.js').Player} Player */
/** @typedef {import('./player.js').StandingRoutine} StandingRoutine */
/** @typedef {import('./recording-idle.js').Input} Input */
/** @typedef {(app: string, routine: { name: string, function: string, param: string, cost: number }) => import('./routines.js').FNIDLE} Work the function of a routine */
/** @typedef {{ client: IdleClient, number: number, recording: import('./recording-idle.js').IdleRecording }} Driven */

const HUNDREDTH = 10; // milliseconds: what the engine counts in

/** The live run of a program: its clocks go with it. @type {WeakMap<Program, Live>} */
const running = new WeakMap();
/** The applications that live runs of a program no longer need, by number. @type {WeakMap<Program, number[]>} */
const unused = new WeakMap();

export class Live {
  #program;
  #player;
  #work;
  #recording;
  #clock;
  /** By name. @type {Map<string, Driven>} */
  #driven = new Map();

  /**
   * @param {Program} program
   * @param {Player} player goes to the end of its run
   * @param {Work} work
   * @param {() => void} changed something may have happened that the player has not been told
   */
  constructor(program, player, work, changed) {
    const { clock } = program;
    if (!(clock instanceof BrowserClock)) throw mapiError('MAPI_E_NO_SUPPORT', 'A virtual host drives nothing live.');
    if (running.has(program)) throw mapiError('MAPI_E_BUSY', 'Another run is being driven.');
    this.#program = program;
    this.#player = player;
    this.#work = work;
    this.#clock = clock;
    player.go(player.len);
    const { now, asleep, apps, names } = player.standing();
    player.happened(apps.map((/** @type {{ name: string }} */ { name }) => ({ at: now, app: name, do: 'live' })));
    // Where the engine's next hundredth begins.
    clock.shift += Math.ceil(now - asleep) * HUNDREDTH - clock.now();
    this.#recording = new Recording(clock, { scenario: JSON.parse(player.scenario()), start: 0, asleep: asleep * HUNDREDTH, names });
    running.set(program, this);
    for (const { name, routines } of apps) this.#drive(name, routines, changed);
    program.recording = this.#recording; // for the account of what the program did not survive
  }

  /** @param {string} name @param {StandingRoutine[]} routines @param {() => void} changed */
  #drive(name, routines, changed) {
    const number = unused.get(this.#program)?.pop() ?? this.#program.application(name);
    this.#recording.join(number, name);
    const recording = this.#recording.idle(number, 0);
    const client = new IdleClient(number, name, this.#program, {}, changed, recording, () => {
      this.#player.adopt(name, number, this.#clock);
      return routines.map((one) => {
        recording.registered(one.tag, one.name);
        return { ftg: one.tag, routine: this.#work(name, one), param: one.param, priority: one.priority };
      });
    });
    this.#driven.set(name, { client, number, recording });
  }

  get applications() {
    return new Map([...this.#driven].map(([name, { client }]) => [name, client]));
  }

  get now() {
    return this.#recording.now;
  }

  tell() {
    this.#player.happened(this.#recording.take());
  }

  /** @param {object} input */
  do(input) {
    const { app, ...rest } = /** @type {Input} */ (input);
    const driven = this.#driven.get(app ?? '');
    if (!driven || !perform(driven, rest, (routine) => this.#work(driven.client.name, routine))) this.#recording.add(app, rest);
    if (!this.#recording.running) this.tell(); // what a routine does is told with its call
  }

  /** @param {number} ms */
  sleep(ms) {
    unwrap(this.#program.functions.liveSlept(span(ms)));
    this.#recording.slept(ms);
    for (const { number } of this.#driven.values()) this.#program.dispatchers[number].news(); // its timer is another one now
    this.tell();
  }

  close() {
    if (running.get(this.#program) !== this) return;
    running.delete(this.#program);
    this.#program.recording = null;
    const free = [...this.#driven.values()].map(({ client, number }) => {
      client.close();
      return number;
    });
    unused.set(this.#program, [...(unused.get(this.#program) ?? []), ...free]);
  }
}
