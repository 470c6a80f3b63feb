// Who is on which session, as a picture: programs on the left, sessions on the
// right, and a line for each handle.

import { svg } from '../dom.js';

/** @typedef {import('../words.js').Words} Words */
/** @typedef {import('./groups.js').Group} Group */

const HEIGHT = 46; // of a box
// How wide the picture and its boxes are, where there is room and where there is not.
const WIDE = { whole: 560, app: 120, session: 190 };
const NARROW = { whole: 344, app: 88, session: 120 };
const ROW = 76;
const TOP = 34;

/** @param {Words} words @param {string[]} apps @param {Group[]} groups @param {boolean} narrow */
export function picture(words, apps, groups, narrow) {
  const box = narrow ? NARROW : WIDE;
  // A session is as high as it has handles, so that their lines stay apart.
  const heights = groups.map(({ handles }) => Math.max(HEIGHT, handles.length * 24 + 16));
  const low = { apps: apps.length * ROW, groups: heights.reduce((sum, one) => sum + one + ROW - HEIGHT, 0) };
  const height = TOP + Math.max(low.apps, low.groups);
  const left = new Map(apps.map((app, i) => [app, TOP + HEIGHT / 2 + i * ROW + Math.max(0, low.groups - low.apps) / 2]));
  /** @type {SVGElement[]} */
  const boxes = [];
  /** @type {SVGElement[]} */
  const lines = [];
  const right = box.whole - box.session - 8;
  let y = TOP + Math.max(0, low.apps - low.groups) / 2;
  groups.forEach((group, i) => {
    boxes.push(session(words, group, { x: right, y, width: box.session, height: heights[i] }));
    group.handles.forEach((handle, n) => {
      const end = y + heights[i] * (n + 1) / (group.handles.length + 1);
      lines.push(line(handle.name, { x: 4 + box.app, y: left.get(handle.app) ?? TOP }, { x: right, y: end }));
    });
    y += heights[i] + ROW - HEIGHT;
  });
  for (const [app, at] of left) boxes.push(program(app, at, box.app));
  const said = groups.flatMap(({ profile, shared, handles }) => handles.map(({ app, name }) => words.say(shared ? 'sessions.said-shared' : 'sessions.said-own', { app, handle: name, profile })));
  return svg('svg', { class: 'sessions-picture', viewBox: `0 0 ${box.whole} ${height}`, role: 'img', 'aria-label': said.join(' ') || words.say('sessions.none') },
    svg('text', { class: 'head', x: 4, y: 14 }, words.say('sessions.programs')),
    svg('text', { class: 'head', x: right, y: 14 }, words.say('sessions.sessions')),
    ...lines, ...boxes,
    ...(groups.length > 0 ? [] : [svg('text', { class: 'head', x: right, y: TOP + HEIGHT / 2, dy: '0.36em' }, words.say('sessions.none-short'))]));
}

/** @param {string} app @param {number} at @param {number} width */
function program(app, at, width) {
  return svg('g', { class: 'program' },
    svg('rect', { x: 4, y: at - HEIGHT / 2, width, height: HEIGHT, rx: 4 }),
    svg('text', { x: 4 + width / 2, y: at, dy: '0.36em', 'text-anchor': 'middle' }, app));
}

/** A shared session is drawn with a second line around it. @param {Words} words @param {Group} group @param {{ x: number, y: number, width: number, height: number }} box */
function session(words, { profile, shared, handles }, { x, y, width, height }) {
  const kind = words.say(shared ? 'sessions.shared-short' : handles.length > 1 ? 'sessions.closed-short' : 'sessions.own-short');
  const rim = shared ? [svg('rect', { class: 'rim', x: x - 4, y: y - 4, width: width + 8, height: height + 8, rx: 12 })] : [];
  return svg('g', { class: 'session' }, ...rim, svg('rect', { x, y, width, height, rx: 8 }),
    svg('text', { class: 'profile', x: x + width / 2, y: y + height / 2 - 3, 'text-anchor': 'middle' }, profile),
    svg('text', { class: 'kind', x: x + width / 2, y: y + height / 2 + 13, 'text-anchor': 'middle' }, kind));
}

/** @typedef {{ x: number, y: number }} Place */

/** @param {string} name @param {Place} from @param {Place} to */
function line(name, from, to) {
  const middle = { x: from.x + (to.x - from.x) * 0.55, y: from.y + (to.y - from.y) * 0.55 };
  return svg('g', { class: 'handle' }, svg('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y }), svg('circle', { cx: from.x, cy: from.y, r: 4 }),
    svg('text', { x: middle.x, y: middle.y, dy: '0.33em', 'text-anchor': 'middle' }, name));
}
