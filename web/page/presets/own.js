// A scenario of one's own: it is opened in the editor, where mistakes are told.

import { h } from '../dom.js';

/** @typedef {(files?: File[]) => void} Write opens the editor, with a file if there is one */

/** @param {import('../words.js').Words} words @param {Write} write */
export function ownScenario(words, write) {
  const file = h('input', { type: 'file', accept: '.json,application/json', change: () => {
    const files = [...file.files ?? []];
    file.value = ''; // the same one may be opened again
    if (files.length > 0) write(files);
  } });
  return h('details', { name: 'presets', class: 'own' },
    h('summary', {}, h('strong', {}, words.say('player.own'))),
    h('p', {}, words.say('player.own-about')),
    h('label', {}, words.say('player.own-file'), file),
    h('div', { class: 'buttons' }, h('button', { type: 'button', class: 'primary', click: () => write() }, words.say('player.own-text'))));
}
