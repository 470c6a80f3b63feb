// Having something happen in the example, at the step that is shown.

import { tell } from '../queue/call.js';

/** @typedef {import('../stage.js').Stage} Stage */

/** Does it, and goes to the first event that comes of it. Throws a MapiError. @param {Stage} stage @param {object} input */
export function act(stage, input) {
  const { at } = stage.state;
  tell(stage, input);
  // What happened together with the step that is shown may still be ahead of it.
  if (!stage.do(input)) stage.player.go(at + 1);
}
