// The idle ticks of the last ten seconds with their deadlines, and the latest call: what
// it was, why, and how much of the deadline it left. A call is held long enough to be
// read.

import { h } from '../dom.js';
import { write } from '../keyed.js';
import { KINDS, Strip } from './draw.js';
import { Ticks, used } from './model.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */
/** @typedef {import('./model.js').Tick} Tick */

// How long a call is shown before the next one, and how long what is read to somebody
// stays as it is.
const HELD = 700; // milliseconds
const READ = 5000;

/** @implements {Part} */
export class TicksStrip {
  #ticks = new Ticks();
  #strip = new Strip();
  #count = h('p', { class: 'ticks-count' });
  #latest = h('p', { class: 'ticks-latest' });
  #text = h('p', { class: 'unseen' });
  #legend = h('ul', { class: 'ticks-legend' });
  /** The routines in the order in which they were first called. @type {string[]} */
  #kinds = [];
  #held = 0;
  #soon = 0;
  #read = 0;
  /** @type {Tick | null} */
  #shown = null;
  #player;

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    this.#player = stage.player;
    mount.classList.add('ticks');
    mount.setAttribute('role', 'group');
    mount.setAttribute('aria-label', stage.words.say('ticks.label'));
    mount.append(h('div', { class: 'ticks-head' }, this.#count, this.#legend), this.#strip.element, this.#latest, this.#text);
  }

  /** @param {Stage} stage */
  draw(stage) {
    const { words, state, player, host } = stage;
    if (player !== this.#player) {
      this.#player = player;
      this.#kinds = [];
    }
    const ticks = this.#ticks.of(player.events, state.at);
    const now = player.events[state.at - 1]?.at ?? 0;
    this.#strip.draw(ticks, now, (routine) => this.#kind(routine));
    this.#explain();
    const given = ticks.reduce((sum, { deadline }) => sum + deadline, 0);
    const taken = ticks.reduce((sum, tick) => sum + used(tick), 0);
    const left = given > 0 ? 1 - Math.min(taken / given, 1) : 1;
    const count = words.say(ticks.length === 1 ? 'ticks.count-one' : 'ticks.count', { count: words.number(ticks.length), left: words.number(left, { style: 'percent' }) });
    write(this.#count, count);
    this.#tell(stage, ticks, host === 'live');
    const time = performance.now();
    if (host === 'live' && time - this.#read < READ) return;
    this.#read = time;
    write(this.#text, `${count} ${this.#calls(words, ticks)}`);
  }

  /** @param {Stage} stage @param {Tick[]} ticks @param {boolean} live */
  #tell(stage, ticks, live) {
    const tick = ticks.findLast(({ called, uses }) => called && uses.length > 0) ?? null;
    if (tick === this.#shown && tick) return;
    const rest = live && this.#shown ? this.#held + HELD - performance.now() : 0;
    if (rest > 0) {
      if (!this.#soon) this.#soon = setTimeout(() => {
        this.#soon = 0;
        stage.changed();
      }, rest);
      return;
    }
    this.#held = performance.now();
    this.#shown = tick;
    write(this.#latest, tick ? this.#sentence(stage.words, tick) : stage.words.say('ticks.none'));
  }

  /** @param {import('../words.js').Words} words @param {Tick} tick */
  #sentence(words, tick) {
    const ms = (/** @type {number} */ csec) => words.number(csec * 10, { maximumFractionDigits: csec < 0.1 ? 2 : 1 });
    const routine = tick.called?.routine ?? '';
    const priority = words.number(tick.called?.priority ?? 0, { signDisplay: 'exceptZero' }).replace('-', '−');
    const took = ms(tick.uses.at(-1)?.took ?? 0);
    return words.say('ticks.latest', { routine, priority, took, left: ms(Math.max(tick.deadline - used(tick), 0)), deadline: ms(tick.deadline) });
  }

  /** @param {import('../words.js').Words} words @param {Tick[]} ticks */
  #calls(words, ticks) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { uses } of ticks) for (const { routine } of uses) counts.set(routine, (counts.get(routine) ?? 0) + 1);
    return [...counts].map(([routine, count]) => words.say('ticks.calls', { routine, count: words.number(count) })).join(' ');
  }

  /** @param {string} routine */
  #kind(routine) {
    let kind = this.#kinds.indexOf(routine);
    if (kind < 0) kind = this.#kinds.push(routine) - 1;
    return Math.min(kind, KINDS - 1);
  }

  /** What the colours stand for. */
  #explain() {
    if (this.#legend.childElementCount === this.#kinds.length) return;
    this.#legend.replaceChildren(...this.#kinds.map((routine, i) => h('li', { class: `kind-${Math.min(i, KINDS - 1)}` }, routine)));
  }
}
