// The address of a step. A preset as it was given has a short one that can be read
// and typed; anything else carries the scenario itself.

import { root } from '../../root.js';

/** @typedef {import('../stage.js').Stage} Stage */

/** Whether what is shown is a preset as it was given. @param {Stage} stage */
export const isPreset = ({ preset, state }) => preset.name !== '' && state.branch === 'main';

/** The part of the address that a preset takes. @param {Stage} stage */
export function query(stage) {
  const fields = new URLSearchParams({ scenario: stage.preset.name });
  if (stage.state.at > 0) fields.set('step', String(stage.state.at));
  return `?${fields}`;
}

/** @param {Stage} stage */
export function linkTo(stage) {
  const here = new URL(location.href);
  here.search = here.hash = '';
  if (isPreset(stage)) return here + query(stage);
  const fragment = stage.player.link();
  return `${here}${fragment.startsWith('#') ? '' : '#'}${fragment}`;
}

/**
 * The step as a piece of HTML: an element that shows it, and where its script does
 * not run a link.
 * @param {Stage} stage
 * @param {string} link
 * @param {string} title
 */
export function embedding(stage, link, title) {
  const { preset, state, words } = stage;
  const what = isPreset(stage) ? `scenario="${escaped(preset.name)}" step="${state.at}"` : `link="${escaped(new URL(link).hash)}"`;
  return `<script src="${escaped(new URL('embed.js', root).href)}" defer></script>\n` +
    `<mapi-playground ${what} part="${changing(stage)}" lang="${words.language}">\n` +
    `  <a href="${escaped(link)}">${escaped(title)}</a>\n</mapi-playground>`;
}

/**
 * The part in which most of what happens in the run can be seen. It is asked of the run
 * and not of the step: before the first step there is nothing in any queue.
 * @param {Stage} stage
 */
function changing({ player }) {
  const queue = player.events.filter(({ key }) => key.startsWith('idle.')).length;
  return queue * 2 > player.events.length ? 'queue' : 'chart';
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
