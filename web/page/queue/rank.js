// In which order routines are shown: that in which the scheduler would take them.

/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */

/** @type {Record<WorldRoutine['state'], number>} */
const TURN = { running: 0, posted: 1, ready: 2, waiting: 3, disabled: 4, removing: 5 };

/** Whether the larger number goes first in this application. @param {WorldApp} app */
export const largerFirst = (app) => app.readings.order === 'header';

/** What is added to a priority so that its routine goes earlier (GI-01). @param {WorldApp} app */
export const ahead = (app) => (largerFirst(app) ? 1 : -1);

/**
 * The routines in their order, the one that goes first on top; while the reader is to
 * say which one that is, by their numbers alone.
 * @param {WorldApp} app @param {WorldRoutine[]} routines @param {boolean} predicting
 */
export function inTurn(app, routines, predicting) {
  if (predicting) return routines.toSorted((a, b) => b.priority - a.priority);
  const step = ahead(app);
  return routines.toSorted((a, b) => TURN[a.state] - TURN[b.state] || Number(b.next) - Number(a.next) || step * (b.priority - a.priority));
}
