// The picture of a chart: drawn once from the table, marked anew at each step.

import { h, svg } from '../dom.js';
import { broken, layout } from './layout.js';
import { Token } from './token.js';
import { passed } from './walk.js';

/** @typedef {import('./walk.js').Chart} Chart */
/** @typedef {import('./walk.js').Walk} Walk */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./words.js').ChartWords} ChartWords */

/** @typedef {{ walk: Walk | undefined, at: number, selected: string, stops: Set<string> }} Marks */

export class Picture {
  #chart;
  #words;
  #layout;
  /** @type {Map<string, SVGElement>} */
  #nodes = new Map();
  /** @type {Map<string, SVGElement>} */
  #edges = new Map();
  #wires = svg('g');
  #token;

  /**
   * @param {Chart} chart
   * @param {ChartWords} words
   * @param {boolean} narrow
   * @param {boolean} [fit] it is on the workbench, as large as its place
   */
  constructor(chart, words, narrow, fit = false) {
    this.#chart = chart;
    this.#words = words;
    this.#layout = layout(chart, (id) => words.caption(id), narrow, fit);
    this.#token = new Token(this.#layout);
    for (const edge of chart.edges) this.#edges.set(edge.id, this.#edge(edge));
    for (const node of chart.nodes) this.#nodes.set(node.id, this.#node(node));
    this.#wires.append(...this.#edges.values());
    const { width, height } = this.#layout;
    const picture = svg('svg', { class: `chart-picture${narrow ? ' narrow' : ''}`, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': words.graph() },
      this.#wires, ...this.#nodes.values(), this.#token.element);
    if (!fit) picture.style.maxInlineSize = `${width * 1.16}px`;
    // What is listened to is not the svg itself: browsers would take it for a stop of Tab.
    this.element = h('div', {}, picture);
  }

  get narrow() {
    return this.#layout.narrow;
  }

  get points() {
    return this.#layout.wires;
  }

  /** @param {string} id */
  node(id) {
    return this.#nodes.get(id);
  }

  /** @param {Marks} marks */
  draw({ walk, at, selected, stops }) {
    for (const { id } of this.#chart.nodes) {
      const part = /** @type {SVGElement} */ (this.#nodes.get(id));
      const step = passed(walk, id);
      const here = walk?.node === id;
      mark(part, { passed: step !== undefined, now: step?.id === at, here, off: here && walk?.off !== null, stops: stops.has(id), selected: selected === id });
      const asks = here && walk ? this.#words.asks(walk) : '';
      this.#ask(id, part, asks);
      const label = this.#words.node(id, walk, at, stops.has(id));
      if (part.getAttribute('aria-label') !== label) part.setAttribute('aria-label', label);
      if (part.getAttribute('aria-pressed') !== String(selected === id)) part.setAttribute('aria-pressed', String(selected === id));
    }
    for (const [id, part] of this.#edges) {
      const step = passed(walk, id);
      // Where arrows share a line, the one that was taken lies above the others.
      if (step && !part.classList.contains('passed')) this.#wires.append(part);
      mark(part, { passed: step !== undefined, now: step?.id === at, selected: selected === id });
    }
    this.#token.draw(walk, at);
  }

  /** What is asked stands below the caption. @param {string} id @param {SVGElement} part @param {string} asks */
  #ask(id, part, asks) {
    const text = /** @type {Element} */ (part.querySelector('.asks'));
    if (text.getAttribute('data-asks') === asks) return;
    const { x, y, most, lines } = /** @type {import('./layout.js').Caption} */ (this.#layout.captions.get(id));
    text.setAttribute('data-asks', asks);
    text.replaceChildren(...broken(asks, most).map((line, i) => svg('tspan', { x, y: y + (lines.length + i) * this.#layout.line }, line)));
  }

  /** @param {import('../../module/player.js').ChartNode} node */
  #node(node) {
    const { at, half, captions, line } = this.#layout;
    const { x, y } = /** @type {{ x: number, y: number }} */ (at.get(node.id));
    const caption = /** @type {import('./layout.js').Caption} */ (captions.get(node.id));
    const { x: w, y: v } = half[node.shape];
    return svg('g', { class: `node ${node.shape}`, 'data-id': node.id, role: 'button', tabindex: -1 },
      shape(node.shape, x, y, w + 5, v + 5, 'ring'), shape(node.shape, x, y, w, v, 'shape'),
      svg('text', { class: 'id', x, y, dy: '0.36em', 'text-anchor': 'middle' }, node.id), ' ', // spaces, so that what is seen reads as what it is called
      svg('path', { class: 'stop', d: octagon(x - w, y - v + 2, 7) }),
      svg('text', { class: 'caption' }, ...caption.lines.flatMap((text, i) => [svg('tspan', { x: caption.x, y: caption.y + i * line }, text), ' '])),
      svg('text', { class: 'asks', 'data-asks': '' }));
  }

  /** @param {import('../../module/player.js').ChartEdge} edge */
  #edge(edge) {
    const { points, label } = /** @type {import('./layout.js').Wire} */ (this.#layout.wires.get(edge.id));
    const line = points.map((p) => `${p.x},${p.y}`).join(' ');
    const [before, end] = points.slice(-2);
    return svg('g', { class: 'edge', 'data-id': edge.id, 'aria-hidden': 'true' },
      svg('polyline', { class: 'hit', points: line }), svg('polyline', { class: 'line', points: line }),
      svg('path', { class: 'head', d: head(before, end) }),
      ...(edge.label ? [svg('text', { class: 'label', x: label.x, y: label.y, 'text-anchor': label.anchor }, this.#words.branch(edge.label))] : []));
  }
}

/** @param {Element} part @param {Record<string, boolean>} classes */
function mark(part, classes) {
  for (const [name, on] of Object.entries(classes)) part.classList.toggle(name, on);
}

/** @param {string} kind @param {number} x @param {number} y @param {number} across half its width @param {number} up half its height @param {string} name */
function shape(kind, x, y, across, up, name) {
  if (kind === 'decision') return svg('path', { class: name, d: `M${x} ${y - up}L${x + across} ${y}L${x} ${y + up}L${x - across} ${y}Z` });
  return svg('rect', { class: name, x: x - across, y: y - up, width: 2 * across, height: 2 * up, rx: kind === 'terminator' ? up : 2 });
}

/** @param {import('./layout.js').Place} from @param {import('./layout.js').Place} to */
function head(from, to) {
  const [dx, dy] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
  return `M${to.x} ${to.y}l${-9 * dx - 4 * dy} ${-9 * dy - 4 * dx}l${8 * dy} ${8 * dx}z`;
}

/** @param {number} x @param {number} y @param {number} r */
function octagon(x, y, r) {
  const s = r * 0.414;
  return `M${x - s} ${y - r}L${x + s} ${y - r}L${x + r} ${y - s}L${x + r} ${y + s}L${x + s} ${y + r}L${x - s} ${y + r}L${x - r} ${y + s}L${x - r} ${y - s}Z`;
}
