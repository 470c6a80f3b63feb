// Branches: what became of the run where somebody stepped in.

import { h } from '../dom.js';
import { Chip, setText } from './chip.js';

export class BranchesChip extends Chip {
  #stage;
  #drawn = '';
  #select;
  #about = h('p', { class: 'note' });
  #name;
  #drop;
  #said = h('p', { class: 'bad', role: 'alert' });

  /** @param {import('../stage.js').Stage} stage @param {import('./control.js').Control} control */
  constructor(stage, control) {
    const { words } = stage;
    super(words.say('player.branch'));
    this.#stage = stage;
    this.#select = h('select', { 'aria-label': words.say('player.branch'), change: () => {
      control.pause();
      stage.player.switchTo(this.#select.value);
    } });
    this.#name = h('input', { type: 'text', maxlength: 60, autocomplete: 'off' });
    this.#drop = h('button', { type: 'button', click: () => {
      control.pause();
      stage.player.drop(stage.state.branch);
    } }, words.say('player.branch-drop'));
    const rename = h('form', { class: 'rename', submit: (/** @type {Event} */ event) => this.#rename(event) },
      h('label', {}, words.say('player.branch-name'), this.#name), h('button', { type: 'submit' }, words.say('player.branch-rename')));
    this.panel.append(this.#select, this.#about,
      h('div', { class: 'buttons' }, h('button', { type: 'button', click: () => control.fork() }, words.say('player.fork')), this.#drop), rename, this.#said);
  }

  draw() {
    const { state, words } = this.#stage;
    const { branch, branches } = state;
    const what = JSON.stringify([branch, branches.map(({ name, parent, from }) => [name, parent, from])]);
    if (what === this.#drawn) return;
    this.#drawn = what;
    this.say(shown(branch, words), branches.length > 1 ? ` · ${words.say('player.branch-of', { count: branches.length })}` : '');
    this.#select.replaceChildren(...branches.map(({ name }) => h('option', { value: name, selected: name === branch }, shown(name, words))));
    const own = branches.find(({ name }) => name === branch);
    setText(this.#about, own?.parent
      ? words.say('player.branch-left', { parent: shown(own.parent, words), step: own.from })
      : words.say('player.branch-first'));
    this.#drop.disabled = !own?.parent;
    this.#name.value = shown(branch, words);
    setText(this.#said, '');
  }

  /** @param {Event} event */
  #rename(event) {
    event.preventDefault();
    const { player, state, words } = this.#stage;
    const name = this.#name.value.trim();
    if (name === shown(state.branch, words)) return;
    try {
      player.rename(state.branch, name);
    } catch {
      setText(this.#said, words.say('player.branch-taken'));
    }
  }
}

/** The name of a branch; the first has one that the program gave it. @param {string} name @param {import('../words.js').Words} words */
export const shown = (name, words) => (name === 'main' ? words.say('player.branch-main') : name);
