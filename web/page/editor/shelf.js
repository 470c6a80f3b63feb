// Where scenarios are taken from and put: files, and what is kept in this browser.

import { h } from '../dom.js';
import { forget, keep, kept } from './kept.js';

/** @typedef {import('../words.js').Key} Key */

export class Shelf {
  #words;
  #take;
  #list = h('ul', { class: 'writing-kept' });
  #file;

  /**
   * @param {import('../words.js').Words} words
   * @param {(text: string, name: string) => void} take
   * @param {(files: FileList) => void} files
   */
  constructor(words, take, files) {
    this.#words = words;
    this.#take = take;
    this.#file = h('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': words.say('editor.open-file'), change: () => {
      if (this.#file.files?.length) files(this.#file.files);
      this.#file.value = '';
    } });
    this.button = h('button', { type: 'button', click: () => this.#file.click() }, words.say('editor.open-file'));
    this.summary = h('summary', {}, words.say('editor.kept', { count: 0 }));
    this.element = h('details', { class: 'writing-shelf', hidden: true }, this.summary, this.#list, this.#file);
    this.draw();
  }

  /** Keeps a scenario; says whether it could. @param {string} title @param {string} text */
  keep(title, text) {
    const done = keep(title, text);
    this.draw();
    return done;
  }

  draw() {
    const all = Object.entries(kept());
    this.element.hidden = all.length === 0;
    this.summary.textContent = this.#words.say('editor.kept', { count: all.length });
    this.#list.replaceChildren(...all.map(([title, text]) => h('li', {},
      h('button', { type: 'button', class: 'writing-take', click: () => this.#take(text, title) }, title),
      h('button', { type: 'button', 'aria-label': this.#words.say('editor.forget', { title }), title: this.#words.say('editor.forget', { title }), click: () => {
        forget(title);
        this.draw();
        (this.element.hidden ? this.button : this.summary).focus();
      } }, '✕'))));
  }
}
