// Having something happen in the example, at the step that is shown.

/** @typedef {import('../stage.js').Stage} Stage */

/** Does it, and goes to the first event that comes of it. Throws a MapiError. @param {Stage} stage @param {object} input */
export function act({ player }, input) {
  player.do(input);
  const { at } = player.state;
  const { inputs } = /** @type {{ inputs: object[] }} */ (JSON.parse(player.scenario()));
  // What happened together with the step that is shown may still be ahead of it.
  player.go(player.events.find((event) => event.input === inputs.length)?.id ?? at + 1);
}
