// Which routines are shown, and in which order.

/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */

/** How near a state is to a call. */
const NEAR = { running: 0, posted: 1, removing: 2, ready: 3, waiting: 4, disabled: 5 };

/** Whether the larger number goes first in this application. @param {WorldApp} app */
export const largerFirst = (app) => app.readings.order === 'header';

/**
 * The routines nearest to being called, at the most so many of them.
 * @param {WorldApp} app
 * @param {number} most
 */
export function nearest(app, most) {
  const routines = app.routines ?? [];
  if (routines.length <= most) return routines;
  const way = largerFirst(app) ? -1 : 1;
  return [...routines].sort((a, b) => NEAR[a.state] - NEAR[b.state] || Number(b.next) - Number(a.next)
    || a.left - b.left || way * (a.priority - b.priority)).slice(0, most);
}

/** In the order of the reading, the first to go first. @param {WorldApp} app @param {WorldRoutine[]} routines */
export function ranked(app, routines) {
  const way = largerFirst(app) ? -1 : 1;
  return [...routines].sort((a, b) => way * (a.priority - b.priority));
}

/**
 * The routines by priority, the highest number on top; zero is always there,
 * for it is the level of user events.
 * @param {WorldRoutine[]} routines
 */
export function levels(routines) {
  /** @type {Map<number, WorldRoutine[]>} */
  const byPriority = new Map([[0, []]]);
  for (const routine of routines) {
    const level = byPriority.get(routine.priority);
    if (level) level.push(routine);
    else byPriority.set(routine.priority, [routine]);
  }
  return [...byPriority].sort(([a], [b]) => b - a).map(([priority, on]) => ({ priority, on }));
}
