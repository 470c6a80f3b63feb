// Help: the keys, and what is where.

import { h } from './dom.js';
import { dialog } from './dialog.js';
import { keyList } from './player/keys.js';

export class Help {
  /** @param {import('./words.js').Words} words @param {import('./player/keys.js').Keys} keys */
  constructor(words, keys) {
    const box = h('input', { type: 'checkbox', change: () => (keys.on = box.checked) });
    box.checked = keys.on;
    this.element = dialog(words, words.say('player.help'),
      h('p', {}, words.say('player.help-about')),
      keyList(words),
      h('p', { class: 'note' }, words.say('player.help-plot')),
      h('label', { class: 'check' }, box, words.say('player.help-keys'))).element;
  }

  open() {
    this.element.showModal();
  }
}
