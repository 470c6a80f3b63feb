import { svg } from '../dom.js';
import { QUEUE, SCHEDULER } from './happenings.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('./happenings.js').Happening} Happening */
/** @typedef {{ threads: string[], init: string, before: Happening[], shown: Happening[], at: number }} Scene */
/** @typedef {(lane: number) => number} Across where a lane is */

const LEFT = 34;
/** How wide a lane is, at the least and at the most. */
const NARROW = 94;
const WIDE = 136;
/** How wide a letter is, more or less. */
const LETTER = 6.6;
const TOP = 52;
const ROW = 38;

/** @param {number} row */
const y = (row) => TOP + (row + 0.6) * ROW;

/** The lanes, and an arrow for each happening. @param {Stage} stage @param {Scene} scene @param {number} room how wide it may be */
export function picture({ words }, { threads, init, before, shown, at }, room) {
  const pitch = Math.floor(Math.min(WIDE, Math.max(NARROW, (room - LEFT) / (threads.length + 2))));
  const x = (/** @type {number} */ lane) => LEFT + (lane + 2.5) * pitch;
  const width = LEFT + (threads.length + 2) * pitch;
  const height = y(shown.length) + 4;
  const lanes = [SCHEDULER, QUEUE, ...threads.keys()];
  const titles = [words.say('threads.scheduler'), words.say('threads.queue', { thread: init }), ...threads];
  const notes = [words.say('threads.scheduler-note'), words.say('threads.queue-note'), ...threads.map((name) => (name === init ? words.say('threads.init-note') : words.say('threads.other-note')))];
  return svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, class: 'threads-picture', role: 'img', 'aria-label': words.say('threads.picture') },
    ...lanes.map((lane, i) => svg('g', { class: `threads-lane${titles[i] === init && lane >= 0 ? ' init' : ''}` },
      svg('path', { d: `M${x(lane)} ${TOP - 4}V${height}`, class: lane === QUEUE ? 'queue' : 'life' }),
      svg('text', { x: x(lane), y: 18, class: 'title' }, clip(titles[i], pitch)), svg('text', { x: x(lane), y: 36, class: 'label' }, clip(notes[i], pitch)))),
    ...bars(before, shown, height, x),
    ...shown.map((happening, row) => arrow(words, happening, row, happening.event.id === at, x, pitch)));
}

/** A bar where a message lies in the queue, and one where a routine runs. @param {Happening[]} before @param {Happening[]} shown @param {number} end @param {Across} x */
function bars(before, shown, end, x) {
  const rows = [...before.map((happening) => ({ happening, at: TOP })), ...shown.map((happening, row) => ({ happening, at: y(row) }))];
  /** @type {Map<string, { lane: number, from: number }>} */
  const open = new Map();
  /** @type {SVGElement[]} */
  const drawn = [];
  const close = (/** @type {string} */ key, /** @type {number} */ to) => {
    const bar = open.get(key);
    open.delete(key);
    if (bar && to > TOP) drawn.push(/** @type {SVGElement} */ (svg('rect', { x: x(bar.lane) - 5, y: bar.from, width: 10, height: to - bar.from, rx: 2, class: bar.lane === QUEUE ? 'lies' : 'runs' })));
  };
  for (const { happening: { event, to }, at } of rows) {
    if (event.key === 'idle.posted') open.set(`posted ${event.routine}`, { lane: QUEUE, from: at });
    if (event.key.startsWith('idle.called') || event.key === 'idle.withdrawn') close(`posted ${event.routine}`, at);
    if (event.key.startsWith('idle.called')) open.set('running', { lane: to, from: at });
    if (event.key === 'idle.returned' || event.key === 'idle.failed') close('running', at);
  }
  for (const key of [...open.keys()]) close(key, end);
  return drawn;
}

/** @param {import('../words.js').Words} words @param {Happening} happening @param {number} row @param {boolean} here @param {Across} x @param {number} pitch */
function arrow(words, { event, from, to }, row, here, x, pitch) {
  const at = y(row);
  const label = clip(short(words, event), Math.max(1, Math.abs(to - from)) * pitch + (from !== to ? -6 : from === SCHEDULER ? pitch - 20 : 10));
  const way = Math.sign(to - from);
  const end = x(to) - way * 6;
  // Beside a lane where nothing goes across, the first lane on its other side; else over the arrow.
  const text = way === 0 && from === SCHEDULER ? svg('text', { x: x(from) + 10, y: at + 4, class: 'label after' }, label)
    : way === 0 ? svg('text', { x: x(from) - 10, y: at + 4, class: 'label before' }, label)
    : svg('text', { x: (x(from) + x(to)) / 2, y: at - 5, class: 'label across' }, label);
  return svg('g', { class: here ? 'threads-step here' : 'threads-step', 'data-step': event.id },
    svg('text', { x: 4, y: at + 4, class: 'number' }, String(event.id)),
    way === 0 ? svg('circle', { cx: x(from), cy: at, r: 4 })
      : svg('path', { d: `M${x(from)} ${at}H${end}M${end - way * 7} ${at - 4}L${end} ${at}l${-way * 7} 4`, class: event.key === 'idle.posted' || event.key === 'thread.posted' ? 'posts' : '' }),
    text);
}

/** What happens, in a word or two. @param {import('../words.js').Words} words @param {import('../../module/player.js').Told} event */
function short(words, { key, routine, text }) {
  const kind = key.startsWith('idle.called') ? 'idle.called' : key.startsWith('idle.changed') ? 'idle.changed' : key;
  const name = kind.startsWith('thread.') ? text ?? '' : routine ?? '';
  return words.say(/** @type {import('../words.js').Key} */ (`threads.${kind}`), { name });
}

/** As much of a text as fits, more or less. @param {string} text @param {number} width */
function clip(text, width) {
  const most = Math.floor(width / LETTER);
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
