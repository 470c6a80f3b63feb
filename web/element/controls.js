// The bar of an element: what has just happened, and how to go on. It has the buttons and
// the sentence of the page's bar, and neither its keys nor its dialogs: the page around
// the element has its own.

import { h } from '../page/dom.js';
import { setText } from '../page/player/chip.js';
import { Control } from '../page/player/control.js';
import { setIcon } from '../page/player/icons.js';
import { Telling } from '../page/player/telling.js';
import { transport } from '../page/player/transport.js';
import { Live } from '../page/live/live.js';
import { isPreset, query } from '../page/share/link.js';

/** @typedef {import('../page/stage.js').Stage} Stage */
/** @typedef {import('../page/stage.js').Part} Part */

/** Nobody is asked what comes next. */
const NOT_ASKED = /** @type {import('../page/predict/predict.js').Prediction} */ (/** @type {unknown} */ ({ asks: () => false, focus() {} }));

/** Plays as the browser has idle time. */
class ByBrowser extends Control {
  play() {
    if (this.live.paused) this.live.resume();
    else this.live.start();
  }
}

/** @implements {Part} */
export class Controls {
  #stage;
  #control;
  #live;
  #telling;
  #buttons;
  #scrubber;
  #counter = h('span', { class: 'player-counter' });
  #whole = h('a', { class: 'whole', part: 'link', target: '_blank', rel: 'noopener' }, '↗');
  #site;

  /**
   * @param {Stage} stage @param {HTMLElement} mount
   * @param {{ live: boolean, site: URL, rule: (id: string) => unknown }} options
   */
  constructor(stage, mount, { live, site, rule }) {
    const { words } = stage;
    this.#stage = stage;
    this.#site = new URL(words.language === 'en' ? 'index.html' : `${words.language}/index.html`, site);
    this.#live = stage.live = new Live(stage);
    this.#control = live ? new ByBrowser(stage, this.#live, NOT_ASKED) : new Control(stage, this.#live, NOT_ASKED);
    this.#telling = new Telling(words, rule);
    this.#buttons = transport(words, this.#control);
    this.#scrubber = h('input', { type: 'range', class: 'scrubber', min: 0, step: 1, 'aria-label': words.say('player.scrubber'), input: () => this.go(this.#scrubber.valueAsNumber) });
    this.#whole.title = words.say('article.embed-open');
    this.#whole.setAttribute('aria-label', this.#whole.title);
    mount.classList.add('player');
    mount.append(this.#telling.element, this.#scrubber, h('div', { class: 'player-row' },
      h('div', { class: 'player-buttons', role: 'group', 'aria-label': words.say('player.buttons') }, ...this.#buttons.elements, this.#counter), this.#whole));
  }

  /** @param {number} step */
  go(step) {
    this.#control.go(step);
  }

  play() {
    this.#control.play();
  }

  pause() {
    this.#control.pause();
  }

  /** @param {Stage} stage */
  draw(stage) {
    const { state, words } = stage;
    const { playing } = this.#control;
    setText(this.#counter, words.say('player.counter', { at: words.number(state.at), len: words.number(state.len) }));
    if (this.#scrubber.max !== String(state.len)) this.#scrubber.max = String(state.len);
    if (this.#scrubber.valueAsNumber !== state.at) this.#scrubber.value = String(state.at);
    this.#scrubber.setAttribute('aria-valuetext', words.say('player.scrubber-value', { at: state.at, len: state.len }));
    const label = words.say(stage.host === 'live' ? 'player.live-stop' : playing ? 'player.pause' : 'player.play');
    this.#buttons.play.setAttribute('aria-label', label);
    this.#buttons.play.title = label;
    setIcon(this.#buttons.play, playing ? 'pause' : 'play');
    this.#telling.draw(stage, playing);
    if (!playing) this.#lead();
  }

  /** Where the whole article shows the same. */
  #lead() {
    const url = new URL(this.#site);
    if (isPreset(this.#stage)) url.search = query(this.#stage);
    else url.hash = this.#stage.player.link();
    this.#whole.href = url.href;
  }
}
