// The same chart as a nested list: each node, and below it what its arrows lead to.
// What was listed already is named, and a button leads there.

import { h } from '../dom.js';
import { passed } from './walk.js';

/** @typedef {import('./walk.js').Chart} Chart */
/** @typedef {import('./words.js').ChartWords} ChartWords */
/** @typedef {import('./picture.js').Marks} Marks */
/** @typedef {import('../../module/player.js').ChartEdge} ChartEdge */

export class List {
  #chart;
  #words;
  #choose;
  /** @type {Map<string, { button: HTMLButtonElement, state: HTMLElement }>} */
  #nodes = new Map();
  /** @type {Map<string, HTMLButtonElement>} */
  #edges = new Map();

  /** @param {Chart} chart @param {ChartWords} words @param {(id: string, byKey: boolean) => void} choose */
  constructor(chart, words, choose) {
    this.#chart = chart;
    this.#words = words;
    this.#choose = choose;
    const first = chart.nodes[0].id;
    this.element = h('ul', { class: 'chart-list', 'aria-label': words.title() }, h('li', {}, ...this.#item(first, undefined)));
  }

  /** @param {Marks} marks */
  draw({ walk, at, selected, stops }) {
    for (const [id, { button, state }] of this.#nodes) {
      const said = [this.#words.state(id, walk, at), stops.has(id) ? this.#words.say('stops') : ''].filter(Boolean).join('. ');
      if (state.textContent !== said) state.textContent = said;
      const step = passed(walk, id);
      mark(button, { passed: step !== undefined, here: walk?.node === id, off: walk?.node === id && walk.off !== null, stops: stops.has(id) }, selected === id);
      if (walk?.node === id) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
    }
    for (const [id, button] of this.#edges) mark(button, { passed: passed(walk, id) !== undefined }, selected === id);
  }

  /** @param {string} id */
  focus(id) {
    (this.#nodes.get(id)?.button ?? this.#edges.get(id))?.focus();
  }

  /** @param {string} id @param {ChartEdge | undefined} by @returns {(Node | string)[]} */
  #item(id, by) {
    const state = h('span', { class: 'state' });
    const button = h('button', { type: 'button', class: 'node', 'data-id': id, 'aria-pressed': 'false', click: (/** @type {MouseEvent} */ event) => this.#choose(id, event.detail === 0) },
      h('span', { class: 'id' }, id), ' ', h('span', { class: 'caption' }, this.#words.caption(id)), ' ', state);
    this.#nodes.set(id, { button, state });
    const out = this.#chart.edges.filter(({ from }) => from === id);
    const inner = out.map((edge) => h('li', {}, ...this.#way(edge)));
    return [...this.#branch(by), button, ...(inner.length > 0 ? [h('ul', {}, ...inner)] : [])];
  }

  /** @param {ChartEdge} edge */
  #way(edge) {
    if (edge === this.#parent(edge.to)) return this.#item(edge.to, edge);
    const see = h('button', { type: 'button', class: 'see', click: () => this.focus(edge.to) }, this.#words.say('see', { name: this.#words.name(edge.to) }));
    return [...this.#branch(edge), see];
  }

  /** @param {ChartEdge | undefined} edge */
  #branch(edge) {
    if (!edge) return [];
    const name = this.#words.say('edge', { id: edge.id, from: edge.from, to: edge.to });
    const said = this.#words.branch(edge.label) || this.#words.say('onward');
    const button = h('button', { type: 'button', class: 'edge', 'data-id': edge.id, 'aria-pressed': 'false', 'aria-label': `${said}. ${name}`, click: (/** @type {MouseEvent} */ event) => this.#choose(edge.id, event.detail === 0) },
      h('span', {}, said), h('span', { 'aria-hidden': 'true' }, ' →'));
    this.#edges.set(edge.id, button);
    return [button, ' '];
  }

  /** The arrow below which a node is listed: a straight one if there is one. @param {string} id */
  #parent(id) {
    if (id === this.#chart.nodes[0].id) return undefined;
    const into = this.#chart.edges.filter(({ to }) => to === id);
    return into.find(({ via }) => via.length === 0) ?? into[0];
  }
}

/** @param {HTMLElement} button @param {Record<string, boolean>} classes @param {boolean} pressed */
function mark(button, classes, pressed) {
  for (const [name, on] of Object.entries(classes)) button.classList.toggle(name, on);
  if (button.getAttribute('aria-pressed') !== String(pressed)) button.setAttribute('aria-pressed', String(pressed));
}
