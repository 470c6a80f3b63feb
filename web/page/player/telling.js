// The sentence of the step, to be seen and to be heard: heard now and then only
// while it plays fast.

import { h } from '../dom.js';
import { Latest } from '../live/latest.js';
import { setText } from './chip.js';

// Between two sentences that are read out while it plays.
const PAUSE = 4000; // milliseconds

export class Telling {
  #time = h('span', { class: 'player-time' });
  #sentence = h('span');
  #rule;
  #heard = h('p', { class: 'unseen', role: 'status' });
  #saidAt = 0;
  #said = '';
  #latest = new Latest();

  /** @param {import('../words.js').Words} words @param {(rule: string) => unknown} open */
  constructor(words, open) {
    this.#rule = h('button', { type: 'button', class: 'rule', title: words.say('player.rule-open'), click: () => open(this.#rule.textContent ?? '') });
    this.element = h('div', { class: 'player-telling' }, h('p', { class: 'player-sentence' }, this.#time, ' ', this.#sentence, ' ', this.#rule), this.#heard);
  }

  /** @param {import('../stage.js').Stage} stage @param {boolean} playing */
  draw(stage, playing) {
    const { state, words } = stage;
    const event = stage.host === 'live' ? this.#latest.of(stage) : state.event;
    const sentence = event?.sentence ?? words.say('player.begin', { title: state.title });
    setText(this.#time, event ? words.seconds(event.at) : '');
    setText(this.#sentence, sentence);
    setText(this.#rule, event?.rule ?? '');
    this.#rule.hidden = !event?.rule;
    const now = performance.now();
    const said = `${event?.id ?? 0} ${sentence}`;
    if (this.#said === said || (playing && now - this.#saidAt < PAUSE)) return;
    this.#saidAt = now;
    this.#said = said;
    this.#heard.textContent = sentence; // said again if the step before was told by the same
  }
}
