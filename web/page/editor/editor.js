// The editor: a scenario as text beside its pictures.

import { h } from '../dom.js';
import { root } from '../../root.js';
import { linkTo } from '../share/link.js';
import { copy, save } from '../share/out.js';
import { Follow } from './follow.js';
import { markMistake, markNow } from './marks.js';
import { asGo, asJavaScript } from './program.js';
import { fetchSchema } from './schema.js';
import { Shelf } from './shelf.js';
import { MOST, ScenarioText } from './text.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */

/** Where there is room for pictures beside the text. */
const BESIDE = matchMedia('(min-width: 60rem)');

/** @implements {Part} */
export class Editor {
  #stage;
  #text;
  #follow;
  #shelf;
  #said = h('p', { class: 'writing-said', role: 'status' });
  #mistake = h('p', { class: 'writing-mistake bad', role: 'alert' });
  #differs;
  /** What had the focus before. @type {Element | null} */
  #before = null;
  /** What is marked. */
  #marked = '';

  /** @param {Stage} stage @param {() => void} rest stops what plays */
  constructor(stage, rest) {
    const { words } = stage;
    this.#stage = stage;
    this.#text = new ScenarioText(words.say('editor.text'), phrases(words), {
      changed: () => this.#follow.soon(),
      refused: () => this.#say(words.say('editor.too-much', { most: words.number(MOST / 2 ** 20) })),
      pointed: (line) => this.#point(line),
      dropped: (files) => this.#files(files),
      scenario: () => this.#follow.scenario,
    });
    this.#follow = new Follow(stage, rest, () => this.#text.text, () => this.#heard());
    this.#shelf = new Shelf(words, (text) => this.#take(text), (files) => this.#files(files));
    /** @param {import('../words.js').Key} key @param {() => unknown} act */
    const button = (key, act) => h('button', { type: 'button', click: act }, words.say(key));
    this.#differs = h('p', { class: 'writing-differs note', hidden: true }, words.say('editor.differs'), ' ', button('editor.take', () => this.#reread()));
    this.element = h('section', { class: 'writing', 'aria-label': words.say('editor.title'), hidden: true },
      h('div', { class: 'writing-head' }, h('h2', {}, words.say('editor.title')),
        h('button', { type: 'button', 'aria-label': words.say('editor.close'), title: words.say('editor.close'), click: () => this.close() }, '✕')),
      h('div', { class: 'writing-buttons', role: 'group', 'aria-label': words.say('editor.ways') },
        this.#shelf.button, button('editor.save', () => this.#save()), button('editor.keep', () => this.#keep()),
        button('editor.link', () => this.#copy(() => linkTo(stage))),
        button('editor.javascript', () => this.#copy(() => asJavaScript(this.#text.text, stage.state.title, words.language, new URL('mapi.js', root).href))),
        button('editor.go', () => this.#copy(() => asGo(this.#text.text, stage.state.title, words.language)))),
      this.#shelf.element, this.#differs, this.#text.element, this.#mistake, this.#said,
      h('p', { class: 'writing-keys note' }, words.say('editor.keys')));
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      this.close();
    });
    this.element.addEventListener('dragover', (event) => event.preventDefault());
    this.element.addEventListener('drop', (event) => {
      if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.#files(event.dataTransfer.files);
    });
    BESIDE.addEventListener('change', () => this.#arrange());
    document.body.append(this.element);
    stage.add(this);
    fetchSchema(words.language).then((schema) => this.#text.learn(schema), () => this.#say(words.say('editor.no-schema')));
  }

  toggle() {
    if (this.element.hidden) this.open();
    else this.close();
  }

  open() {
    this.#before = document.activeElement;
    this.element.hidden = false;
    this.#arrange();
    if (!this.#follow.ours) this.#reread();
    else this.draw();
    this.#text.view.focus();
  }

  close() {
    this.element.hidden = true;
    this.#arrange();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (this.#before instanceof HTMLElement && this.#before.checkVisibility()) this.#before.focus();
  }

  /** Makes room beside the pictures; where there is none, the page rests behind the text. */
  #arrange() {
    const open = !this.element.hidden;
    const alone = open && !BESIDE.matches;
    document.documentElement.toggleAttribute('data-writing', open);
    for (const [name, value] of Object.entries({ role: 'dialog', 'aria-modal': 'true' })) {
      if (alone) this.element.setAttribute(name, value);
      else this.element.removeAttribute(name);
    }
    for (const one of document.body.children) if (one !== this.element) one.toggleAttribute('inert', alone);
  }

  /** Takes the text from what the stage plays. */
  #reread() {
    const text = this.#follow.begin();
    if (text !== this.#text.text) this.#text.show(text);
    this.#heard();
  }

  draw() {
    if (this.element.hidden) return;
    if (!this.#follow.ours) return this.#reread(); // somebody has opened another one
    this.#differs.hidden = !this.#follow.differs;
    const lines = this.#follow.lines;
    const marked = `${lines}`;
    if (marked === this.#marked) return;
    this.#marked = marked;
    markNow(this.#text.view, lines, document.activeElement !== this.#text.element);
  }

  #heard() {
    const { words } = this.#stage;
    const { mistake } = this.#follow.checked;
    markMistake(this.#text.view, mistake);
    this.#mistake.replaceChildren(...mistake ? [words.say('editor.mistake', { line: mistake.line, column: mistake.column }), ' ', h('span', { lang: 'en' }, mistake.reason)] : []);
    this.#said.textContent = '';
    this.#marked = ' ';
    this.draw();
  }

  /** @param {string} text */
  #say(text) {
    this.#said.textContent = text;
  }

  /** @param {number} line */
  #point(line) {
    this.#follow.goTo(line);
  }

  /** Puts a text there, and plays it. @param {string} text */
  #take(text) {
    this.#text.show(text);
    if (this.#text.text.length === 0 && text.length > 0) return;
    this.#follow.now();
  }

  /** @param {FileList} files */
  async #files([file]) {
    const { words } = this.#stage;
    if (file.size > MOST) return this.#say(words.say('editor.too-much', { most: words.number(MOST / 2 ** 20) }));
    try {
      this.#take(await file.text());
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    }
  }

  #save() {
    save(`${this.#title().replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'scenario'}.json`, this.#text.text, 'application/json');
  }

  #keep() {
    const { words } = this.#stage;
    const done = this.#shelf.keep(this.#title(), this.#text.text);
    this.#say(words.say(done ? 'editor.is-kept' : 'editor.no-room'));
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

/** What CodeMirror says by itself. @param {import('../words.js').Words} words @returns {Record<string, string>} */
const phrases = (words) => ({ Completions: words.say('editor.completions'), Diagnostics: words.say('editor.mistakes'), 'No diagnostics': words.say('editor.no-mistakes') });
