// The live host: the browser's own idle time drives the scenario on from its end,
// in a branch of its own. Routines really take the time that they say. What
// happened is in the branch and can be looked at step by step at once.

import { LiveHost } from '../../module/host.js';
import { freeName } from '../player/control.js';
import { LiveClock, round } from './clock.js';
import { burn, Load } from './load.js';

/** @typedef {import('../stage.js').Stage} Stage */

// Between two actions of the user that are taken down.
const ACTION = 200; // milliseconds
// A routine works for no less than the virtual host takes for one, and no longer
// than a page may be kept.
const SHORTEST = 1; // milliseconds
const LONGEST = 2000;
// The end of a long run is far: how much of a frame the way there may take, and how
// many steps are made at once.
const SHARE = 6; // milliseconds
const STRIDE = 2000;

export class Live {
  #stage;
  #load = new Load();
  /** @type {LiveHost | null} */
  #host = null;
  #on = false;
  /** The next frame of the way to the end. */
  #way = 0;
  #clock = new LiveClock(0);
  /** @type {import('../../module/player.js').Player | null} */
  #player = null;
  #forget = () => {};
  #branch = '';
  #app = '';
  /** The length of the run, and the time in it, after the last report. */
  #len = 0;
  #now = 0;
  #acted = 0;

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  /** Whether the browser drives, or is about to. */
  get on() {
    return this.#on;
  }

  /** What drives, as the browser names it. @returns {import('../../module/host.js').HostState | null} */
  get state() {
    return this.#host?.state ?? null;
  }

  get load() {
    return this.#load.percent;
  }

  set load(percent) {
    this.#load.percent = this.on ? percent : 0;
    this.#stage.changed();
  }

  start() {
    if (this.on) return;
    this.#on = true;
    this.#stage.host = 'live';
    this.#player = this.#stage.player;
    this.#approach(this.#stage.state);
  }

  /** Goes to where the run ends, as far as one frame allows. @param {{ branch: string, at: number, len: number }} from where it stands */
  #approach({ branch, at, len }) {
    const player = this.#player;
    const { state } = this.#stage;
    if (!player || player !== this.#stage.player || branch !== state.branch || at !== state.at || len !== state.len) return this.stop();
    if (at === len) return this.#drive(player);
    const began = performance.now();
    while (at < len && performance.now() - began < SHARE) player.go((at = Math.min(at + STRIDE, len)));
    this.#way = requestAnimationFrame(() => this.#approach({ branch, at, len }));
  }

  /** Has the browser drive on from where the run ends. @param {import('../../module/player.js').Player} player */
  #drive(player) {
    const stage = this.#stage;
    player.fork(freeName(stage, 'player.live-name'));
    const { branch, len, snapshot } = stage.state;
    this.#branch = branch;
    this.#len = len;
    this.#now = snapshot.now;
    this.#app = snapshot.apps?.[0]?.name ?? '';
    this.#clock = new LiveClock(this.#now);
    this.#host = new LiveHost(this.#engine(player));
    this.#forget = player.onChange(() => this.#check());
    this.#host.news();
    stage.changed();
  }

  /** Leaves live mode; the branch stays. */
  stop() {
    if (!this.on) return;
    this.#on = false;
    cancelAnimationFrame(this.#way);
    this.#host?.close();
    this.#host = null;
    this.#forget();
    this.#load.percent = 0;
    this.#stage.host = 'virtual';
  }

  /** The user does something, or is said to. */
  act() {
    const { words } = this.#stage;
    this.#report((at) => this.#app && this.#player?.userActs(at, this.#app, words.say('player.live-input')));
  }

  /** As if the computer slept. @param {number} span */
  sleep(span) {
    this.#report((at) => {
      this.#player?.slept(at, span);
      this.#clock.skip(span);
      this.#now += span;
    });
  }

  /** @param {import('../../module/player.js').Player} player @returns {import('../../module/host.js').Engine} */
  #engine(player) {
    return {
      due: () => {
        const slept = this.#clock.slept();
        if (slept > 0) this.sleep(slept);
        const due = player.due();
        if (due <= 0) return due;
        // A hundredth has to be over, not begun.
        return Math.max(this.#now + due - this.#clock.at() + 1, 0) * 10;
      },
      tick: (deadline) => this.#report((at) => {
        const budget = round(Math.max(deadline - performance.now(), 0) / 10);
        player.tick(at, budget, (_app, _routine, cost) => {
          const took = burn(Math.min(Math.max(cost * 10, SHORTEST), LONGEST)) / 10;
          this.#now += took;
          return took;
        });
      }),
      turn: () => {},
      flush: () => {},
      userAction: () => {
        if (performance.now() - this.#acted < ACTION) return;
        this.#acted = performance.now();
        this.act();
      },
    };
  }

  /** Tells the player something that has happened just now. @param {(at: number) => unknown} tell */
  #report(tell) {
    if (!this.#host) return;
    if (this.#stage.player !== this.#player) return this.stop();
    const at = Math.max(this.#clock.at(), this.#now);
    this.#now = at;
    tell(at);
    this.#len = this.#stage.player.len;
    this.#host.news();
  }

  /** Somebody has done something: in the run, or in looking at it. */
  #check() {
    const { state, player } = this.#stage;
    if (!this.on) return;
    if (player !== this.#player || state.branch !== this.#branch || state.at < this.#len) return this.stop();
    if (state.at === state.len) return;
    this.#len = state.len;
    player.go(state.len);
    this.#host?.news();
  }
}
