// Breakpoints: at which steps playing stops.

import { h } from '../dom.js';
import { Chip, setText } from './chip.js';

/** @typedef {import('../../module/player.js').Break} Break */
/** @typedef {import('../stage.js').Stage} Stage */

export class BreaksChip extends Chip {
  #stage;
  #control;
  #list = h('ul', { class: 'breaks' });
  #add = h('div', { class: 'buttons' });
  #none;
  #said = h('p', { class: 'note', role: 'status' });
  #drawn = '';
  #box;

  /** @param {Stage} stage @param {import('./control.js').Control} control */
  constructor(stage, control) {
    const { words } = stage;
    super(words.say('player.breaks'));
    this.#stage = stage;
    this.#control = control;
    this.#none = h('p', { class: 'note' }, words.say('player.breaks-none'));
    this.#box = h('input', { type: 'checkbox', change: () => {
      control.stopping = this.#box.checked;
      stage.changed();
    } });
    /** @param {'player.break-back' | 'player.break-on'} key @param {boolean} back */
    const run = (key, back) => h('button', { type: 'button', click: () => setText(this.#said, control.toBreak(back) ? '' : words.say('player.break-no')) }, words.say(key));
    this.panel.append(
      h('label', { class: 'check' }, this.#box, words.say('player.breaks-stop')), this.#none, this.#list,
      h('p', { class: 'note' }, words.say('player.breaks-add')), this.#add,
      h('div', { class: 'buttons' }, run('player.break-back', true), run('player.break-on', false)), this.#said);
  }

  draw() {
    const { breaks, words, state } = this.#stage;
    const on = this.#control.stopping;
    const count = words.number(breaks.length);
    this.say(words.say(on || breaks.length === 0 ? 'player.breaks-short' : 'player.breaks-off', { count }));
    if (this.#box.checked !== on) this.#box.checked = on;
    const offers = this.open ? offered(state.event) : [];
    const what = JSON.stringify([breaks, offers]);
    if (what === this.#drawn) return;
    this.#drawn = what;
    this.#none.hidden = breaks.length > 0;
    this.#list.replaceChildren(...breaks.map((one) => h('li', {}, this.#tell(one),
      h('button', { type: 'button', 'aria-label': words.say('player.break-drop', { what: this.#tell(one) }), click: () => this.#set(breaks.filter((other) => other !== one)) }, '✕'))));
    this.#add.replaceChildren(...offers.filter((offer) => !breaks.some((one) => same(one, offer)))
      .map((offer) => h('button', { type: 'button', click: () => this.#set([...breaks, offer]) }, this.#tell(offer))));
  }

  /** @param {Break[]} breaks */
  #set(breaks) {
    const focused = this.panel.contains(document.activeElement);
    this.#stage.breaks = breaks;
    this.draw();
    if (focused) this.#box.focus();
    this.#stage.changed();
  }

  /** @param {Break} one */
  #tell(one) {
    return Object.entries(one).map(([name, value]) => this.#stage.words.say(/** @type {any} */ (`player.break-${name}`), { value })).join(', ');
  }
}

/** @param {Break} a @param {Break} b */
const same = (a, b) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Conditions that hold for a step. @param {import('../../module/player.js').Told | null} event @returns {Break[]} */
function offered(event) {
  if (!event) return [];
  /** @type {(keyof Break)[]} */
  const names = ['key', 'node', 'routine', 'result', 'app', 'rule'];
  return names.filter((name) => event[name]).map((name) => ({ [name]: event[name] }));
}
