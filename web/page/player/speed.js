// How fast it plays: steps a second on a logarithmic scale.

import { h } from '../dom.js';
import { Chip } from './chip.js';

const SLOWEST = 0.2;
const FASTEST = 50;
const NOTCHES = 100;

/** @param {number} notch */
const speedAt = (notch) => Number((SLOWEST * (FASTEST / SLOWEST) ** (notch / NOTCHES)).toPrecision(2));
/** @param {number} speed */
const notchOf = (speed) => Math.round((Math.log(speed / SLOWEST) / Math.log(FASTEST / SLOWEST)) * NOTCHES);

export class SpeedChip extends Chip {
  #words;
  #control;
  #range;
  #output = h('output');

  /** @param {import('../stage.js').Stage} stage @param {import('./control.js').Control} control */
  constructor({ words }, control) {
    const range = h('input', { type: 'range', min: 0, max: NOTCHES, 'aria-label': words.say('player.speed'), input: () => control.setSpeed(speedAt(range.valueAsNumber)) });
    super(words.say('player.speed'), range);
    this.panel.append(this.#output);
    this.#range = range;
    this.#words = words;
    this.#control = control;
  }

  /** @param {number} factor */
  change(factor) {
    this.#control.setSpeed(speedAt(Math.min(Math.max(notchOf(this.#control.speed) + factor * 10, 0), NOTCHES)));
  }

  draw() {
    const { speed } = this.#control;
    const words = this.#words;
    const text = speed < 1
      ? words.say('player.speed-slow', { seconds: words.number(1 / speed, { maximumFractionDigits: 1 }) })
      : words.say('player.speed-fast', { speed: words.number(speed) });
    this.say(words.say('player.speed-short', { speed: words.number(speed) }));
    if (this.#output.value !== text) this.#output.value = text;
    const notch = String(notchOf(speed));
    if (this.#range.value !== notch) this.#range.value = notch;
    this.#range.setAttribute('aria-valuetext', text);
  }
}
