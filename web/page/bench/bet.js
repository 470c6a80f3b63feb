// A bet on a way through the session chart, made before the token runs.

import { ChartWords } from '../chart/words.js';
import { ofLogon, walks } from '../chart/walk.js';
import { h } from '../dom.js';
import { write } from '../keyed.js';
import { fetchPreset } from '../presets/presets.js';
import { Stroll } from '../stroll.js';
import { flagsOf, PATHS, scenarioOf } from './paths.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../chart/walk.js').Chart} Chart */

// A call that is refused never gets onto the chart.
const OFF = 'off';
const ADDRESS = /^#bet=(\d+)$/;

export class Bet {
  #stage;
  #chart;
  #words;
  #home;
  #name;
  #title = h('h3', { id: 'bench-bet-title', tabindex: -1 });
  #call = h('code');
  #facts = h('p');
  #ends;
  #verdict = h('p', { role: 'status', class: 'bet-verdict' });
  #score = h('p', { class: 'note' });
  #next;
  #link;
  /** Which of the paths, from 0. */
  #path = -1;
  /** The node that was bet on, until the end is told. */
  #said = '';
  #stroll;
  /** @type {import('../../module/player.js').Player | null} */
  #player = null;
  /** By path, whether the bet was right. @type {Map<number, boolean>} */
  #bets = new Map();
  #still = matchMedia('(prefers-reduced-motion: reduce)');

  /** @param {Stage} stage @param {string} home the preset to go back to */
  constructor(stage, home) {
    const { words } = stage;
    this.#stage = stage;
    this.#stroll = new Stroll(stage);
    this.#home = home;
    this.#name = words.say('bet.call');
    this.#chart = /** @type {Chart} */ (stage.reference.charts.find(({ id }) => id === 'session'));
    this.#words = new ChartWords(words, this.#chart);
    const terminals = this.#chart.nodes.filter(({ id }) => this.#chart.edges.every(({ from }) => from !== id));
    const end = (/** @type {string} */ id, /** @type {Node[]} */ ...text) => h('button', { type: 'button', 'data-end': id, click: () => this.#bet(id) }, ...text);
    this.#ends = [...terminals.map(({ id }) => end(id, h('strong', {}, id), new Text(` ${this.#words.caption(id).replaceAll('\n', ' ')}`))), end(OFF, new Text(words.say('bet.off')))];
    this.#next = h('button', { type: 'button', click: () => this.#show(this.#another()) }, words.say('bet.another'));
    this.#link = h('button', { type: 'button', click: () => this.#copy() });
    this.button = h('button', { type: 'button', class: 'bet-open', 'aria-expanded': 'false', click: () => this.#toggle() }, words.say('bet.open'));
    this.element = h('section', { class: 'bench-bet', tabindex: -1, 'aria-labelledby': 'bench-bet-title', hidden: true, keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      void this.#leave();
    } },
    h('div', { class: 'bet-head' }, this.#title, h('button', { type: 'button', 'aria-label': words.say('player.close'), title: words.say('player.close'), click: () => this.#leave() }, '✕')),
    h('p', {}, this.#call), this.#facts, h('p', { id: 'bet-ask' }, h('strong', {}, words.say('bet.ask'))),
    h('div', { class: 'bet-ends', role: 'group', 'aria-labelledby': 'bet-ask' }, ...this.#ends),
    this.#verdict, h('div', { class: 'bet-foot' }, this.#next, this.#link, this.#score));
  }

  /** The page has it now: a link may lead to a bet. */
  begin() {
    const asked = Number(ADDRESS.exec(location.hash)?.[1]);
    if (asked >= 1 && asked <= PATHS.length) this.#show(asked - 1);
  }

  /** The end of the run that is bet on, and where the token is then. */
  #end() {
    const { player } = this.#stage;
    const walk = walks(this.#chart, player.events.filter(ofLogon)).find(({ call }) => call === this.#name);
    const told = player.events.findLast(({ call, key }) => call === this.#name && /^logon\.(session|shared|failed)$/.test(key));
    return { node: walk?.off ? OFF : walk?.node ?? '', step: told?.id ?? 0, sentence: told?.sentence ?? '' };
  }

  draw() {
    const { player, state } = this.#stage;
    if (!this.#said || player !== this.#player) return;
    const end = this.#end();
    if (state.at < end.step) return;
    const right = end.node === this.#said;
    if (!this.#bets.has(this.#path)) this.#bets.set(this.#path, right);
    this.#verdict.classList.toggle('good', right);
    this.#verdict.classList.toggle('bad', !right);
    this.element.dataset.state = 'told';
    write(this.#verdict, this.#stage.words.say(right ? 'bet.right' : 'bet.wrong', { said: this.#called(this.#said), node: this.#called(end.node), sentence: end.sentence }));
    for (const button of this.#ends) button.toggleAttribute('data-right', button.dataset.end === end.node);
    this.#said = '';
    this.#count();
    if (this.element.contains(document.activeElement) || document.activeElement === document.body) this.#next.focus();
  }

  /** @param {string} node */
  #called(node) {
    return node === OFF ? this.#stage.words.say('bet.off') : node;
  }

  #toggle() {
    if (this.element.hidden) this.#show(this.#another());
    else void this.#leave();
  }

  /** One that has not been bet on, while there is one. */
  #another() {
    const all = PATHS.map((_, i) => i).filter((i) => i !== this.#path);
    const fresh = all.filter((i) => !this.#bets.has(i));
    const from = fresh.length > 0 ? fresh : all;
    return from[Math.floor(Math.random() * from.length)];
  }

  /** @param {number} number */
  #show(number) {
    const { words } = this.#stage;
    const path = PATHS[number];
    this.#stroll.stop();
    this.#path = number;
    this.#said = '';
    write(this.#title, words.say('bet.title', { number: number + 1, all: PATHS.length }));
    write(this.#call, `MAPILogonEx(0, ${path.profile ? JSON.stringify(path.profile) : 'NULL'}, NULL, ${flagsOf(path).join(' | ')}, &session)`);
    write(this.#facts, [words.say(path.shares ? 'bet.shared' : 'bet.alone'), words.say(path.right ? 'bet.password-right' : 'bet.password-wrong'), words.say('bet.user')].join(' '));
    write(this.#verdict, '');
    this.element.dataset.state = 'asks';
    write(this.#link, words.say('bet.copy'));
    for (const button of this.#ends) for (const mark of ['data-right', 'data-said']) button.removeAttribute(mark);
    this.#count();
    this.element.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.#title.focus();
  }

  #count() {
    const right = [...this.#bets.values()].filter(Boolean).length;
    write(this.#score, this.#bets.size > 0 ? this.#stage.words.say('bet.score', { right, made: this.#bets.size, all: PATHS.length }) : '');
  }

  /** @param {string} node */
  #bet(node) {
    const stage = this.#stage;
    for (const button of this.#ends) {
      button.removeAttribute('data-right');
      button.toggleAttribute('data-said', button.dataset.end === node);
    }
    write(this.#verdict, stage.words.say('bet.runs'));
    this.element.focus();
    this.element.dataset.state = 'runs';
    stage.live?.stop();
    stage.open({ name: '', text: scenarioOf(PATHS[this.#path], this.#title.textContent ?? '', this.#name) });
    const { player } = stage;
    this.#player = player;
    this.#said = node;
    player.go(player.events.findIndex(({ call }) => call === this.#name));
    this.#stroll.to(this.#end().step);
  }

  async #copy() {
    const url = `${location.origin}${location.pathname}#bet=${this.#path + 1}`;
    const done = await navigator.clipboard.writeText(url).then(() => true, () => false);
    write(this.#link, done ? this.#stage.words.say('queue.copied') : url);
  }

  /** Back to the workbench as it was found. */
  async #leave() {
    const stage = this.#stage;
    this.#stroll.stop();
    this.#said = '';
    this.element.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
    this.button.focus();
    if (stage.player !== this.#player) return;
    stage.open(await fetchPreset(this.#home, stage.words));
    if (!this.#still.matches) stage.live?.start();
  }
}
