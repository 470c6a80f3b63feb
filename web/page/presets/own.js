// A scenario of one's own: from a file or pasted. What is wrong with it is shown
// with its place.

import { h } from '../dom.js';

export class OwnScenario {
  #stage;
  #done;
  #text;
  #said;

  /** @param {import('../stage.js').Stage} stage @param {() => void} done */
  constructor(stage, done) {
    const { words } = stage;
    this.#stage = stage;
    this.#done = done;
    this.#said = h('p', { id: 'own-mistake', class: 'bad', role: 'alert' });
    this.#text = h('textarea', { rows: 8, spellcheck: 'false', 'aria-describedby': 'own-mistake' });
    const file = h('input', { type: 'file', accept: '.json,application/json', change: async () => {
      const chosen = file.files?.[0];
      if (!chosen) return;
      this.#text.value = await chosen.text();
      this.#open(chosen.name);
    } });
    const now = h('button', { type: 'button', click: () => {
      this.#text.value = stage.player.scenario();
      this.#text.focus();
    } }, words.say('player.own-now'));
    this.element = h('details', { name: 'presets', class: 'own' },
      h('summary', {}, h('strong', {}, words.say('player.own'))),
      h('p', {}, words.say('player.own-about')),
      h('label', {}, words.say('player.own-file'), file),
      h('label', {}, words.say('player.own-text'), this.#text),
      this.#said,
      h('div', { class: 'buttons' }, h('button', { type: 'button', class: 'primary', click: () => this.#open('') }, words.say('player.own-open')), now));
  }

  /** @param {string} name of the file */
  #open(name) {
    this.#said.textContent = '';
    this.#text.removeAttribute('aria-invalid');
    try {
      this.#stage.open({ name: '', text: this.#text.value });
      this.#done();
    } catch (error) {
      const { detail = '', message = String(error) } = /** @type {import('../../module/error.js').MapiError} */ (error);
      this.#said.textContent = (name ? `${name}: ` : '') + (detail || message);
      this.#text.setAttribute('aria-invalid', 'true');
      this.#show(detail || message);
    }
  }

  /** Selects the line that a mistake is in. @param {string} mistake */
  #show(mistake) {
    const place = /line (\d+)/.exec(mistake);
    if (!place) return;
    const lines = this.#text.value.split('\n');
    const line = Number(place[1]) - 1;
    const begin = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
    this.#text.focus();
    this.#text.setSelectionRange(begin, begin + (lines[line] ?? '').length);
    const height = this.#text.scrollHeight / Math.max(lines.length, 1);
    this.#text.scrollTop = Math.max((line - 2) * height, 0);
  }
}
