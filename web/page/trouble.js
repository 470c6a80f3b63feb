// What goes wrong with the page itself, told in words at the top of the article.

import { h } from './dom.js';

export class Trouble {
  #words;

  /** @param {import('./words.js').Words} words */
  constructor(words) {
    this.#words = words;
  }

  /** The page goes on. @param {import('./words.js').Key} key @param {unknown} cause */
  say(key, cause) {
    const words = this.#words;
    const box = h('div', { class: 'trouble', role: 'alert', lang: words.language }, h('p', {}, words.say(key), ' ', cause instanceof Error ? cause.message : String(cause)));
    box.append(h('button', { type: 'button', click: () => box.remove() }, words.say('player.close')));
    this.#place(box);
  }

  /** The page stays an article. @param {import('./words.js').Key} key @param {unknown} cause */
  end(key, cause) {
    const text = `${this.#words.say(key)} ${cause instanceof Error ? cause.message : cause}`;
    const status = document.getElementById('status');
    if (status) {
      status.textContent = text;
      status.className = 'bad';
    } else {
      this.#place(h('p', { class: 'trouble bad', role: 'alert', lang: this.#words.language }, text));
    }
    document.documentElement.dataset.ready = 'failed';
  }

  /** @param {Element} element */
  #place(element) {
    (document.querySelector('main') ?? document.body).prepend(element);
  }
}
