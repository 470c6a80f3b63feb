import { h, svg } from '../dom.js';
import { differences } from './run.js';
import { signed } from '../queue/act.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('./run.js').Call} Call */

/** How many calls are shown of each side. */
const MOST = 16;
/** In units of the picture between the columns. */
const ROW = 10;

const SIGNS = { same: '=', time: '≈', order: '≠', only: '∅' };

/**
 * Two columns of calls, and between them a line from each call to the same one on
 * the other side: where lines cross, the order differs.
 * @param {Stage} stage
 * @param {string} app
 * @param {[string, string]} titles
 * @param {[Call[], Call[]]} sides
 */
export function columns(stage, app, titles, [left, right]) {
  const { words } = stage;
  const sides = [differences(left, right), differences(right, left)];
  const rows = Math.min(MOST, Math.max(left.length, right.length));
  const differing = sides[0].filter((one) => one.difference !== 'same').length + sides[1].filter((one) => one.difference === 'only').length;
  const lists = sides.map((side, which) => h('div', { class: 'compare-side' }, h('h4', {}, titles[which]),
    h('ol', {}, ...side.slice(0, rows).map((one, i) => item(stage, one, i))),
    side.length ? '' : h('p', { class: 'note' }, words.say('compare.no-calls')),
    side.length > rows ? h('p', { class: 'note' }, words.say('compare.more', { count: words.number(side.length - rows) })) : ''));
  return h('section', { class: 'compare-app', 'aria-label': app },
    h('h3', {}, app),
    h('p', { class: 'compare-sum' }, differing ? words.say('compare.differ', { count: words.number(differing) }) : words.say('compare.alike')),
    h('div', { class: 'compare-columns' }, lists[0], lines(sides[0], rows), lists[1]));
}

/** @param {Stage} stage @param {ReturnType<typeof differences>[number]} one @param {number} i */
function item({ words }, { call, there, difference }, i) {
  const word = words.say(`compare.is-${difference}`, { place: words.number(there + 1) });
  return h('li', { 'data-difference': difference, value: i + 1 },
    h('span', { class: 'compare-what' }, h('strong', {}, call.routine), ` ${signed(call.priority)}`),
    h('span', { class: 'compare-how' }, h('span', { class: 'compare-at' }, words.seconds(call.at)), ' ',
      h('span', { class: 'compare-sign', 'aria-hidden': 'true' }, SIGNS[difference]), ` ${word}`));
}

/** @param {ReturnType<typeof differences>} side @param {number} rows */
function lines(side, rows) {
  const middle = (/** @type {number} */ i) => (i + 0.5) * ROW;
  const picture = svg('svg', { viewBox: `0 0 40 ${Math.max(rows, 1) * ROW}`, preserveAspectRatio: 'none', class: 'compare-lines', 'aria-hidden': 'true' },
    ...side.slice(0, rows).flatMap(({ there, difference }, i) => (there < 0 || there >= rows ? []
      : [svg('path', { d: `M0 ${middle(i)}C15 ${middle(i)} 25 ${middle(there)} 40 ${middle(there)}`, 'data-difference': difference })])));
  picture.style.setProperty('--rows', String(rows));
  return picture;
}
