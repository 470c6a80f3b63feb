// What the page has an application do, or the computer: it happens where the
// player stands, and the player then shows it.

import { javascript } from './call.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */
/** @typedef {{ text: string, refused: boolean, told: boolean, call: string }} Outcome */

const LEAST = -32768;
const MOST = 32767;

/**
 * Has something happen and goes to it. Returns the step's sentence,
 * whether the program refused, whether the player tells it, and the MAPI call.
 * What only the page tells has to be an alert to be heard.
 * @param {Stage} stage
 * @param {object} input as scenarios have it, without a time
 * @returns {Outcome}
 */
export function act(stage, input) {
  const call = javascript(input);
  let event;
  try {
    event = stage.do(input);
  } catch (error) {
    return { text: stage.words.say('queue.not-possible', { why: /** @type {import('../../module/error.js').MapiError} */ (error).detail || String(error) }), refused: true, told: false, call };
  }
  return { text: event?.sentence ?? '', refused: /refused|failed/.test(event?.key ?? ''), told: event !== undefined, call };
}

/**
 * The priority one step beyond another. Zero is passed over, for it is the level of user
 * events, and what is beyond int16 is the last one within it (I-13).
 * @param {number} priority @param {number} step 1 or -1
 */
export const beyond = (priority, step) => Math.min(Math.max(priority + step || step, LEAST), MOST);

/**
 * Gives a routine another priority (I-57).
 * @param {Stage} stage @param {WorldApp} app @param {WorldRoutine} routine @param {number} priority
 * @returns {Outcome}
 */
export function rank(stage, app, routine, priority) {
  if (priority === routine.priority) return { text: stage.words.say('queue.at-limit', { name: routine.routine, priority: signed(priority) }), refused: true, told: false, call: '' };
  return act(stage, { app: app.name, ftg: routine.routine, do: 'ChangeIdleRoutine', priIdle: priority, ircIdle: 'FIRCPRI' });
}

/** A priority with its sign, as print has it. @param {number} priority */
export const signed = (priority) => `${priority > 0 ? '+' : priority < 0 ? '−' : ''}${Math.abs(priority)}`;
