import { svg } from './dom.js';

/** @typedef {import('../snapshot.js').Chart} Chart */
/** @typedef {import('../snapshot.js').ChartNode} ChartNode */
/** @typedef {import('../snapshot.js').ChartEdge} ChartEdge */
/** @typedef {import('../snapshot.js').Point} Point */
/** @typedef {import('../snapshot.js').Step} Step */

const LINE = 16; // of a caption
const STRETCH = 1.25; // sideways, to make room for captions at a size that can be read

/** Half the width and height of each shape. */
const SHAPES = {
  terminator: { x: 16, y: 8 },
  decision: { x: 15, y: 15 },
  action: { x: 16, y: 9 },
};

/** The session chart as the program's table has it, with a logon's path on it. */
export class ChartView {
  /** @type {Map<string, Element>} */
  #parts = new Map();

  /** @param {Chart} chart */
  constructor(chart) {
    chart = stretched(chart);
    const nodes = new Map(chart.nodes.map((node) => [node.ID, node]));
    const edges = chart.edges.map((edge) => this.#edge(edge, nodes));
    const shapes = chart.nodes.map((node) => this.#node(node));
    this.element = svg('svg', { viewBox: `0 0 ${chart.width + 40} ${chart.height + 6}`, role: 'img', 'aria-label': `${chart.title}. The path of the last logon is told step by step in text.` },
      svg('defs', {}, arrow('arrow', ''), arrow('arrow-walked', 'walked')), ...edges, ...shapes);
  }

  /** @param {Step[]} path */
  draw(path) {
    for (const part of this.#parts.values()) part.classList.remove('walked', 'here');
    for (const step of path) {
      this.#parts.get(step.node)?.classList.add('walked');
      this.#parts.get(step.edge)?.classList.add('walked');
    }
    this.#parts.get(path.findLast((step) => step.node)?.node ?? '')?.classList.add('here');
  }

  /** @param {ChartNode} node */
  #node(node) {
    const { x, y } = SHAPES[node.Shape];
    const { X, Y } = node.At;
    const shape = node.Shape === 'decision'
      ? svg('path', { d: `M${X} ${Y - y}L${X + x} ${Y}L${X} ${Y + y}L${X - x} ${Y}Z` })
      : svg('rect', { x: X - x, y: Y - y, width: 2 * x, height: 2 * y, rx: node.Shape === 'terminator' ? y : 1 });
    const caption = svg('text', {}, ...node.Caption.split('\n').map((line, i) =>
      svg('tspan', { x: node.Label.X, y: node.Label.Y + 4 + i * LINE }, line)));
    const part = svg('g', { class: `node ${node.Shape}`, id: `node-${node.ID}` }, shape, caption);
    this.#parts.set(node.ID, part);
    return part;
  }

  /** @param {ChartEdge} edge @param {Map<string, ChartNode>} nodes */
  #edge(edge, nodes) {
    const from = /** @type {ChartNode} */ (nodes.get(edge.From));
    const to = /** @type {ChartNode} */ (nodes.get(edge.To));
    const points = [from.At, ...(edge.Via ?? []), to.At].map((p) => ({ ...p }));
    leave(points[0], points[1], from);
    leave(points[points.length - 1], points[points.length - 2], to);
    const [a, b] = points;
    const level = a.Y === b.Y;
    const label = svg('text', level
      ? { x: a.X + (b.X - a.X) * 0.6, y: a.Y - 6, 'text-anchor': 'middle', class: 'label' }
      : { x: a.X - 8, y: (a.Y + b.Y) / 2 + 4, 'text-anchor': 'end', class: 'label' }, edge.Label);
    const part = svg('g', { class: 'edge', id: `edge-${edge.ID}` },
      svg('polyline', { points: points.map((p) => `${p.X},${p.Y}`).join(' ') }), label);
    this.#parts.set(edge.ID, part);
    return part;
  }
}

/** @param {Chart} chart @returns {Chart} */
function stretched(chart) {
  const move = (/** @type {Point} */ p) => ({ X: p.X * STRETCH, Y: p.Y });
  return {
    ...chart,
    width: chart.width * STRETCH,
    nodes: chart.nodes.map((node) => ({ ...node, At: move(node.At), Label: move(node.Label) })),
    edges: chart.edges.map((edge) => ({ ...edge, Via: (edge.Via ?? []).map(move) })),
  };
}

/** Moves the end of a line from the centre of a node to its border. @param {Point} end @param {Point} towards @param {ChartNode} node */
function leave(end, towards, node) {
  const { x, y } = SHAPES[node.Shape];
  end.X += Math.sign(towards.X - end.X) * x;
  end.Y += Math.sign(towards.Y - end.Y) * y;
}

/** @param {string} id @param {string} kind */
function arrow(id, kind) {
  return svg('marker', { id, class: kind, viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 9, markerHeight: 9, markerUnits: 'userSpaceOnUse', orient: 'auto-start-reverse' },
    svg('path', { d: 'M0 1L10 5L0 9Z' }));
}
