// The keys of the player. They are nobody else's: not while something is written
// or chosen, not in a dialog, not where a part has a use for them itself.

import { h } from '../dom.js';

/** @typedef {Record<string, () => void>} Actions by key */

const WRITING = 'input, textarea, select, [contenteditable]';
// What moves by arrows itself, or scrolls.
const MOVING = '[role="slider"], [role="grid"], [role="listbox"], [role="tree"], [tabindex="0"]';
const STORED = 'mapi-keys-off';

export class Keys {
  #on = true;

  /** @param {Actions} actions */
  constructor(actions) {
    try {
      this.#on = localStorage.getItem(STORED) === null;
    } catch {} // storage may be forbidden
    document.addEventListener('keydown', (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !this.#on) return;
      const act = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || !free(event)) return;
      event.preventDefault();
      act();
    });
  }

  get on() {
    return this.#on;
  }

  set on(on) {
    this.#on = on;
    try {
      if (on) localStorage.removeItem(STORED);
      else localStorage.setItem(STORED, 'true');
    } catch {}
  }
}

/** Whether a key means nothing where it was pressed. @param {KeyboardEvent} event */
function free({ target, key }) {
  if (!(target instanceof Element) || document.querySelector('dialog[open]')) return false;
  if (key === 'Escape') return !document.querySelector(':popover-open');
  // A dialog that has just closed keeps the focus until the next frame.
  if (target.closest(WRITING) && target.checkVisibility()) return false;
  if (key === ' ' || key === 'Enter') return !target.closest('button, a, summary, [role="button"], [tabindex="0"]');
  return key.length === 1 || !target.closest(MOVING);
}

/** The list of the keys. @param {import('../words.js').Words} words */
export function keyList(words) {
  /** @type {[string[], import('../words.js').Key][]} */
  const rows = [
    [[words.say('player.key-space'), 'k'], 'player.keys-play'],
    [['←', 'j'], 'player.keys-back'],
    [['→', 'l'], 'player.keys-on'],
    [['Home', 'End'], 'player.keys-ends'],
    [['[', ']'], 'player.keys-breaks'],
    [['−', '+'], 'player.keys-speed'],
    [['f'], 'player.keys-fork'],
    [['o'], 'player.keys-presets'],
    [['w'], 'editor.keys-write'],
    [['s'], 'player.keys-share'],
    [['p'], 'player.keys-present'],
    [['Esc'], 'player.keys-escape'],
    [['?'], 'player.keys-help'],
  ];
  return h('table', { class: 'keys' }, h('tbody', {}, ...rows.map(([keys, key]) => h('tr', {},
    h('th', { scope: 'row' }, ...keys.flatMap((one, i) => [i > 0 ? ' ' : '', h('kbd', {}, one)])), h('td', {}, words.say(key))))));
}
