// The page for whoever drives it without hands: window.mapiPage. Its types and its
// documentation are in mapi-page.d.ts.

import { fetchPreset } from '../presets/presets.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Preset} Preset */
/** @typedef {import('../player/control.js').Control} Control */
/** @typedef {import('../../mapi-page.js').MapiPageStep} Step */
/** @typedef {import('../../mapi-page.js').MapiPage} MapiPage */
/** @typedef {{ stage: Stage, control: Control }} Started */

const LINK = /^(?:#|\?|https?:)/;

/** A step as it is told. @param {import('../../module/player.js').Told | null | undefined} event @param {number} step @param {number} of @returns {Step} */
const told = (event, step, of) => ({ step, of, at: event?.at ?? 0, key: event?.key ?? '', rule: event?.rule ?? '', sentence: event?.sentence ?? '' });

/** @implements {MapiPage} */
export class PageForTests {
  /** @type {(started: Started) => void} */
  #start = () => {};
  /** @type {(error: unknown) => void} */
  #fail = () => {};
  /** @type {Promise<Started>} */
  #started = new Promise((start, fail) => {
    this.#start = start;
    this.#fail = fail;
  });
  /** Who waits until something is drawn. @type {(() => void)[]} */
  #waiting = [];
  #shown = '';

  constructor() {
    this.ready = this.#started.then(() => {});
    this.ready.catch(() => {}); // the page says it itself
  }

  /** The page is there. @param {Stage} stage @param {Control} control */
  begin(stage, control) {
    stage.add({ draw: () => this.#draw(stage) });
    this.#start({ stage, control });
  }

  /** The page will not come. @param {unknown} error */
  fail(error) {
    this.#fail(error);
  }

  /** @param {string | object} what */
  async open(what) {
    const { stage, control } = await this.#started;
    const { step, ...preset } = await this.#find(stage, what);
    control.pause();
    stage.open(preset);
    stage.player.go(step);
    return this.#here(stage);
  }

  /** @param {Stage} stage @param {string | object} what @returns {Promise<Preset & { step: number }>} */
  async #find({ mapi, words }, what) {
    if (typeof what !== 'string') return { name: '', text: JSON.stringify(what), step: 0 };
    if (what.trimStart().startsWith('{')) return { name: '', text: what, step: 0 };
    if (!LINK.test(what)) return { ...await fetchPreset(what, words), step: 0 };
    const { hash, search } = new URL(what, location.origin + location.pathname);
    const { preset, scenario, step, problem } = mapi.readLink(/^#v\d/.test(hash) ? hash : search);
    if (problem) throw new Error(problem);
    return { ...(scenario ? { name: '', text: scenario } : await fetchPreset(preset, words)), step };
  }

  /** @param {number} step */
  async go(step) {
    const { stage, control } = await this.#started;
    control.go(step);
    return this.#here(stage);
  }

  /** @param {number} [by] */
  async step(by = 1) {
    const { stage, control } = await this.#started;
    control.go(stage.state.at + by);
    return this.#here(stage);
  }

  async steps() {
    const { stage } = await this.#started;
    const { events } = stage.player;
    return events.map((one) => told(one, one.id, events.length));
  }

  async sentence() {
    const { stage } = await this.#started;
    return this.#here(stage).sentence;
  }

  /** @param {object} input */
  async do(input) {
    const { stage, control } = await this.#started;
    if (stage.live?.on) await this.#driven(stage);
    else control.pause();
    const event = stage.do(input);
    return event ? told(event, event.id, stage.player.len) : this.#here(stage);
  }

  async play() {
    (await this.#started).control.play();
  }

  async pause() {
    const { stage, control } = await this.#started;
    control.pause();
    return this.#here(stage);
  }

  async live() {
    const { stage, control } = await this.#started;
    if (!stage.live?.on) {
      control.pause();
      stage.live?.start();
    }
    await this.#driven(stage);
  }

  async scenario() {
    return JSON.parse((await this.#started).stage.player.scenario());
  }

  /** @param {Stage} stage */
  #here({ state }) {
    return told(state.event, state.at, state.len);
  }

  /** The way to the end of a long run is some frames long. @param {Stage} stage */
  async #driven(stage) {
    while (stage.live?.on && stage.live.now === undefined) {
      await new Promise((/** @type {(value: void) => void} */ done) => this.#waiting.push(done) && stage.changed());
    }
  }

  /** @param {Stage} stage */
  #draw(stage) {
    for (const done of this.#waiting.splice(0)) done();
    const detail = this.#here(stage);
    const shown = JSON.stringify([stage.preset.name, stage.state.branch, detail]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    document.dispatchEvent(new CustomEvent('step', { detail, bubbles: true }));
  }
}
