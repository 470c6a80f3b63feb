// Playing: one timer while it plays, none otherwise.

/** @typedef {import('../stage.js').Stage} Stage */

export class Control {
  #stage;
  live;
  #predict;
  #timer = 0;
  /** What the timer plays. @type {import('../../module/player.js').Player | null} */
  #player = null;
  /** Steps a second. */
  speed = 1;
  /** Whether playing stops at the stage's breakpoints. */
  stopping = true;

  /**
   * @param {Stage} stage
   * @param {import('../live/live.js').Live} live
   * @param {import('../predict/predict.js').Prediction} predict
   */
  constructor(stage, live, predict) {
    this.#stage = stage;
    this.live = live;
    this.#predict = predict;
  }

  /** Whether time goes on by itself, here or in the live host. */
  get playing() {
    return this.#timer !== 0 || this.live.on;
  }

  /** Whether it is this run that goes on by itself. @param {import('../../module/player.js').Player} player */
  plays(player) {
    return this.live.drives(player) || (this.#timer !== 0 && this.#player === player);
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    const { player, state } = this.#stage;
    if (this.#timer) return;
    if (this.live.paused) return this.live.resume();
    if (state.at >= state.len) player.go(0);
    this.#schedule();
    this.#stage.changed();
  }

  pause() {
    this.live.stop();
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#stage.changed();
  }

  /** @param {number} speed */
  setSpeed(speed) {
    this.speed = speed;
    if (this.#timer) {
      clearTimeout(this.#timer);
      this.#schedule();
    }
    this.#stage.changed();
  }

  /** @param {number} steps */
  step(steps) {
    this.pause();
    if (steps > 0 && this.#predict.asks()) return this.#predict.focus();
    this.#stage.player.step(steps);
  }

  /** @param {number} step */
  go(step) {
    this.pause();
    this.#stage.player.go(step);
  }

  end() {
    this.go(this.#stage.state.len);
  }

  /** Goes to the next breakpoint, or back to the one before; says whether there was one. @param {boolean} back */
  toBreak(back) {
    const { player, breaks } = this.#stage;
    const step = breaks.length > 0 ? player.find(breaks, { back }) : 0;
    if (step > 0) this.go(step);
    return step > 0;
  }

  /** Makes a branch under the next name that is free. */
  fork() {
    this.pause();
    this.#stage.player.fork(this.freeName('player.fork-name'));
  }

  /** @param {'player.fork-name' | 'player.live-name'} key */
  freeName(key) {
    return freeName(this.#stage, key);
  }

  #schedule() {
    this.#player = this.#stage.player;
    this.#timer = setTimeout(() => this.#advance(), 1000 / this.speed);
  }

  #advance() {
    this.#timer = 0;
    const { player, breaks } = this.#stage;
    const { at, len } = this.#stage.state;
    if (this.#predict.asks()) return this.#stage.changed();
    const stop = this.stopping && breaks.length > 0 ? player.find(breaks) : 0;
    if (at + 1 < len && at + 1 !== stop) this.#schedule();
    player.step();
  }
}

/** @param {Stage} stage @param {'player.fork-name' | 'player.live-name'} key */
export function freeName({ state, words }, key) {
  for (let count = 1; ; count++) {
    const name = words.say(key, { count });
    if (!state.branches.some((one) => one.name === name)) return name;
  }
}
