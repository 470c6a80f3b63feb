import { place, settle } from '../keyed.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */
/** @typedef {{ app: WorldApp, routine: WorldRoutine }} Standing */
/** @typedef {{ element: Element, draw: (stage: Stage, standing: Standing) => void }} Drawn a card or a row */

/**
 * Draws what stands for each routine, on the level that it has. Of a long queue others
 * are shown after each call: the rest must not move for them.
 * @template {Drawn} D
 * @param {Stage} stage
 * @param {WorldApp} app
 * @param {import('../keyed.js').Keyed<Standing, D>} drawn
 * @param {{ on: WorldRoutine[], into: Element }[]} levels
 */
export function fill(stage, app, drawn, levels) {
  const standings = levels.flatMap(({ on }) => on.map((routine) => ({ app, routine })));
  const made = drawn.by(standings, ({ routine }) => routine.tag);
  for (const { on, into } of levels) {
    (app.more ? settle : place)(into, on.map((routine) => {
      const one = /** @type {D} */ (made.get(routine.tag));
      one.draw(stage, { app, routine });
      return one.element;
    }));
  }
}
