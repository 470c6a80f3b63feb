// The ways into the text and out of it: files, what is kept, links, programs.

import { h } from '../dom.js';
import { root } from '../../root.js';
import { linkTo } from '../share/link.js';
import { copy, save } from '../share/out.js';
import { asGo, asJavaScript } from './program.js';
import { Shelf } from './shelf.js';
import { MOST } from './text.js';

/** @typedef {import('../stage.js').Stage} Stage */

export class Ways {
  #stage;
  #text;
  #follow;
  #say;

  /**
   * @param {Stage} stage
   * @param {import('./text.js').ScenarioText} text
   * @param {import('./follow.js').Follow} follow
   * @param {(sentence: string) => void} say
   */
  constructor(stage, text, follow, say) {
    const { words } = stage;
    this.#stage = stage;
    this.#text = text;
    this.#follow = follow;
    this.#say = say;
    this.shelf = new Shelf(words, (one) => this.#take(one), (files) => this.files(files));
    /** @param {import('../words.js').Key} key @param {() => unknown} act */
    const button = (key, act) => h('button', { type: 'button', click: act }, words.say(key));
    this.element = h('div', { class: 'writing-buttons', role: 'group', 'aria-label': words.say('editor.ways') },
      this.shelf.button, button('editor.save', () => this.#save()), button('editor.keep', () => this.#keep()),
      button('editor.link', () => this.#copy(() => linkTo(stage))),
      button('editor.javascript', () => this.#copy(() => asJavaScript(text.text, stage.state.title, words.language, new URL('mapi.js', root).href))),
      button('editor.go', () => this.#copy(() => asGo(text.text, stage.state.title, words.language))));
  }

  /** Takes the first of some files. @param {Iterable<File>} files */
  async files([file]) {
    if (file.size > MOST) return this.tooMuch();
    try {
      this.#take(await file.text());
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    }
  }

  /** Says that something is refused. */
  tooMuch() {
    const { words } = this.#stage;
    this.#say(words.say('editor.too-much', { most: words.number(MOST / 2 ** 20) }));
  }

  /** Puts a text there, and plays it. @param {string} text */
  #take(text) {
    this.#text.show(text);
    this.#follow.now();
  }

  #save() {
    save(`${this.#title().replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'scenario'}.json`, this.#text.text, 'application/json');
  }

  #keep() {
    const done = this.shelf.keep(this.#title(), this.#text.text);
    this.#say(this.#stage.words.say(done ? 'editor.is-kept' : 'editor.no-room'));
  }

  #title() {
    return this.#follow.now() ? this.#stage.state.title : this.#stage.words.say('editor.untitled');
  }

  /** Copies something about the text, which has to be played for it. @param {() => string} make */
  async #copy(make) {
    const { words } = this.#stage;
    if (!this.#follow.now()) return this.#say(words.say('editor.first'));
    try {
      this.#say(words.say(await copy(make()) ? 'editor.copied' : 'editor.not-copied'));
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    }
  }
}
