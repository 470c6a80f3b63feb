// The timeline as a table, for who reads rather than looks. It is filled while it
// is open, with the part of the run that is shown.

import { h } from '../dom.js';
import { over } from './draw.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('./model.js').Span} Span */
/** @typedef {import('./model.js').Lane} Lane */

const MOST = 200;

export class TimelineTable {
  #body = h('tbody');
  #more;
  #drawn = '';
  /** @type {import('./model.js').Model | null} */
  #model = null;

  /** @param {Stage} stage */
  constructor(stage) {
    const { words } = stage;
    const head = (/** @type {import('../words.js').Key} */ key) => h('th', { scope: 'col' }, words.say(key));
    this.#more = h('p', { class: 'note' });
    this.element = h('details', { class: 'timeline-table', toggle: () => stage.changed() },
      h('summary', {}, words.say('timeline.table')),
      h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.say('timeline.table') },
        h('table', {},
          h('thead', {}, h('tr', {}, head('timeline.begins'), head('timeline.ends'), head('timeline.what'), head('timeline.where'), head('timeline.deadline'), head('timeline.over'))),
          this.#body)),
      this.#more);
  }

  /** @param {Stage} stage @param {import('./model.js').Model} model @param {import('./draw.js').Frame} frame */
  draw(stage, model, frame) {
    if (!this.element.open) return;
    const last = stage.predicting ? stage.state.at : Infinity;
    const what = [frame.from, frame.to, last].join();
    if (this.#model === model && this.#drawn === what) return;
    this.#model = model;
    this.#drawn = what;
    const rows = model.lanes.flatMap((lane) => lane.spans.map((span) => ({ lane, span })))
      .filter(({ span }) => span.kind !== 'mark' && span.to >= frame.from && span.from <= frame.to && span.step <= last)
      .sort((a, b) => a.span.step - b.span.step);
    this.#body.replaceChildren(...rows.slice(0, MOST).map(({ lane, span }) => row(stage, lane, span)));
    this.#more.textContent = rows.length > MOST ? stage.words.say('timeline.more', { count: stage.words.number(rows.length - MOST) }) : '';
    this.#more.hidden = rows.length <= MOST;
  }
}

/** @param {Stage} stage @param {Lane} lane @param {Span} span */
function row(stage, lane, span) {
  const { words } = stage;
  const late = span.kind === 'slice' ? over(span) : 0;
  const where = lane.kind === 'host' ? words.say('timeline.host') : lane.name;
  const kind = words.say(`timeline.${span.kind}`) + (span.name ? ` ${span.name}` : '') + (span.failed ? ` (${words.say('timeline.failed')})` : '');
  const number = (/** @type {number} */ time) => h('td', { class: 'number' }, time > 0 ? words.seconds(time) : '');
  return h('tr', {},
    h('th', { scope: 'row' }, h('button', { type: 'button', 'aria-label': words.say('timeline.go', { step: span.step, time: words.seconds(span.from) }), click: () => stage.player.go(span.step) }, words.seconds(span.from))),
    number(span.to > span.from ? span.to : 0), h('td', {}, kind), h('td', {}, where), number(span.deadline), number(late));
}
