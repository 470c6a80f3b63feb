// The log: every step with its time, its sentence and its rule. Of a long run only
// the chunks near what is to be seen are in the page.

import { h } from '../dom.js';
import { Chunk, SIZE } from './chunk.js';
import { copy } from '../share/out.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */

// How long a live run may be ahead of the row that is shown: nobody reads a hundred
// rows in each frame.
const REST = 250; // milliseconds

/** @implements {Part} */
export class Log {
  #stage;
  #scroller;
  #said = h('span', { class: 'note', role: 'status' });
  /** @type {Chunk[]} */
  #chunks = [];
  /** @type {readonly import('../../module/player.js').Told[]} */
  #events = [];
  #at = -1;
  #visible = false;
  /** When the current row was last gone to, and what will do so soon. */
  #followed = 0;
  #soon = 0;
  #seen;
  /** @type {WeakMap<Element, Chunk>} */
  #of = new WeakMap();

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words } = stage;
    this.#stage = stage;
    this.#scroller = h('div', { class: 'log-scroller', role: 'group', tabindex: 0, 'aria-label': words.say('player.log') });
    this.#scroller.addEventListener('click', (event) => this.#click(event));
    this.#scroller.addEventListener('keydown', (event) => this.#key(event));
    this.#seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const chunk = this.#of.get(target);
        if (isIntersecting) chunk?.show();
        else chunk?.hide(boundingClientRect.height);
        if (!this.#visible) this.#seen.unobserve(target);
      }
    }, { root: this.#scroller, rootMargin: '400px' });
    // To look where all chunks are costs something in each frame, and so does going to
    // the current row: not while nobody sees it.
    new IntersectionObserver((entries) => {
      this.#visible = entries.some(({ isIntersecting }) => isIntersecting);
      if (!this.#visible) return;
      for (const { element } of this.#chunks) this.#seen.observe(element);
      this.#follow(false);
    }).observe(this.#scroller);
    mount.classList.add('log');
    mount.replaceChildren(
      h('div', { class: 'log-head' }, h('p', { class: 'note' }, words.say('player.log-about')),
        h('button', { type: 'button', click: () => this.#copy() }, words.say('player.log-copy')), this.#said),
      this.#scroller);
  }

  /** @param {Stage} stage */
  draw(stage) {
    const { state, player } = stage;
    if (player.events !== this.#events) this.#read(player.events);
    const hidden = stage.predicting ? state.at : Infinity;
    for (const chunk of this.#chunks) chunk.mark(state.at, hidden);
    if (state.at === this.#at && !this.#soon) return;
    this.#at = state.at;
    if (!this.#visible) return;
    clearTimeout(this.#soon);
    this.#soon = 0;
    const rest = stage.host === 'live' ? this.#followed + REST - performance.now() : 0;
    if (rest > 0) this.#soon = setTimeout(() => stage.changed(), rest);
    // A frame later the place of a row is known, and asking for it costs no layout.
    else stage.later(this.#scroller, () => this.#follow(false));
  }

  /** @param {readonly import('../../module/player.js').Told[]} events */
  #read(events) {
    const wanted = Math.ceil(events.length / SIZE);
    for (const chunk of this.#chunks.splice(wanted)) {
      this.#seen.unobserve(chunk.element);
      chunk.element.remove();
    }
    // A run that goes on has begun as it had.
    const read = this.#events.length;
    const on = read > 0 && events[read - 1] === this.#events[read - 1];
    for (let i = on ? Math.floor(read / SIZE) : 0; i < wanted; i++) {
      const part = events.slice(i * SIZE, (i + 1) * SIZE);
      if (this.#chunks[i]) {
        this.#chunks[i].set(part);
        continue;
      }
      const chunk = new Chunk(i * SIZE, part, this.#stage.words);
      this.#chunks.push(chunk);
      this.#of.set(chunk.element, chunk);
      this.#scroller.append(chunk.element);
      this.#seen.observe(chunk.element);
    }
    this.#events = events;
    this.#at = -1;
  }

  /** Shows the current step, without moving the page. @param {boolean} focus */
  #follow(focus) {
    this.#followed = performance.now();
    const chunk = this.#chunks[Math.floor((this.#at - 1) / SIZE)];
    if (this.#at === 0) this.#scroller.scrollTop = 0;
    chunk?.show();
    const row = chunk?.row(this.#at);
    if (!row) return;
    const box = this.#scroller;
    const top = row.offsetTop;
    if (top < box.scrollTop) box.scrollTop = top - 8;
    else if (top + row.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + row.offsetHeight - box.clientHeight + 8;
    if (focus) row.querySelector('button')?.focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  #click({ target }) {
    const row = target instanceof Element ? target.closest('li') : null;
    // Whoever selects text does not want to go anywhere.
    if (!row || !document.getSelection()?.isCollapsed) return;
    this.#stage.player.go(row.value);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { at, len } = this.#stage.state;
    /** @type {Record<string, number>} */
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, PageUp: at - 10, PageDown: at + 10, Home: 1, End: len };
    if (!(event.key in to) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.#stage.player.go(Math.min(Math.max(to[event.key], 1), len));
    this.draw(this.#stage);
    this.#follow(true);
  }

  async #copy() {
    const { words } = this.#stage;
    const text = this.#events.map(({ at, rule = '', sentence }) => `${words.seconds(at)}\t${rule}\t${sentence}`).join('\n');
    this.#said.textContent = words.say((await copy(text)) ? 'player.share-done' : 'player.share-failed');
  }
}
