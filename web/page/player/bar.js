// The bar at the bottom of the window: what has just happened, and how to go on.

import { h } from '../dom.js';
import { BranchesChip } from './branches.js';
import { BreaksChip } from './breaks.js';
import { setText } from './chip.js';
import { Control } from './control.js';
import { HostChip } from './host.js';
import { setIcon } from './icons.js';
import { Extras } from './extras.js';
import { openRule, rulesFrom } from '../rules.js';
import { SpeedChip } from './speed.js';
import { Telling } from './telling.js';
import { transport } from './transport.js';
import { Live } from '../live/live.js';
import { Prediction } from '../predict/predict.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */

// How much less than its room the bar may take.
const SLACK = 64; // pixels

/** @implements {Part} */
export class PlayerBar {
  #scrubber;
  #counter = h('span', { class: 'player-counter' });
  #buttons;
  #telling;
  #chips;
  #predict;
  #extras;
  /** @type {import('../../module/player.js').Player} */
  #player;
  #live;
  #mount;
  /** How much room the article leaves for the bar. */
  #room = 0;

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words } = stage;
    this.#player = stage.player;
    this.#mount = mount;
    this.#live = stage.live = new Live(stage);
    this.#predict = new Prediction(stage);
    this.control = new Control(stage, this.#live, this.#predict);
    rulesFrom((id) => stage.mapi.rule(id, words.language));
    this.#telling = new Telling(words, openRule);
    const speed = new SpeedChip(stage, this.control);
    this.#chips = [new HostChip(stage, this.#live, this.control), speed, new BreaksChip(stage, this.control), new BranchesChip(stage, this.control)];
    this.#extras = new Extras(stage, this.control, this.#predict, speed);
    this.#buttons = transport(words, this.control);
    this.#scrubber = h('input', { type: 'range', class: 'scrubber', min: 0, step: 1, 'aria-label': words.say('player.scrubber'), input: () => this.control.go(this.#scrubber.valueAsNumber) });
    mount.classList.add('player');
    mount.setAttribute('role', 'region');
    mount.setAttribute('aria-label', words.say('player.region'));
    mount.replaceChildren(
      this.#extras.presentation.element, this.#predict.element, this.#telling.element, this.#scrubber,
      h('div', { class: 'player-row' },
        h('div', { class: 'player-buttons', role: 'group', 'aria-label': words.say('player.buttons') }, ...this.#buttons.elements, this.#counter),
        h('div', { class: 'player-chips' }, ...this.#chips.map(({ button }) => button)),
        this.#extras.menu.button),
      ...this.#chips.map(({ panel }) => panel), this.#extras.menu.panel, ...this.#extras.dialogs);
    for (const { panel } of this.#chips) panel.addEventListener('toggle', () => stage.changed());
    new ResizeObserver(() => this.#makeRoom(mount.offsetHeight)).observe(mount);
  }

  /**
   * Adds below the article what the bar covers. The whole page is laid out for it, so
   * not for a sentence that is some lines shorter than another.
   * @param {number} height
   */
  #makeRoom(height) {
    if (height <= this.#room && height > this.#room - SLACK) return;
    this.#room = height;
    document.documentElement.style.setProperty('--bar', `${height}px`);
  }

  /** The presets, for the page. */
  get presets() {
    return this.#extras.presets;
  }

  /** @param {Stage} stage */
  draw(stage) {
    if (stage.player !== this.#player) {
      this.#player = stage.player;
      if (!this.control.plays(stage.player)) this.control.pause();
    }
    const { state, words } = stage;
    const { playing } = this.control;
    this.#mount.dataset.host = stage.host;
    const counter = words.say('player.counter', { at: words.number(state.at), len: words.number(state.len) });
    setText(this.#counter, counter);
    if (this.#scrubber.max !== String(state.len)) this.#scrubber.max = String(state.len);
    if (this.#scrubber.valueAsNumber !== state.at) this.#scrubber.value = String(state.at);
    this.#scrubber.setAttribute('aria-valuetext', words.say('player.scrubber-value', { at: state.at, len: state.len }));
    const label = words.say(stage.host === 'live' ? 'player.live-stop' : playing ? 'player.pause' : this.#live.paused ? 'player.live-on' : 'player.play');
    this.#buttons.play.setAttribute('aria-label', label);
    this.#buttons.play.title = label;
    setIcon(this.#buttons.play, playing ? 'pause' : 'play');
    this.#telling.draw(stage, playing);
    for (const chip of this.#chips) chip.draw();
    this.#predict.draw();
    this.#extras.draw(stage);
  }
}
