// What there is to say of a routine, for its card and for its row.

import { share } from './shapes.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../words.js').Words} Words */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */

/**
 * What a card and a row of the table show. While the reader is to say which
 * routine comes next, nothing of it gives that away.
 * @param {Stage} stage
 * @param {WorldApp} app
 * @param {WorldRoutine} routine
 */
export function telling(stage, app, routine) {
  const { words, predicting } = stage;
  const hidden = predicting && routine.state === 'ready';
  const timed = /FIROWAIT|FIROINTERVAL/.test(routine.options);
  const waits = routine.state === 'waiting' && routine.left > 0;
  return {
    name: routine.routine,
    state: words.say(`queue.state-${routine.state}`),
    timed,
    time: words.say(timed ? 'queue.time' : 'queue.time-only', { seconds: words.seconds(routine.csec), csec: words.number(routine.csec) }),
    options: routine.options === '0x0' ? '' : routine.options.replaceAll('|', ' | '),
    reason: hidden ? '' : reason(stage, app, routine),
    rule: hidden ? '' : routine.rule,
    first: routine.next && !predicting,
    left: waits ? words.say('queue.left', { left: words.seconds(routine.left), of: words.seconds(routine.csec) }) : '',
    share: waits ? share(routine) : 0,
    calls: words.say('queue.calls', { count: words.number(routine.called) }),
  };
}

/**
 * All that a card and a row look at, as a text: while it is the same there is nothing
 * to draw.
 * @param {Stage} stage
 * @param {WorldApp} app
 * @param {WorldRoutine} routine
 */
export const sight = ({ predicting }, { thread, more }, routine) => JSON.stringify([predicting, thread, more > 0, routine]);

/** A reading of a point on which the documents leave a choice. @param {Words} words @param {string} point @param {string} reading */
export const readingName = (words, point, reading) => words.say(/** @type {import('../words.js').Key} */ (`compare.reading-${point}-${reading.replaceAll(' ', '-')}`));

/** Why it runs or does not, in some words. @param {Stage} stage @param {WorldApp} app @param {WorldRoutine} routine */
function reason({ words }, app, routine) {
  if (routine.state === 'posted') return words.say('queue.lies', { thread: app.thread });
  if (routine.state === 'running') return words.say('queue.runs', { thread: app.thread });
  if (routine.state === 'removing') return words.say('queue.leaves');
  if (routine.state === 'disabled') return words.say('queue.sleeps');
  if (routine.next) return words.say('queue.goes-first');
  // In a long queue all cards would name another after each call, and be drawn for it.
  if (routine.by && !app.more) return words.say('queue.outranked', { reason: routine.reason, by: routine.by });
  return routine.reason;
}
