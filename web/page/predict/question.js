// Which question predicting has at a step, and its answer: read from the run.

/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */
/** @typedef {{ app: string, routine: WorldRoutine }} Choice */

/**
 * @typedef {object} Question
 * @property {number} step that the answer is about
 * @property {string} key under which the answer is kept
 * @property {Choice[]} choices in no order that says anything
 * @property {{ app: string, routine: string } | null} right null: none
 */

// After these a scheduler looks for a routine, if the computer is idle.
const LOOKS = new Set(['host.idle', 'host.tick', 'host.app-tick', 'host.free', 'idle.returned', 'idle.failed', 'user.handled']);

/** @param {import('../stage.js').Stage} stage @returns {Question | null} */
export function questionAt({ state, player }) {
  const next = player.events[state.at];
  const choices = (state.snapshot.apps ?? [])
    .flatMap(({ name, routines }) => (routines ?? []).map((routine) => ({ app: name, routine })))
    .sort((a, b) => a.app.localeCompare(b.app) || a.routine.routine.localeCompare(b.routine.routine));
  if (!next || choices.length === 0) return null;
  const about = { step: state.at + 1, key: `${state.branch} ${state.at + 1}`, choices };
  if (next.key === 'idle.posted') return { ...about, right: { app: next.app ?? '', routine: next.routine ?? '' } };
  const { idle, busy } = state.snapshot;
  const quiet = choices.every(({ routine }) => routine.state !== 'posted' && routine.state !== 'running');
  return LOOKS.has(state.event?.key ?? '') && idle && !busy && quiet ? { ...about, right: null } : null;
}
