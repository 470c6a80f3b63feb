// What a chart says in words: the same for the picture, the list and the details.

import { passed } from './walk.js';

/** @typedef {import('../words.js').Words} Words */
/** @typedef {import('../words.js').Key} Key */
/** @typedef {import('./walk.js').Chart} Chart */
/** @typedef {import('./walk.js').Walk} Walk */

export class ChartWords {
  #words;
  #chart;

  /** @param {Words} words @param {Chart} chart */
  constructor(words, chart) {
    this.#words = words;
    this.#chart = chart;
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values) {
    return this.#words.say(/** @type {Key} */ (`charts.${key}`), values);
  }

  /** The program has the words of its charts, in every language. @param {Record<string, string>} texts */
  #text(texts) {
    return texts[this.#words.language] ?? texts.en ?? '';
  }

  title() {
    return this.#text(this.#chart.title);
  }

  graph() {
    return this.say('graph', { title: this.title() });
  }

  /** @param {string} id */
  caption(id) {
    return this.#text(this.#chart.nodes.find((one) => one.id === id)?.caption ?? {});
  }

  /** What is written on an edge. @param {string} label */
  branch(label) {
    return label && this.say(label);
  }

  /** A node without its state. @param {string} id */
  name(id) {
    return `${id}: ${this.caption(id)}`;
  }

  /** @param {Walk} walk */
  asks(walk) {
    return walk.asks && this.say(`asks-${walk.asks}`);
  }

  /** @param {Walk} walk */
  walk({ app, call, service, provider }) {
    return this.say(provider ? 'walk-provider' : 'walk-session', { app, call, service, provider });
  }

  /** How a walk stands at a node, in a few words. @param {string} id @param {Walk | undefined} walk @param {number} at */
  state(id, walk, at) {
    const step = passed(walk, id);
    /** @type {string[]} */
    const said = [];
    if (walk?.node === id && walk.off) said.push(this.say('off'));
    else if (walk?.node === id) said.push(this.asks(walk) || this.say(walk.done ? 'ended' : 'here'));
    if (step) {
      const edge = this.#chart.edges.find((one) => one.id === step.edge);
      if (edge) said.push(edge.label ? this.say('left-by', { branch: this.branch(edge.label), step: step.id }) : this.say('left', { step: step.id }));
    }
    if (step?.id === at && walk?.node !== id) said.push(this.say('now'));
    return said.join(', ');
  }

  /** @param {string} id @param {Walk | undefined} walk @param {number} at @param {boolean} stops */
  node(id, walk, at, stops) {
    const said = [this.name(id), this.state(id, walk, at), stops ? this.say('stops') : ''].filter(Boolean);
    return said.reduce((before, next) => `${before}${before.endsWith('?') ? '' : '.'} ${next}`);
  }
}
