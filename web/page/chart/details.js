// What there is to know of one node or arrow: how the walk stands there, the values
// that it saw, the rules that it carries out, and whether to stop there. Without a
// choice it is the node where the token is.

import { h } from '../dom.js';
import { ruleText } from '../rule-text.js';
import { passed } from './walk.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('./walk.js').Chart} Chart */
/** @typedef {import('./walk.js').Walk} Walk */
/** @typedef {import('./words.js').ChartWords} ChartWords */
/** @typedef {import('./picture.js').Marks} Marks */

export class Details {
  #stage;
  #chart;
  #words;
  #title;
  #kind = h('p', { class: 'kind' });
  #state = h('p', { class: 'state' });
  #facts = h('dl', { class: 'facts' });
  #seen;
  #rules = h('div', { class: 'rules-of' });
  #stop;
  #stopLabel;
  #answer;
  #go;
  #follow;
  /** @type {WeakMap<Element, string>} */
  #drawn = new WeakMap();
  #id = '';
  #step = 0;

  /** @param {Stage} stage @param {Chart} chart @param {ChartWords} words @param {() => void} follow */
  constructor(stage, chart, words, follow) {
    this.#stage = stage;
    this.#chart = chart;
    this.#words = words;
    const id = `chart-${chart.id}-details`;
    this.#title = h('h4', { id, tabindex: -1 });
    this.#seen = h('div', { class: 'seen' }, h('h5', {}, words.say('seen')), this.#facts);
    this.#stop = h('input', { type: 'checkbox', change: () => this.#toggle() });
    this.#stopLabel = h('label', { class: 'check' }, this.#stop, words.say('stop-here'));
    this.#answer = h('a', { href: '#questions' }, words.say('answer'));
    this.#go = h('button', { type: 'button', click: () => stage.player.go(this.#step) });
    this.#follow = h('button', { type: 'button', click: follow }, words.say('follow'));
    this.element = h('section', { class: 'chart-details', 'aria-labelledby': id },
      this.#kind, this.#title, this.#state, this.#answer, this.#seen, this.#stopLabel, h('p', { class: 'buttons' }, this.#go, this.#follow), this.#rules);
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      follow();
    });
  }

  focus() {
    this.#title.focus();
  }

  /** @param {Marks} marks */
  draw({ walk, at, selected, stops }) {
    const id = selected || walk?.node || this.#chart.nodes[0].id;
    const node = this.#chart.nodes.find((one) => one.id === id);
    const edge = this.#chart.edges.find((one) => one.id === id);
    const step = passed(walk, id);
    this.#id = id;
    this.#step = step?.id ?? 0;
    set(this.#title, node ? this.#words.name(id) : this.#words.say('edge', { id, from: edge?.from ?? '', to: edge?.to ?? '' }));
    set(this.#kind, this.#words.say(selected ? `kind-${node ? this.#kindOf(id, node.shape) : 'edge'}` : walk ? 'following' : 'nobody'));
    set(this.#state, this.#standing(id, walk, at));
    this.#answer.hidden = !walk || walk.node !== id || walk.asks === '' || walk.asks === 'mutex';
    this.#show(this.#facts, JSON.stringify(step?.facts ?? []), () => (step?.facts ?? []).flatMap(({ name, value }) =>
      [h('dt', {}, name), h('dd', {}, value || this.#words.say('empty'))]));
    this.#seen.hidden = !step?.facts?.length;
    this.#stopLabel.hidden = !node;
    if (this.#stop.checked !== stops.has(id)) this.#stop.checked = stops.has(id);
    set(this.#go, this.#words.say('go', { step: this.#step }));
    this.#go.hidden = this.#step === 0 || this.#step === at;
    this.#follow.hidden = !selected;
    const rules = this.#rulesOf(id);
    const title = this.#words.say(node ? 'rules' : 'rules-edge');
    this.#show(this.#rules, [title, ...rules].join(), () => {
      this.#read(rules).catch(reportError);
      return [h('h5', {}, title)];
    });
  }

  /** Adds the texts of the rules, unless others are wanted by the time they are there. @param {string[]} rules */
  async #read(rules) {
    const id = this.#id;
    const found = await Promise.all(rules.map((one) => this.#stage.mapi.rule(one, this.#stage.words.language)));
    if (this.#id !== id) return;
    const known = found.flatMap((rule) => rule ?? []);
    this.#rules.append(...known.map((rule, i) => ruleText(rule, i === 0)));
  }

  /** @param {string} id @param {string} shape */
  #kindOf(id, shape) {
    return this.#chart.nodes.some((one) => one.id === id && one.terminal) ? 'end' : shape === 'decision' || this.#chart.edges.filter(({ from }) => from === id).length > 1 ? 'decision' : 'action';
  }

  /** @param {string} id @param {Walk | undefined} walk @param {number} at */
  #standing(id, walk, at) {
    if (!walk) return this.#words.say('nobody-yet');
    if (walk.node === id && walk.off) return walk.off.sentence;
    if (walk.node === id && walk.asks) return this.#words.say(`waits-${walk.asks}`);
    const said = this.#words.state(id, walk, at);
    const edge = this.#chart.edges.some((one) => one.id === id);
    const step = passed(walk, id);
    if (edge) return step ? this.#words.say('taken', { step: step.id }) : this.#words.say('not-taken');
    return said ? `${said[0].toUpperCase()}${said.slice(1)}.` : this.#words.say('not-passed');
  }

  /** An arrow carries out what the node it leaves does, and what the picture says of arrows. @param {string} id */
  #rulesOf(id) {
    const edge = this.#chart.edges.find((one) => one.id === id);
    const rules = this.#chart.nodes.find((one) => one.id === (edge?.from ?? id))?.rules ?? [];
    return edge && this.#chart.id === 'session' ? [...rules, 'S-02'] : rules;
  }

  #toggle() {
    const stage = this.#stage;
    const others = stage.breaks.filter((one) => !(Object.keys(one).length === 1 && one.node === this.#id));
    stage.breaks = this.#stop.checked ? [...others, { node: this.#id }] : others;
    stage.changed();
  }

  /** @param {HTMLElement} element @param {string} what @param {() => Node[]} build */
  #show(element, what, build) {
    if (this.#drawn.get(element) === what) return;
    this.#drawn.set(element, what);
    element.replaceChildren(...build());
  }
}

/** @param {Element} element @param {string} text */
function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
