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
    box.append(h('button', { type: 'button', click: () => this.#close(box) }, words.say('player.close')));
    this.#place(box);
  }

  /** The article is what comes next. @param {HTMLElement} box */
  #close(box) {
    const next = box.parentElement;
    box.remove();
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }

  /**
   * The page stays an article. A cause may have a link, a fragment that leads to the
   * run in which it came about.
   * @param {import('./words.js').Key} key
   * @param {unknown} cause
   */
  end(key, cause) {
    const { message = cause, link } = /** @type {{ message?: unknown, link?: unknown }} */ (cause instanceof Object ? cause : {});
    const text = `${this.#words.say(key)} ${message}`;
    const play = typeof link === 'string' && link.startsWith('#') ? [' ', this.#play(link)] : [];
    const status = document.getElementById('status');
    if (status) {
      status.replaceChildren(text, ...play);
      status.className = 'bad';
    } else {
      this.#place(h('p', { class: 'trouble bad', role: 'alert', lang: this.#words.language }, text, ...play));
    }
    document.documentElement.dataset.ready = 'failed';
  }

  /** Leads to a run, which is all in the fragment. @param {string} fragment */
  #play(fragment) {
    const href = location.origin + location.pathname + fragment;
    return h('a', { href, click: (/** @type {MouseEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      // Another fragment alone would leave the page as it is: stopped.
      event.preventDefault();
      history.pushState(null, '', href);
      location.reload();
    } }, this.#words.say('player.play-failed'));
  }

  /** @param {Element} element */
  #place(element) {
    (document.querySelector('main') ?? document.body).prepend(element);
  }
}
