// Live mode: the browser's own idle time drives the applications of the run on from its
// end, in a branch of its own. Their routines are functions of this page, and what happened
// is in the branch and can be looked at step by step at once.

import { freeName } from '../player/control.js';
import { burn, Load } from './load.js';

/** @typedef {import('../stage.js').Stage} Stage */

// How long what has happened may wait until it is told: drawing each tick would eat the
// idle time that is being shown.
const TOLD = 100; // milliseconds
// A routine that has no work of its own takes as long as the scenario says, no less than
// under the virtual host, and no longer than a page may be kept.
const SHORTEST = 1; // milliseconds
const LONGEST = 2000;
// The end of a long run is far: how much of a frame the way there may take, and how
// many steps are made at once.
const SHARE = 6; // milliseconds
const STRIDE = 2000;
// A run does not go on for ever: past this many steps it begins anew.
const LONG = 90_000;

/** A routine that has no work of its own. @type {import('../../mapi.js').Work} */
const standIn = (_app, { cost }) => () => void burn(Math.min(Math.max(cost * 10, SHORTEST), LONGEST));

export class Live {
  #stage;
  #load = new Load();
  /** @type {import('../../mapi.js').Live | null} */
  #run = null;
  #on = false;
  /** The next frame of the way to the end. */
  #way = 0;
  /** When what has happened is told. */
  #soon = 0;
  /** @type {import('../../module/player.js').Player | null} */
  #player = null;
  #forget = () => {};
  #branch = '';
  /** The length of the run as it was last told. */
  #len = 0;

  /** Past so many steps a run begins anew. */
  longest = LONG;

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  /** Whether it is this run that the browser drives, or is about to. @param {import('../../module/player.js').Player} player */
  drives(player) {
    return this.on && this.#player === player;
  }

  /** Whether the run that is shown is one that the browser drove and may drive on from there. */
  get paused() {
    const { state } = this.#stage;
    return !this.on && state.at > 0 && this.#player === this.#stage.player && state.branch === this.#branch;
  }

  /** Whether the browser drives, or is about to. */
  get on() {
    return this.#on;
  }

  /** What drives, as the browser names it. @returns {import('../../mapi.js').HostState | null} */
  get state() {
    const [first] = this.#run?.applications.values() ?? [];
    return first?.host ?? null;
  }

  /** What time it is in the run, in hundredths of a second, while the browser drives. */
  get now() {
    return this.#run?.now;
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

  /** Drives a run on that has been paused: from the place that is shown, and what came after it is left to the branch before. */
  resume() {
    if (!this.paused) return;
    this.#on = true;
    this.#stage.host = 'live';
    this.#drive(this.#stage.player);
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
    this.#branch = stage.state.branch;
    this.#run = stage.mapi.live(player, (app, routine) => stage.jobs.get(routine.function) ?? standIn(app, routine), () => {
      this.#soon ||= setTimeout(() => this.#tell(), TOLD);
    });
    this.#forget = player.onChange(() => this.#check());
    this.#tell();
    stage.changed();
  }

  /** Leaves live mode; the branch stays. */
  stop() {
    if (!this.on) return;
    this.#on = false;
    cancelAnimationFrame(this.#way);
    clearTimeout(this.#soon);
    this.#soon = 0;
    this.#forget();
    const { mapi, player, state } = this.#stage;
    if (mapi.ready && this.#player === player && state.at >= this.#len) this.#run?.tell();
    this.#run?.close();
    this.#run = null;
    this.#load.percent = 0;
    this.#stage.host = 'virtual';
  }

  /** Something happens now: see Player.do. @param {object} input */
  do(input) {
    this.#run?.do(input);
    this.#len = this.#stage.player.len;
  }

  /** As if the computer slept. @param {number} span */
  sleep(span) {
    this.#run?.sleep(span * 10);
  }

  #tell() {
    this.#soon = 0;
    if (!this.#run) return;
    if (this.#stage.player !== this.#player || !this.#stage.mapi.ready) return this.stop();
    this.#run.tell();
    this.#len = this.#stage.player.len;
    if (this.#len > this.longest) this.#anew();
  }

  /** The same example from its beginning, and driven on. */
  #anew() {
    this.stop();
    this.#stage.open(this.#stage.preset);
    this.start();
  }

  /** Somebody has done something: in the run, or in looking at it. */
  #check() {
    const { state, player } = this.#stage;
    if (player !== this.#player || state.branch !== this.#branch || state.at < Math.min(this.#len, state.len)) this.stop();
  }
}
