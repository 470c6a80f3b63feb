// Draws the lanes of the timeline as SVG: no more shapes than there is room for.

import { svg } from '../dom.js';
import { roundStep } from './scale.js';

/** @typedef {import('./model.js').Span} Span */
/** @typedef {import('./model.js').Lane} Lane */
/** @typedef {import('../words.js').Words} Words */

export const TOP = 28;
const NAME = 17;
const ROW = 24;
const BELOW = 8;

/** @param {Lane} lane */
export const heightOf = (lane) => NAME + ROW * lane.levels + BELOW;

/** How wide a span is at least: a call of a millisecond is to be seen. @param {Span} span */
const least = ({ kind }) => (kind === 'slice' || kind === 'call' ? 6 : 3);

/**
 * @typedef {object} Frame where everything is
 * @property {(at: number) => number} x
 * @property {number} width
 * @property {number} height
 * @property {number} from the moment at the left edge
 * @property {number} to
 * @property {(at: number) => boolean} cut
 * @property {Words} words
 */

/** @param {Frame} frame */
export function axis({ x, width, height, from, to, cut, words }) {
  const step = roundStep(to - from, Math.max(width / 110, 2));
  const digits = Math.min(Math.max(0, -Math.floor(Math.log10(step / 100) + 1e-9)), 4);
  const marks = [];
  let last = -Infinity;
  for (let n = Math.ceil(from / step); n * step <= to; n++) {
    const at = x(n * step);
    if (cut(n * step) || at - last < 44) continue;
    last = at;
    const end = at > width - 40 ? 'end' : at < 20 ? 'start' : 'middle';
    marks.push(svg('line', { class: 'grid', x1: at, x2: at, y1: TOP - 10, y2: height }),
      svg('text', { class: 'axis', x: at, y: 12, 'text-anchor': end }, words.seconds(n * step, digits)));
  }
  return marks;
}

/** @param {Span[]} spans @param {Frame} frame @param {number} y */
export function idleColumns(spans, frame, y) {
  return joined(spans, frame).map(({ x1, x2 }) => svg('rect', { class: 'idle-column', x: x1, y, width: Math.max(x2 - x1, 0.5), height: frame.height - y }));
}

/** The shapes of a lane, and apart from them what is written on them. @param {Lane} lane @param {number} y @param {Frame} frame */
export function drawLane(lane, y, frame) {
  const top = y + NAME;
  const placed = joined(lane.spans, frame);
  return {
    shapes: svg('g', { class: `lane ${lane.kind}` }, ...placed.map((one) => shape(one, top, frame, lane))),
    labels: placed.flatMap((one) => label(one, top, frame.words)),
  };
}

/** How busy the page is kept, as high as that is. @param {import('./loads.js').Held[]} loads @param {Frame} frame */
export function drawLoads(loads, { x, words }) {
  return loads.flatMap(({ from, to, percent }) => {
    const height = (ROW * percent) / 100;
    const x1 = x(from);
    const width = Math.max(x(to) - x1, 2);
    const text = words.say('timeline.load', { percent: words.number(percent) });
    return [svg('g', { class: 'load' }, svg('rect', { x: x1, y: TOP + NAME + ROW - height, width, height }), svg('title', {}, text)),
      ...(text.length * 6.6 < width - 8 ? [svg('text', { class: 'load-text', x: x1 + 5, y: TOP + NAME + 14.5 }, text)] : [])];
  });
}

/** @param {Lane} lane @param {number} y @param {Words} words */
export function nameOf({ kind, name }, y, words) {
  const text = kind === 'host' ? words.say('timeline.host') : words.say(kind === 'idle' ? 'timeline.lane-idle' : 'timeline.lane-calls', { app: name });
  return svg('text', { class: 'lane-name', x: 3, y: y + 11 }, text);
}

/** @typedef {{ span: Span, x1: number, x2: number, many: number }} Placed */

/** The spans to be seen; those too narrow to be told apart as one. @param {Span[]} spans @param {Frame} frame */
function joined(spans, { x, from, to, width: whole }) {
  /** @type {Placed[]} */
  const placed = [];
  /** The latest of each kind. @type {Record<string, Placed>} */
  const latest = {};
  for (const span of spans) {
    if (span.to < from || span.from > to) continue;
    const x1 = Math.max(x(span.from), -2);
    const x2 = Math.min(x(span.to), whole + 2);
    const before = latest[span.kind];
    const width = least(span);
    if (before && x1 < Math.max(before.x2, before.x1 + width) + 1 && x2 - x1 < width && before.span.level === span.level && before.x2 - before.x1 < 40) {
      before.x2 = Math.max(before.x2, x2);
      before.many++;
      continue;
    }
    placed.push(latest[span.kind] = { span, x1, x2, many: 1 });
  }
  return placed;
}

/** @param {Placed} placed @param {number} top @param {Frame} frame @param {Lane} lane */
function shape(placed, top, { x, words }, lane) {
  const { span, x1, x2, many } = placed;
  const y = top + span.level * ROW;
  const width = Math.max(x2 - x1, least(span));
  const box = { x: x1, y, width, height: ROW - 4, rx: Math.min(3, width / 2) };
  const title = svg('title', {}, many > 1 ? words.say('timeline.joined', { count: words.number(many), kind: words.say(`timeline.${span.kind}`) }) : tell(span, words, lane));
  if (span.kind === 'mark') return svg('circle', { class: 'mark', cx: x1, cy: top + lane.levels * ROW + 1, r: 2.2 }, title);
  if (span.kind === 'act') return svg('path', { class: 'act', d: `M${x1} ${y + 4}l5 -8h-10zV${y + ROW - 2}` }, title);
  const group = svg('g', { class: `span ${span.kind}${span.failed ? ' failed' : ''}${width < 12 ? ' short' : ''}` }, svg('rect', box), title);
  if (span.kind === 'busy' || span.kind === 'sleep') group.append(svg('rect', { ...box, class: 'pattern', fill: `url(#timeline-${span.kind})` }));
  if (span.kind === 'slice' && many === 1 && over(span) > 0) {
    const late = Math.max(x(Math.max(span.deadline, span.from)), x1);
    group.append(svg('rect', { ...box, class: 'over', x: late, width: Math.max(x2 - late, 1.5), fill: 'url(#timeline-over)' }));
  }
  const end = x(span.deadline);
  if ((span.kind === 'idle' || span.kind === 'tick') && width > 12) {
    group.append(svg('path', { class: 'deadline', d: `M${end} ${y + ROW - 2}V${y - 4}h-6l2 3l-2 3h6` }));
  }
  return group;
}

/** What is written on a shape, if there is room. @param {Placed} placed @param {number} top @param {Words} words */
function label({ span, x1, x2, many }, top, words) {
  if (many > 1 || span.kind === 'mark' || span.kind === 'act') return [];
  const text = labelled(span, words);
  const room = x2 - x1 - (span.kind === 'idle' || span.kind === 'tick' ? 14 : 8);
  return text && text.length * 6.6 < room ? [svg('text', { class: 'span-text', x: x1 + 5, y: top + span.level * ROW + 14.5 }, text)] : [];
}

/** By how much a slice went on after the end of the idle time. @param {Span} span */
export const over = ({ deadline, to }) => (deadline > 0 ? Math.max(to - deadline, 0) : 0);

/** @param {Span} span @param {Words} words */
function labelled(span, words) {
  if (span.kind === 'slice' || span.kind === 'call') return span.failed ? `${span.name} ✕` : span.name;
  return `${words.say(`timeline.${span.kind}`)} ${words.seconds(span.to - span.from)}`;
}

/** A span in words. @param {Span} span @param {Words} words @param {Lane} lane */
export function tell(span, words, lane) {
  const parts = [[words.say(`timeline.${span.kind}`), span.name || lane.name].filter(Boolean).join(' '), words.seconds(span.from)];
  if (span.to > span.from) parts[1] = words.say('timeline.from-to', { from: words.seconds(span.from), to: words.seconds(span.to) });
  if (over(span) > 0 && span.kind === 'slice') parts.push(words.say('timeline.over-by', { time: words.seconds(over(span)) }));
  if (span.failed) parts.push(words.say('timeline.failed'));
  return parts.join(', ');
}
