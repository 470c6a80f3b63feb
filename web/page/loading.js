// How far the program has come: a bar, if the server says how long it is.

import { h } from './dom.js';

export class Loading {
  #words;
  #bar = h('progress', { max: 1, 'aria-label': '' });
  #place = document.querySelector('.loading');

  /** @param {import('./words.js').Words} words */
  constructor(words) {
    this.#words = words;
    this.#bar.setAttribute('aria-label', words.say('player.loading'));
  }

  /** @param {number} loaded @param {number} total */
  told = (loaded, total) => {
    if (total === 0 || loaded >= total) {
      const status = document.getElementById('status');
      if (status && !document.documentElement.dataset.ready) status.textContent = this.#words.say(total ? 'player.starting' : 'player.loading-bytes', { loaded: this.#words.number(loaded / 1e6, { maximumFractionDigits: 1, minimumFractionDigits: 1 }) });
      return;
    }
    if (!this.#bar.isConnected) this.#place?.append(this.#bar);
    this.#bar.value = loaded / total;
  };

  end() {
    this.#bar.remove();
  }
}
