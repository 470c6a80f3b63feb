// The timeline: when the computer is idle, busy and asleep, what runs in which
// slice of idle time, and what ran on after its end.

import { h, svg } from '../dom.js';
import { axis, drawLane, drawLoads, heightOf, idleColumns, nameOf, TOP } from './draw.js';
import { Loads } from './loads.js';
import { TimelineReader } from './model.js';
import { legend, patterns } from './patterns.js';
import { scrubbing } from './scrub.js';
import { Scale } from './scale.js';
import { TimelineTable } from './table.js';
import { set, Tools } from './tools.js';
import { Window } from './window.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */
/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./draw.js').Frame} Frame */

// How much of a live run is shown.
const LIVE = 1000; // hundredths of a second
// So that what is at the edges is whole.
const MARGIN = 6;

/** @implements {Part} */
export class Timeline {
  #stage;
  #window = new Window();
  /** @type {readonly import('../../module/player.js').Told[] | null} */
  #events = null;
  #reader = new TimelineReader();
  /** @type {Model} */
  #model = { end: 0, lanes: [], sleeps: [], idles: [] };
  #scale = new Scale(this.#model);
  #drawn = '';
  /** In units, of which a page with large letters has fewer. */
  #width = 0;
  #unit = 1;
  #visible = true;
  #lanes = svg('g');
  #names = svg('g');
  #labels = svg('g');
  #loads = new Loads();
  #veil = svg('rect', { class: 'veil', y: TOP - 5 });
  #head = svg('path', { class: 'playhead' });
  #picture = svg('svg', { 'aria-hidden': 'true' }, patterns(), this.#lanes, this.#head, this.#labels, this.#veil, this.#names);
  #slider;
  #tools;
  #table;
  #legend;
  #empty;

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words } = stage;
    this.#stage = stage;
    this.#slider = h('div', { class: 'timeline-plot', role: 'slider', tabindex: 0, 'aria-label': words.say('timeline.place'), 'aria-valuemin': 0 }, this.#picture);
    this.#empty = h('p', { class: 'note' }, words.say('timeline.empty'));
    this.#tools = new Tools(words, this.#window, () => this.#here(), () => stage.changed());
    this.#table = new TimelineTable(stage);
    this.#legend = legend(words);
    scrubbing(this.#slider, stage, (x) => this.#moment(x), this.#tools);
    mount.classList.add('timeline');
    mount.replaceChildren(
      h('div', { class: 'timeline-head' }, h('strong', {}, words.say('timeline.title')), this.#tools.element),
      this.#slider, this.#tools.scroller, this.#empty, this.#legend.element, this.#table.element);
    new ResizeObserver(() => {
      const width = this.#slider.clientWidth;
      this.#unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      if (width / this.#unit === this.#width) return;
      this.#width = width / this.#unit;
      stage.changed();
    }).observe(this.#slider);
    new IntersectionObserver((entries) => {
      this.#visible = entries.some(({ isIntersecting }) => isIntersecting);
      if (this.#visible) stage.changed();
    }).observe(mount);
  }

  /** @param {Stage} stage */
  draw(stage) {
    if (stage.live?.now !== undefined) this.#loads.note(stage.live.now, stage.live.load);
    // A live run makes another picture of it each time: not while nobody sees it.
    if (stage.host === 'live' && !this.#visible) return;
    const { events } = stage.player;
    if (events !== this.#events) this.#read(events);
    const { state } = stage;
    if (stage.host === 'live') this.#window.tail(LIVE);
    this.#window.fit(this.#scale.length);
    this.#window.reveal(this.#here());
    this.#drawLanes(stage);
    this.#drawPlace(stage);
    this.#tools.draw();
    this.#table.draw(stage, this.#model, this.#frame());
    set(this.#slider, 'aria-valuemax', state.len);
    set(this.#slider, 'aria-valuenow', state.at);
    set(this.#slider, 'aria-valuetext', stage.words.say('timeline.value', {
      at: state.at, len: state.len, time: stage.words.seconds(state.event?.at ?? 0), sentence: state.event?.sentence ?? '' }));
  }

  /** @param {readonly import('../../module/player.js').Told[]} events */
  #read(events) {
    const other = this.#events === null || events[0] !== this.#events[0];
    this.#events = events;
    this.#model = this.#reader.read(events);
    this.#scale = new Scale(this.#model);
    if (other) {
      this.#window.all();
      this.#loads.clear();
    }
    this.#legend.draw(this.#model);
    this.#drawn = '';
  }

  /** The moment at a place of the picture, in pixels. @param {number} x */
  #moment(x) {
    return this.#scale.moment(this.#window.from + ((x / this.#unit - MARGIN) / (this.#width - 2 * MARGIN)) * this.#window.span);
  }

  /** Where the player stands. */
  #here() {
    return this.#scale.place(this.#stage.state.event?.at ?? 0);
  }

  /** @returns {Frame} */
  #frame() {
    const { from, span, to } = this.#window;
    const inner = this.#width - 2 * MARGIN;
    return {
      x: (at) => MARGIN + ((this.#scale.place(at) - from) / span) * inner,
      width: this.#width,
      height: TOP + this.#model.lanes.reduce((sum, lane) => sum + heightOf(lane), 0),
      from: this.#scale.moment(from), to: this.#scale.moment(to),
      cut: (at) => this.#scale.cut(at),
      words: this.#stage.words,
    };
  }

  /** @param {Stage} stage */
  #drawLanes({ words }) {
    const frame = this.#frame();
    const what = [this.#window.from, this.#window.span, this.#width, words.language].join();
    if (what === this.#drawn || this.#width === 0) return;
    this.#drawn = what;
    this.#empty.hidden = this.#model.lanes.length > 0;
    set(this.#picture, 'viewBox', `0 0 ${frame.width} ${frame.height}`);
    set(this.#picture, 'height', frame.height * this.#unit);
    let y = TOP;
    const drawn = this.#model.lanes.map((lane) => {
      const top = y;
      y += heightOf(lane);
      return { ...drawLane(lane, top, frame), name: nameOf(lane, top, words) };
    });
    const loads = drawLoads(this.#loads.within(frame.from, frame.to), frame);
    this.#lanes.replaceChildren(...axis(frame), ...idleColumns(this.#model.idles, frame, TOP), ...drawn.map(({ shapes }) => shapes), ...loads);
    this.#labels.replaceChildren(...drawn.flatMap(({ labels }) => labels));
    this.#names.replaceChildren(...drawn.map(({ name }) => name));
  }

  /** @param {Stage} stage */
  #drawPlace(stage) {
    const frame = this.#frame();
    const x = stage.state.at === 0 ? MARGIN : frame.x(stage.state.event?.at ?? 0);
    set(this.#head, 'd', `M${x.toFixed(1)} ${frame.height}V${TOP - 6}m-5 -7h10l-5 7z`);
    set(this.#veil, 'x', (x + 1).toFixed(1));
    set(this.#veil, 'width', Math.max(frame.width - x, 0).toFixed(1));
    set(this.#veil, 'height', frame.height - TOP + 5);
    set(this.#veil, 'class', stage.predicting ? 'veil closed' : 'veil');
  }
}
