// The presets, with prose, in the order of the article; and a scenario of one's own.

import { h } from '../dom.js';
import { dialog } from '../dialog.js';
import { late } from '../late.js';
import { ownScenario } from './own.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {Record<string, string>} Texts by language */
/** @typedef {'sessions' | 'services' | 'sharing' | 'idle' | 'threads'} Part of the article */
/** @typedef {{ parts: { name: Part, scenarios: { name: string, title: Texts }[] }[] }} Index */

/** The text of a preset. @param {string} name @param {import('../words.js').Words} words */
export async function fetchPreset(name, words) {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(words.say('player.presets-unknown', { name }));
  const response = await late(`scenarios/${name}.json`, words);
  if (!response.ok) throw new Error(words.say('player.presets-unknown', { name }));
  return { name, text: await response.text() };
}

export class Presets {
  #stage;
  #beside;
  #list = h('div', { class: 'presets' });
  #filled = false;
  #said = h('p', { class: 'bad', role: 'alert' });

  /**
   * @param {Stage} stage
   * @param {import('../beside/beside.js').Beside} beside where what is opened is shown
   * @param {import('./own.js').Write} write
   */
  constructor(stage, beside, write) {
    const { words } = stage;
    this.#stage = stage;
    this.#beside = beside;
    const own = ownScenario(words, (files) => {
      this.element.close();
      write(files);
    });
    this.element = dialog(words, words.say('player.presets'), this.#said, this.#list, own).element;
    document.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('[data-preset]') : null;
      if (button instanceof HTMLElement) this.#press(button).catch(reportError);
    });
  }

  /** In the page a button plays its example; in the list it goes to where that is shown. @param {HTMLElement} button */
  async #press(button) {
    const name = button.dataset.preset ?? '';
    const listed = this.element.contains(button);
    if (!listed && this.#beside.goesOn(name)) return;
    await this.play(name);
    if (this.#stage.preset.name !== name) return;
    if (listed) await this.#beside.land(name);
    else this.#beside.play(button);
  }

  async open() {
    this.element.showModal();
    if (!this.#filled) await this.#fill();
    for (const one of this.#list.querySelectorAll('[data-preset]')) {
      if (one instanceof HTMLElement && one.dataset.preset === this.#stage.preset.name) one.setAttribute('aria-current', 'true');
      else one.removeAttribute('aria-current');
    }
    const current = this.#list.querySelector('details[open] [aria-current]') ?? this.#list.querySelector('summary');
    if (current instanceof HTMLElement) current.focus();
  }

  /** @param {string} name */
  async play(name) {
    this.#said.textContent = '';
    try {
      this.#stage.open(await fetchPreset(name, this.#stage.words));
      this.element.close();
    } catch (error) {
      this.#said.textContent = error instanceof Error ? error.message : String(error);
      if (!this.element.open) this.element.showModal();
    }
  }

  async #fill() {
    this.#filled = true;
    const { words } = this.#stage;
    try {
      const response = await late('scenarios/index.json', words);
      if (!response.ok) throw new Error(words.say('player.presets-none'));
      const index = /** @type {Index} */ (await response.json());
      this.#list.replaceChildren(...index.parts.map((part) => this.#group(part)));
    } catch (error) {
      this.#filled = false;
      this.#said.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  /** @param {Index['parts'][0]} part */
  #group({ name: part, scenarios }) {
    const { language } = this.#stage.words;
    const entries = scenarios.map((one) => ({ ...one, about: h('p') }));
    const open = scenarios.some(({ name }) => name === this.#stage.preset.name);
    const group = h('details', { name: 'presets', open, toggle: () => {
      if (!group.open) return;
      for (const { name, about } of entries) if (!about.hasChildNodes()) this.#tell(name, about);
    } },
    h('summary', {}, h('strong', {}, this.#stage.words.say(`player.presets-of-${part}`)), ` · ${entries.length}`),
    h('ul', {}, ...entries.map(({ name, title: own, about }) => h('li', {}, h('button', { type: 'button', 'data-preset': name }, own[language]), about))));
    return group;
  }

  /** @param {string} name @param {Element} about */
  async #tell(name, about) {
    const { words } = this.#stage;
    about.append(' ');
    const { text } = await fetchPreset(name, words);
    const { about: prose } = JSON.parse(text);
    about.textContent = typeof prose === 'string' ? prose : prose?.[words.language] ?? '';
  }
}
