// Which host drives, always by its name: the scenario's own time, or the idle time
// of this browser. Here the reader can also step in: as the user, as other work,
// as somebody who closes the lid.

import { h } from '../dom.js';
import { act } from '../queue/act.js';
import { tell } from '../queue/call.js';
import { Chip, setText } from './chip.js';

export class HostChip extends Chip {
  #stage;
  #live;
  #control;
  #about = h('p');
  #switch = h('button', { type: 'button', class: 'primary' });
  #load;
  #loadText = h('output');
  #virtual;
  #liveOnly;
  #span;
  #app;
  #said = h('p', { class: 'bad', role: 'alert' });
  #cost = h('p', { class: 'note' });

  /** @param {import('../stage.js').Stage} stage @param {import('../live/live.js').Live} live @param {import('./control.js').Control} control */
  constructor(stage, live, control) {
    const { words } = stage;
    super(words.say('player.host'));
    this.#stage = stage;
    this.#live = live;
    this.#control = control;
    this.#switch.addEventListener('click', () => {
      if (live.on) return live.stop();
      control.pause();
      live.start();
    });
    this.#load = h('input', { type: 'range', min: 0, max: 95, step: 5, value: 0, input: () => (live.load = this.#load.valueAsNumber) });
    this.#span = h('input', { type: 'number', min: 0.01, max: 36000, step: 'any', value: 2, inputmode: 'decimal' });
    this.#app = h('select');
    /** @param {import('../words.js').Key} key @param {string} verb */
    const button = (key, verb) => h('button', { type: 'button', click: () => this.#happen(verb) }, words.say(key));
    this.#virtual = h('div', { class: 'buttons' }, button('player.do-idle', 'idle'), button('player.do-busy', 'busy'));
    this.#liveOnly = h('label', {}, words.say('player.load'), h('span', { class: 'range-row' }, this.#load, this.#loadText));
    this.panel.append(this.#about, this.#switch, this.#liveOnly, h('h4', {}, words.say('player.do')),
      h('label', {}, words.say('player.do-for'), this.#span), this.#virtual,
      h('div', { class: 'buttons' }, button('player.do-sleep', 'sleep')),
      h('div', { class: 'buttons' }, button('player.do-user', 'user'), h('label', { class: 'inline' }, words.say('player.do-in'), this.#app)),
      this.#said, this.#cost);
  }

  draw() {
    const { words, state, host, cost } = this.#stage;
    const live = host === 'live';
    const source = this.#live.state?.idle === 'slices' ? 'player.live-slices' : 'player.live-source';
    this.say(words.say(live ? 'player.live' : 'player.virtual'), words.say(live ? source : this.#live.paused ? 'player.virtual-paused' : 'player.virtual-source'));
    this.button.classList.toggle('on', live);
    if (!this.open) return;
    const stalled = this.#live.state?.state === 'stalled';
    setText(this.#about, words.say(stalled ? 'player.live-stalled' : live ? 'player.live-about' : 'player.virtual-about'));
    setText(this.#switch, words.say(live ? 'player.live-stop' : 'player.live-start'));
    this.#virtual.hidden = live;
    this.#liveOnly.hidden = !live;
    setText(this.#loadText, `${this.#live.load} %`);
    if (this.#load.valueAsNumber !== this.#live.load) this.#load.value = String(this.#live.load);
    const apps = (state.snapshot.apps ?? []).map(({ name }) => name);
    if (apps.join() !== [...this.#app.options].map(({ value }) => value).join()) this.#app.replaceChildren(...apps.map((name) => h('option', {}, name)));
    setText(this.#cost, words.say('player.cost', { time: words.number(cost, { maximumFractionDigits: 1, minimumFractionDigits: 1 }) }));
  }

  /** @param {string} verb */
  #happen(verb) {
    const { words } = this.#stage;
    const span = Math.round(this.#span.valueAsNumber * 1e6) / 1e4;
    setText(this.#said, '');
    if (this.#live.on && verb === 'user') return; // the click was that
    if (verb !== 'user' && !(span > 0)) return setText(this.#said, words.say('player.do-no-time'));
    const input = verb === 'user' ? { do: verb, app: this.#app.value, what: words.say('player.live-input') } : { do: verb, for: span };
    tell(this.#stage, input);
    if (this.#live.on) return this.#live.sleep(span);
    this.#control.pause();
    const { text, told } = act(this.#stage, input);
    if (!told) setText(this.#said, text);
  }
}
