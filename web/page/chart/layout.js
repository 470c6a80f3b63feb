// Where things stand in the picture of a chart. The places are those of the
// program's table, drawn apart sideways so that captions have room.

/** @typedef {import('../../module/player.js').ChartNode} ChartNode */
/** @typedef {import('../../module/player.js').Point} Point */
/** @typedef {import('./walk.js').Chart} Chart */
/** @typedef {{ x: number, y: number }} Place */
/** @typedef {{ x: number, y: number, most: number, lines: string[] }} Caption most: letters in a line */
/** @typedef {{ points: Place[], label: { x: number, y: number, anchor: string } }} Wire */

/**
 * @typedef {object} Layout
 * @property {boolean} narrow
 * @property {number} width
 * @property {number} height
 * @property {number} line of a caption
 * @property {Map<string, Place>} at the centres of the nodes
 * @property {Record<ChartNode['shape'], Place>} half half the size of each shape
 * @property {Map<string, Caption>} captions
 * @property {Map<string, Wire>} wires
 */

const SIZES = {
  wide: { across: 1.55, down: 1.12, out: 22, letter: 7.8, line: 17, most: 200, half: { terminator: { x: 25, y: 13 }, decision: { x: 27, y: 20 }, action: { x: 25, y: 14 } } },
  narrow: { across: 0.77, down: 1.14, out: 14, letter: 6.5, line: 13.5, most: 116, half: { terminator: { x: 17, y: 10 }, decision: { x: 18, y: 15 }, action: { x: 17, y: 11 } } },
};
// On the workbench the chart has the room that is left, and is whole.
const FIT = {
  wide: { ...SIZES.wide, across: 1.55, down: 0.9 },
  narrow: { ...SIZES.narrow, across: 0.98, down: 0.68, letter: 6.1, line: 12, most: 150, half: { terminator: { x: 17, y: 9 }, decision: { x: 18, y: 14 }, action: { x: 17, y: 9 } } },
};
// The line beside the last column moves out to where the longest caption of all ends.
const OUT = 28;
const LEFT = 60; // what stands further left in the table moves out: its captions have a line beside them
const GAP = 10;

/**
 * @param {Chart} chart
 * @param {(id: string) => string} caption
 * @param {boolean} narrow
 * @param {boolean} [fit] it is to be as low as can be read
 * @returns {Layout}
 */
export function layout(chart, caption, narrow, fit = false) {
  const size = (fit ? FIT : SIZES)[narrow ? 'narrow' : 'wide'];
  const edge = size.half.terminator.x + (narrow ? 4 : 16);
  const last = Math.max(...chart.nodes.map((node) => node.at.x));
  /** @param {Point} p */
  const raw = (p) => ({ x: p.x * size.across - (p.x < LEFT ? size.out : 0) + (fit && p.x > last + LEFT ? OUT : 0), y: p.y * size.down });
  const first = Math.min(...chart.nodes.map((node) => raw(node.at).x));
  /** @param {Point} p */
  const place = (p) => ({ x: raw(p).x - first + edge, y: raw(p).y + 8 });
  const at = new Map(chart.nodes.map((node) => [node.id, place(node.at)]));
  const upright = chart.edges.flatMap((one) => one.via.slice(1).map((p, i) => [place(one.via[i]), place(p)])).filter(([a, b]) => a.x === b.x);

  /** How far a caption may reach before the next thing to the right. @param {ChartNode} node @param {Place} from */
  const room = (node, from) => {
    let to = from.x + size.most;
    /** @param {number} x @param {number} top @param {number} bottom */
    const block = (x, top, bottom) => {
      if (x > from.x && bottom > from.y - size.line && top < from.y + 2.4 * size.line) to = Math.min(to, x);
    };
    for (const other of chart.nodes) {
      const p = /** @type {Place} */ (at.get(other.id));
      if (other.id !== node.id) block(p.x - size.half[other.shape].x - GAP, p.y - size.half[other.shape].y, p.y + size.half[other.shape].y);
    }
    for (const [a, b] of upright) block(a.x - GAP, Math.min(a.y, b.y), Math.max(a.y, b.y));
    return to - from.x;
  };

  /** Whether nothing leaves below: a caption may begin where the shape does. @param {ChartNode} node */
  const free = (node) => chart.edges.every((one) => one.from !== node.id || (one.via[0] ?? chart.nodes.find(({ id }) => id === one.to)?.at)?.y === node.at.y);
  const captions = new Map(chart.nodes.map((node) => {
    const p = /** @type {Place} */ (at.get(node.id));
    const beside = fit && node.shape === 'action' || narrow && node.at.x < LEFT;
    const from = { x: p.x + (beside && free(node) ? -size.half[node.shape].x : narrow ? 6 : GAP), y: p.y + size.half[node.shape].y + size.line - (node.shape === 'decision' ? 6 : 1) };
    const most = room(node, from) / size.letter;
    return [node.id, { ...from, most, lines: broken(caption(node.id), most) }];
  }));

  const shape = new Map(chart.nodes.map((node) => [node.id, size.half[node.shape]]));
  const wires = new Map(chart.edges.map((one) => {
    const ends = [at.get(one.from), at.get(one.to)];
    const points = [ends[0], ...one.via.map(place), ends[1]].map((p) => ({ .../** @type {Place} */ (p) }));
    leave(points[0], points[1], /** @type {Place} */ (shape.get(one.from)), 0);
    leave(points[points.length - 1], points[points.length - 2], /** @type {Place} */ (shape.get(one.to)), 2);
    return [one.id, { points, label: label(points[0], points[1], narrow, !['yes', 'no', ''].includes(one.label)) }];
  }));

  const right = [...captions.values()].map((one) => one.x + Math.max(...one.lines.map(letters)) * size.letter);
  const wiry = [...wires.values()].flatMap((wire) => wire.points.map((p) => p.x + 6));
  const low = [...captions.values()].map((one) => one.y + (one.lines.length - 1) * size.line + 8);
  const deep = chart.nodes.map((node) => /** @type {Place} */ (at.get(node.id)).y + size.half[node.shape].y + 4);
  return { narrow, width: Math.ceil(Math.max(...right, ...wiry)) + 2, height: Math.ceil(Math.max(...low, ...deep)), line: size.line, at, half: size.half, captions, wires };
}

/** How many middling letters wide a text is: capitals are wider. @param {string} text */
function letters(text) {
  return text.length + (text.match(/[A-ZM_]/g)?.length ?? 0) * 0.32;
}

/** A caption in as few lines as there is room for, about equally long. @param {string} text @param {number} most */
export function broken(text, most) {
  const words = text.split(/(?<= )/).flatMap((word) => (letters(word.trimEnd()) > most ? word.split(/(?<=[A-Z]_)(?=[A-Z]{2})|(?<=::)/) : word));
  let best = fill(words, most);
  for (let less = most - 1; less > 6; less--) {
    const lines = fill(words, less);
    if (lines.length > best.length || Math.max(...lines.map(letters)) > most && best.length > 1) break;
    best = lines;
  }
  return best;
}

/** @param {string[]} words @param {number} most */
function fill(words, most) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words) {
    const last = lines.length - 1;
    if (last >= 0 && letters((lines[last] + word).trimEnd()) <= most) lines[last] += word;
    else lines.push(word);
  }
  return lines.map((line) => line.trimEnd());
}

/** Moves the end of a line from the centre of a shape to its border. @param {Place} end @param {Place} towards @param {Place} half @param {number} gap */
function leave(end, towards, half, gap) {
  end.x += Math.sign(towards.x - end.x) * (half.x + gap);
  end.y += Math.sign(towards.y - end.y) * (half.y + gap);
}

/** Above a level line and to the left of an upright one, near where it begins. @param {Place} a @param {Place} b @param {boolean} narrow @param {boolean} long */
function label(a, b, narrow, long) {
  const way = Math.sign(b.x - a.x);
  if (a.y === b.y) return { x: a.x + way * (narrow ? 4 : 8), y: a.y - 6, anchor: way < 0 ? 'end' : 'start' };
  const y = b.y < a.y ? a.y - 6 : a.y + (narrow ? 13 : 17);
  return { x: a.x - 7, y: long ? (a.y + b.y) / 2 : y, anchor: 'end' };
}
