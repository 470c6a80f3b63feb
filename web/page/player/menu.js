// The menu of the player: what is done now and then.

import { h } from '../dom.js';
import { icon } from './icons.js';

/** @typedef {{ key: import('../words.js').Key, act: () => void, hint?: string }} Entry */

/** @param {import('../words.js').Words} words @param {Entry[]} entries */
export function menu(words, entries) {
  const label = words.say('player.menu');
  const button = h('button', { type: 'button', class: 'menu', popovertarget: 'player-menu', 'aria-label': label, title: label }, icon('menu'));
  const panel = h('div', { id: 'player-menu', popover: 'auto', class: 'chip-panel menu-panel', role: 'group', 'aria-label': label },
    ...entries.map(({ key, act, hint }) => h('button', { type: 'button', click: () => {
      panel.hidePopover();
      act();
    } }, words.say(key), hint ? h('kbd', { 'aria-hidden': 'true' }, hint) : '')));
  return { button, panel };
}
