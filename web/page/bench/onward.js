// Where a logon goes on when it is not on the chart of the workbench: inside a message
// service, or inside a provider, each of which has a chart of its own further below.

import { ChartWords } from '../chart/words.js';
import { h } from '../dom.js';
import { write } from '../keyed.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../chart/walk.js').Chart} Chart */

export class Onward {
  #charts;
  #text = h('span');
  #chart = '';

  /** @param {Stage} stage */
  constructor({ reference, words }) {
    this.#charts = new Map(reference.charts.filter(({ id }) => id !== 'session')
      .map((chart) => [/** @type {string} */ (chart.id), new ChartWords(words, /** @type {Chart} */ (chart))]));
    this.element = h('p', { class: 'bench-onward', hidden: true }, this.#text, ' ',
      h('button', { type: 'button', click: () => this.#show() }, words.say('bench.onward-show')));
  }

  /** @param {Stage} stage */
  draw({ state, live, words }) {
    const { chart = '', node = '', service = '', provider = '' } = state.event ?? {};
    const told = live?.on ? undefined : this.#charts.get(chart);
    this.element.hidden = !told;
    if (!told) return;
    this.#chart = chart;
    write(this.#text, words.say('bench.onward', { chart: told.title(), node, caption: told.caption(node).replaceAll('\n', ' '), whose: provider || service }));
  }

  #show() {
    const part = document.querySelector(`[data-part="chart"][data-chart="${this.#chart}"]`);
    if (!(part instanceof HTMLElement)) return;
    part.scrollIntoView({ block: 'start' });
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
  }
}
