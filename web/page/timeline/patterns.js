// The patterns and the legend of the timeline: shape tells kinds apart, not colour
// alone.

import { h, svg } from '../dom.js';
import { over } from './draw.js';

/** @param {string} id @param {string} d @param {number} [size] */
const pattern = (id, d, size = 6) =>
  svg('pattern', { id: `timeline-${id}`, width: size, height: size, patternUnits: 'userSpaceOnUse' }, svg('path', { class: `stroke-${id}`, d }));

export const patterns = () =>
  svg('defs', {},
    pattern('over', 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5'),
    pattern('busy', 'M-1 -1L7 7M5 -1L7 1M-1 5L1 7'),
    pattern('sleep', 'M0 4L4 2L8 4', 8));

/**
 * Tells only what the run has.
 * @param {import('../words.js').Words} words
 */
export function legend(words) {
  /** @type {Map<string, HTMLElement>} */
  const entries = new Map();
  const element = h('ul', { class: 'timeline-legend' });
  const box = { x: 1, y: 2, width: 24, height: 12, rx: 3 };
  /** @param {import('../words.js').Key} key @param {string} kind @param {...Element} shapes */
  const entry = (key, kind, ...shapes) => {
    const picture = svg('svg', { viewBox: '0 0 26 16', width: 26, height: 16, 'aria-hidden': 'true' }, ...shapes);
    entries.set(kind, h('li', {}, picture, words.say(key)));
  };
  /** @param {string} kind @param {...Element} shapes */
  const span = (kind, ...shapes) => svg('g', { class: `span ${kind}` }, svg('rect', box), ...shapes);
  entry('timeline.legend-idle', 'idle', span('idle', svg('path', { class: 'deadline', d: 'M24 14V1h-6l2 3l-2 3h6' })));
  entry('timeline.legend-slice', 'slice', span('slice'));
  entry('timeline.legend-over', 'over', span('slice', svg('rect', { ...box, class: 'over', x: 12, width: 13, fill: 'url(#timeline-over)' })));
  entry('timeline.legend-busy', 'busy', span('busy', svg('rect', { ...box, class: 'pattern', fill: 'url(#timeline-busy)' })));
  entry('timeline.legend-sleep', 'sleep', span('sleep', svg('rect', { ...box, class: 'pattern', fill: 'url(#timeline-sleep)' })));
  entry('timeline.legend-act', 'act', svg('path', { class: 'act', d: 'M13 8l5 -8h-10zV15' }));
  entry('timeline.legend-call', 'call', span('call'));
  entry('timeline.legend-mark', 'mark', svg('circle', { class: 'mark', cx: 13, cy: 8, r: 2.5 }));
  return {
    element,
    /** @param {import('./model.js').Model} model */
    draw({ lanes }) {
      const kinds = new Set(lanes.flatMap(({ spans }) => spans.map((one) => (one.kind === 'tick' ? 'idle' : one.kind))));
      if (lanes.some(({ spans }) => spans.some((one) => one.kind === 'slice' && over(one) > 0))) kinds.add(/** @type {any} */ ('over'));
      const shown = [...entries].filter(([kind]) => kinds.has(/** @type {any} */ (kind))).map(([, one]) => one);
      if (shown.length !== element.children.length || shown.some((one, i) => one !== element.children[i])) element.replaceChildren(...shown);
    },
  };
}
