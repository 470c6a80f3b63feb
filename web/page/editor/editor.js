// The editor: a scenario as text beside its pictures.

import { h } from '../dom.js';
import { Follow } from './follow.js';
import { markMistake, markNow } from './marks.js';
import { fetchSchema } from './schema.js';
import { ScenarioText } from './text.js';
import { Ways } from './ways.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */

/** Where there is room for pictures beside the text. */
const BESIDE = matchMedia('(min-width: 60rem)');

/** @implements {Part} */
export class Editor {
  #stage;
  #text;
  #follow;
  #ways;
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
      refused: () => this.#ways.tooMuch(),
      pointed: (line) => this.#follow.goTo(line),
      dropped: (files) => this.#ways.files(files),
      scenario: () => this.#follow.scenario,
    });
    this.#follow = new Follow(stage, rest, () => this.#text.text, () => this.#heard());
    this.#ways = new Ways(stage, this.#text, this.#follow, (sentence) => this.#say(sentence));
    this.#differs = h('p', { class: 'writing-differs note', hidden: true }, words.say('editor.differs'), ' ', h('button', { type: 'button', click: () => this.#reread() }, words.say('editor.take')));
    this.element = h('section', { class: 'writing', 'aria-label': words.say('editor.title'), hidden: true },
      h('div', { class: 'writing-head' }, h('h2', {}, words.say('editor.title')),
        h('button', { type: 'button', 'aria-label': words.say('editor.close'), title: words.say('editor.close'), click: () => this.close() }, '✕')),
      this.#ways.element, this.#ways.shelf.element, this.#differs, this.#text.element, this.#mistake, this.#said,
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
      this.#ways.files(event.dataTransfer.files);
    });
    BESIDE.addEventListener('change', () => this.#arrange());
    document.body.append(this.element);
    stage.add(this);
    fetchSchema(words).then((schema) => this.#text.learn(schema), () => this.#say(words.say('editor.no-schema')));
  }

  toggle() {
    if (this.element.hidden) this.open();
    else this.close();
  }

  /** @param {File[]} files */
  take(files) {
    if (this.element.hidden) this.open();
    void this.#ways.files(files);
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
}

/** What CodeMirror says by itself. @param {import('../words.js').Words} words @returns {Record<string, string>} */
const phrases = (words) => ({ Completions: words.say('editor.completions'), Diagnostics: words.say('editor.mistakes'), 'No diagnostics': words.say('editor.no-mistakes') });
