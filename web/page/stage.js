// What all parts of the page look at: the player, the words, what is selected. The
// parts change nothing by themselves; they ask the stage, and all of them draw anew
// from what it then shows.

import { keepFocus } from './focus.js';

/** @typedef {import('../module/player.js').Player} Player */
/** @typedef {import('../module/player.js').Break} Break */
/** @typedef {import('../module/player.js').Reference} Reference */
/** @typedef {import('./words.js').Words} Words */

/**
 * @typedef {object} Part a part of the page
 * @property {(stage: Stage) => void} draw draws what the stage shows, and only what differs from what is there
 */

/** @typedef {{ name: string, text: string }} Preset the name of a preset, or empty, and its text */

// How much of a frame drawing may take of what is out of view, and of anything while a
// live host drives: the rest is for the browser's own work, and for the idle time that
// is being shown.
const SHARE = 5; // milliseconds

// How many routines of each application are shown, and how many more each time that
// somebody asks for more. In a live run each frame shows others of a long queue: all
// of their cards are drawn, so they are few.
const ROUTINES = 24;
const MORE = 40;
const FEW = 8;

export class Stage {
  /** @type {Part[]} */
  #parts = [];
  #drawing = 0;
  /** Something has changed since the drawing under way began. */
  #again = false;
  /** What is still to be drawn. @type {Part[]} */
  #left = [];
  /** Where parts are that need not be drawn at once. @type {WeakMap<Part, HTMLElement>} */
  #places = new WeakMap();
  /** What is out of view. @type {WeakSet<Element>} */
  #away = new WeakSet();
  #seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#away.delete(target);
      else this.#away.add(target);
    }
  });
  /** What comes a frame later than the rest of its part, by its place. @type {Map<Element, () => void>} */
  #later = new Map();
  /** How long the drawing under way has taken. */
  #spent = 0;
  #forget = () => {};

  /** The conditions at which playing stops. @type {Break[]} */
  breaks = [];
  /** The reader is to say which routine comes next, and does not see it yet. */
  predicting = false;
  /** @type {'virtual' | 'live'} */
  #host = 'virtual';
  /** How many routines were asked for beyond those that are shown anyway. */
  #more = 0;
  /** How long the last drawing took, in milliseconds. */
  cost = 0;
  /** What routines do in live mode, by the names of their functions. @type {Map<string, import('../mapi.js').FNIDLE>} */
  jobs = new Map();
  /** Show the call that somebody has made. @type {((call: string) => void)[]} */
  calls = [];
  /** Drives the run in the browser's own idle time, while that is on. @type {import('./live/live.js').Live | null} */
  live = null;

  /**
   * @param {import('../mapi.js').Mapi} mapi
   * @param {Reference} reference
   * @param {Words} words
   * @param {Preset} preset
   */
  constructor(mapi, reference, words, preset) {
    this.mapi = mapi;
    this.reference = reference;
    this.words = words;
    this.preset = preset;
    this.player = this.#play(preset);
    this.#watch();
  }

  get state() {
    return this.player.state;
  }

  /** Which host drives: the browser's own idle time, or the scenario alone. */
  get host() {
    return this.#host;
  }

  set host(host) {
    this.#host = host;
    this.#show();
  }

  /**
   * Has something happen where the player stands, or in live mode now, and goes to what
   * came of it first. Throws a MapiError.
   * @param {object} input as scenarios have it, without a time
   * @returns the event that came of it first, if any did
   */
  do(input) {
    if (this.live?.on) this.live.do(input);
    else this.player.do(input);
    // Other things may come first, such as that the computer wakes up.
    const event = this.player.events.findLast((one, i, all) => one.input === this.state.inputs && all[i - 1]?.input !== one.input);
    if (event && !this.live?.on) this.player.go(event.id);
    return event;
  }

  /** Shows more of the routines of long queues. */
  showMore() {
    this.#more += MORE;
    this.#show();
  }

  #show() {
    const long = this.state.snapshot.apps?.some(({ more }) => more > 0);
    this.player.routines = (this.host === 'live' && long ? FEW : ROUTINES) + this.#more;
    this.changed();
  }

  /** Adds parts; they are drawn soon. @param {...Part} parts */
  add(...parts) {
    this.#parts.push(...parts);
    this.changed();
  }

  /**
   * Adds a part that need not be drawn at once while its place is out of view. Until it
   * is, the place has the attribute data-stale.
   * @param {Part} part @param {HTMLElement} place
   */
  place(part, place) {
    this.#places.set(part, place);
    this.#seen.observe(place);
    this.add(part);
  }

  /**
   * For a part that is being drawn: draws something of it one frame later, and whoever
   * steps sees the rest before. Until then its place has the attribute data-stale.
   * @param {Element} place @param {() => void} draw
   */
  later(place, draw) {
    this.#later.set(place, draw);
    place.setAttribute('data-stale', '');
  }

  /** Plays another scenario. Throws a MapiError that says what is wrong with it. @param {Preset} preset */
  open(preset) {
    const player = this.#play(preset);
    this.#forget();
    this.player.close();
    this.player = player;
    this.preset = preset;
    this.#more = 0;
    this.host = 'virtual';
    this.#watch();
  }

  /** @param {Preset} preset @returns {Player} */
  #play({ text }) {
    const player = this.mapi.play(text, this.words.language);
    player.routines = ROUTINES;
    return player;
  }

  /** Something may look different now: what is in view is drawn once, before the next frame. */
  changed() {
    this.#again = true;
    if (!this.#drawing) this.#drawing = requestAnimationFrame(() => this.#draw());
  }

  /** Draws what is to be drawn, in several frames if it comes to that. */
  #draw() {
    this.#drawing = 0;
    if (!this.mapi.ready) return; // the program has ended, and the page says so
    const began = performance.now();
    if (this.#left.length === 0 && this.#later.size === 0) this.#spent = 0;
    const later = this.#later;
    this.#later = new Map();
    // Whoever steps does not wait for what is out of view.
    const share = this.#again && this.host !== 'live' ? 0 : SHARE;
    if (this.#again) {
      this.#again = false;
      // What has waited longest comes before what has just been drawn.
      this.#left = [...new Set([...this.#parts.filter((part) => !this.#isAway(part)), ...this.#left, ...this.#parts])];
    }
    keepFocus(() => {
      for (const [place, draw] of later) {
        place.removeAttribute('data-stale');
        draw();
      }
      // Something is drawn in each frame, or there would be no end of it.
      let any = later.size > 0;
      while (this.#left.length > 0 && (!any || this.#atOnce(this.#left[0]) || performance.now() - began < share)) {
        this.#drawNext();
        any = true;
      }
    });
    this.#spent += performance.now() - began;
    if (this.#left.length === 0 && this.#later.size === 0) this.cost = this.#spent;
    else if (!this.#drawing) this.#drawing = requestAnimationFrame(() => this.#draw());
    for (const part of this.#left) this.#places.get(part)?.setAttribute('data-stale', '');
  }

  #drawNext() {
    const part = this.#left.shift();
    part?.draw(this);
    if (part) this.#places.get(part)?.removeAttribute('data-stale');
  }

  /** @param {Part} part */
  #atOnce(part) {
    return this.host !== 'live' && !this.#isAway(part);
  }

  /** @param {Part} part */
  #isAway(part) {
    const place = this.#places.get(part);
    return place !== undefined && this.#away.has(place);
  }

  /** Nothing is drawn any more, and the player is given back. */
  close() {
    this.live?.stop();
    cancelAnimationFrame(this.#drawing);
    this.#drawing = Infinity;
    this.#seen.disconnect();
    this.#forget();
    if (this.mapi.ready) this.player.close();
  }

  #watch() {
    this.#forget = this.player.onChange(() => this.changed());
  }
}
