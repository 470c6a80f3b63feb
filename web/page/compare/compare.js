import { h } from '../dom.js';
import { columns } from './columns.js';
import { calls, under } from './run.js';
import { ruleLink, still, write } from '../keyed.js';
import { readingName } from '../queue/say.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */
/** @typedef {import('../words.js').Key} Key */

/** A run of more steps than this is compared only when the reader asks. */
const LONG = 4000;

/**
 * Two readings of a point on which the documents leave a choice, side by side: the
 * same scenario is run under each, and the orders of calls are compared.
 * @implements {Part}
 */
export class Compare {
  #point;
  #readings;
  #about = h('p', { class: 'note' });
  #ask;
  #still;
  #asked = false;
  #result = h('div', { class: 'compare-result' });
  /** What the result is of. @type {{ player: unknown, of: string }} */
  #shown = { player: null, of: '' };
  #stage;

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words, reference } = stage;
    this.#stage = stage;
    const select = (/** @type {'point' | 'left' | 'right'} */ id, /** @type {() => void} */ change) => h('select', { id: `compare-${id}`, change });
    this.#point = select('point', () => this.#choose());
    this.#readings = [select('left', () => this.#changed()), select('right', () => this.#changed())];
    this.#point.append(...reference.points.map((point) => h('option', { value: point.name }, words.say(/** @type {Key} */ (`compare.point-${point.name}`)))));
    this.#ask = h('button', { type: 'button', click: () => {
      this.#asked = true;
      stage.changed();
    } }, words.say('compare.now'));
    const labelled = (/** @type {HTMLSelectElement} */ one, /** @type {'point' | 'left' | 'right'} */ id) =>
      h('div', { class: 'routine-field' }, h('label', { for: one.id }, words.say(`compare.${id}`)), one);
    mount.classList.add('compare');
    this.#still = still(mount);
    mount.append(h('div', { class: 'compare-choice' }, labelled(this.#point, 'point'), labelled(this.#readings[0], 'left'), labelled(this.#readings[1], 'right')),
      this.#about, this.#ask, this.#still, this.#result);
    this.#choose();
  }

  /** Offers the readings of the point that is chosen. */
  #choose() {
    const { words, reference } = this.#stage;
    const point = reference.points.find((one) => one.name === this.#point.value) ?? reference.points[0];
    this.#readings.forEach((select, side) => {
      select.replaceChildren(...point.readings.map((reading, i) => h('option', { value: reading, selected: i === side }, this.#name(point.name, reading))));
    });
    this.#about.replaceChildren(words.say(/** @type {Key} */ (`compare.about-${point.name}`)), ' ', ruleLink(point.rule));
    this.#changed();
  }

  #changed() {
    this.#asked = false;
    this.#stage.changed();
  }

  /** @param {string} point @param {string} reading */
  #name(point, reading) {
    return readingName(this.#stage.words, point, reading);
  }

  /** @param {Stage} stage */
  draw(stage) {
    const { player, words, state: { branch, revision, len } } = stage;
    const point = this.#point.value;
    const readings = this.#readings.map((select) => select.value);
    const of = JSON.stringify([branch, revision, point, readings]);
    const current = this.#shown.player === player && this.#shown.of === of;
    // A live run changes with each tick, and a long one takes its time.
    const wait = !current && !this.#asked && (stage.host === 'live' || len > LONG);
    this.#ask.hidden = !wait;
    this.#result.hidden = wait;
    if (wait) this.#still.hidden = true;
    if (current || wait) return;
    this.#shown = { player, of };
    this.#asked = false;
    try {
      const text = player.scenario();
      const [left, right] = readings.map((reading) => calls(stage, under(text, point, reading)));
      const titles = /** @type {[string, string]} */ (readings.map((reading) => this.#name(point, reading)));
      const apps = [...new Set([...left.keys(), ...right.keys()])];
      this.#result.replaceChildren(...apps.map((app) => columns(stage, app, titles, [left.get(app) ?? [], right.get(app) ?? []])));
      this.#still.hidden = apps.length > 0;
      if (apps.length === 0) this.#result.append(h('p', { class: 'note' }, words.say('compare.nothing')));
    } catch (error) {
      write(this.#result, words.say('compare.failed', { why: String(error) }));
    }
  }
}
