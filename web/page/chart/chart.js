// A chart of the program, drawn from its table: as a picture or as a nested list,
// with the way of a logon on it and what there is to know of each node beside it.

import { focused, h } from '../dom.js';
import { Details } from './details.js';
import { ChartKeys } from './keys.js';
import { List } from './list.js';
import { Pace } from './pace.js';
import { Picture } from './picture.js';
import { Those } from '../unread.js';
import { ofLogon, walks } from './walk.js';
import { ChartWords } from './words.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */
/** @typedef {import('./walk.js').Chart} Table */
/** @typedef {import('./walk.js').Walk} Walk */

const NARROW = 560; // pixels, below which the picture is drawn closer

/** @implements {Part} */
export class Chart {
  #stage;
  #chart;
  #words;
  #picture;
  #keys;
  #list;
  #details;
  #frame;
  #walks;
  #logons = new Those(ofLogon);
  #views;
  #asList = false;
  /** It is on the workbench or in an element, and as large as the place that it has there. */
  #fitted;
  #mount;
  #pace = new Pace();
  #selected = '';
  #chosen = '';
  /** Where the choice was made, if by keyboard. @type {Element | null} */
  #from = null;

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const chart = /** @type {Table} */ (stage.reference.charts.find(({ id }) => id === mount.dataset.chart));
    this.#stage = stage;
    this.#mount = mount;
    this.#fitted = mount.closest('.bench, .fitted') !== null;
    this.#chart = chart;
    this.#words = new ChartWords(stage.words, chart);
    const words = this.#words;
    this.#walks = h('select', { change: () => {
      this.#chosen = this.#walks.value;
      stage.changed();
    } });
    this.#views = ['picture', 'list'].map((view) => h('button', { type: 'button', 'data-view': view, click: () => this.#view(view === 'list') }, words.say(view)));
    this.#frame = h('div', { class: 'chart-frame' });
    this.#details = new Details(stage, chart, words, () => this.#follow());
    this.#list = new List(chart, words, (id, byKey) => this.#choose(id, byKey));
    this.#picture = this.#draft(mount.clientWidth < NARROW);
    this.#keys = this.#keyboard();
    // The first chart says how to use them.
    const hint = chart.id === 'session' ? [h('p', { class: 'note keys-hint' }, words.say('keys'))] : [];
    mount.classList.add('chart');
    mount.replaceChildren(
      h('div', { class: 'chart-head' }, h('h3', {}, words.title()), h('label', {}, words.say('whose'), ' ', this.#walks),
        h('div', { class: 'views', role: 'group', 'aria-label': words.say('views') }, ...this.#views)),
      h('div', { class: 'chart-body' }, this.#frame, this.#details.element), ...hint);
    this.#view(false);
    new ResizeObserver(() => mount.isConnected && this.#fit(mount.clientWidth < NARROW)).observe(mount);
  }

  /** @param {Stage} stage */
  draw(stage) {
    const { state, player } = stage;
    const told = this.#logons.of(player.events, state.at);
    const all = walks(this.#chart, stage.host === 'live' ? this.#pace.of(told, () => stage.changed()) : this.#pace.all(told));
    const walk = all.find(({ key }) => key === this.#chosen) ?? latest(all);
    this.#offer(all, walk);
    const stops = new Set(stage.breaks.flatMap((one) => (Object.keys(one).length === 1 && one.node ? [one.node] : [])));
    const marks = { walk, at: state.at, selected: this.#selected, stops };
    this.#picture.draw(marks);
    this.#keys.draw(walk);
    this.#list.draw(marks);
    this.#details.draw(marks);
    this.#mount.toggleAttribute('data-chosen', this.#selected !== '');
  }

  /** @param {Walk[]} all @param {Walk | undefined} walk */
  #offer(all, walk) {
    const label = /** @type {HTMLElement} */ (this.#walks.parentElement);
    label.hidden = all.length < 2;
    const offers = [{ key: '', text: this.#words.say('latest') }, ...all.map((one) => ({ key: one.key, text: this.#words.walk(one) }))];
    const now = [...this.#walks.options].map((option) => `${option.value} ${option.text}`).join('\n');
    if (now !== offers.map(({ key, text }) => `${key} ${text}`).join('\n')) {
      this.#walks.replaceChildren(...offers.map(({ key, text }) => h('option', { value: key }, text)));
    }
    const value = walk && walk.key === this.#chosen ? walk.key : '';
    if (this.#walks.value !== value) this.#walks.value = value;
  }

  /** @param {boolean} narrow */
  #draft(narrow) {
    return new Picture(this.#chart, this.#words, narrow, this.#fitted);
  }

  #keyboard() {
    return new ChartKeys(this.#chart, this.#picture, (id, byKey) => this.#choose(id, byKey));
  }

  /** @param {boolean} narrow */
  #fit(narrow) {
    if (narrow === this.#picture.narrow) return;
    const had = this.#picture.element.contains(focused());
    this.#picture = this.#draft(narrow);
    this.#keys = this.#keyboard();
    this.#view(this.#asList);
    this.draw(this.#stage);
    if (had) this.#keys.focus();
  }

  /** @param {boolean} asList */
  #view(asList) {
    this.#asList = asList;
    this.#frame.replaceChildren(asList ? this.#list.element : this.#picture.element);
    for (const button of this.#views) button.setAttribute('aria-pressed', String((button.dataset.view === 'list') === asList));
  }

  /** @param {string} id @param {boolean} byKey */
  #choose(id, byKey) {
    this.#selected = id;
    this.#from = byKey ? focused() : null;
    this.draw(this.#stage);
    if (byKey) this.#details.focus();
  }

  /** Back to the token, and to where the choice was made. */
  #follow() {
    const id = this.#selected;
    const had = this.#details.element.contains(focused());
    this.#selected = '';
    this.draw(this.#stage);
    if (!had) return;
    if (this.#from?.isConnected) /** @type {HTMLElement} */ (this.#from).focus();
    else if (this.#asList) this.#list.focus(id || this.#chart.nodes[0].id);
    else this.#keys.focus(id);
  }
}

/** @param {Walk[]} all */
function latest(all) {
  return all.reduce((/** @type {Walk | undefined} */ best, one) => (best && best.last > one.last ? best : one), undefined);
}
