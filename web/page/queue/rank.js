// In which order routines are shown.

/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */

/** Whether the larger number goes first in this application. @param {WorldApp} app */
export const largerFirst = (app) => app.readings.order === 'header';

/** The levels that have routines, the first to go first. @param {WorldApp} app @param {WorldRoutine[]} routines */
export function ranks(app, routines) {
  const all = levels(routines).filter(({ on }) => on.length > 0);
  return largerFirst(app) ? all : all.reverse();
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
