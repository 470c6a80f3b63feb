// What the page has an application do, or the computer: it happens where the
// player stands, and the player then shows it.

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {{ text: string, refused: boolean, told: boolean }} Outcome */

/**
 * Has something happen and goes to it. Returns the step's sentence,
 * whether the program refused, and whether the player tells it.
 * What only the page tells has to be an alert to be heard.
 * @param {Stage} stage
 * @param {object} input as scenarios have it, without a time
 * @returns {Outcome}
 */
export function act(stage, input) {
  let event;
  try {
    event = stage.do(input);
  } catch (error) {
    return { text: stage.words.say('queue.not-possible', { why: /** @type {import('../../module/error.js').MapiError} */ (error).detail || String(error) }), refused: true, told: false };
  }
  return { text: event?.sentence ?? '', refused: /refused|failed/.test(event?.key ?? ''), told: event !== undefined };
}

/** A priority with its sign, as print has it. @param {number} priority */
export const signed = (priority) => `${priority > 0 ? '+' : priority < 0 ? '−' : ''}${Math.abs(priority)}`;
