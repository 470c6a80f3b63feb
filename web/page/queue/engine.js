import { h } from '../dom.js';
import { write } from '../keyed.js';
import { largerFirst } from './rank.js';
import { readingName } from './say.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../words.js').Key} Key */

/** The readings that an application follows and that are not the recommended ones, but for the order. @param {Stage} stage @param {WorldApp} app */
function others({ words, reference }, app) {
  return reference.points.filter(({ name, readings }) => name !== 'order' && app.readings[name] !== readings[0]).map(({ name }) =>
    words.say('queue.other-reading', { point: words.say(/** @type {Key} */ (`compare.point-${name}`)), reading: readingName(words, name, app.readings[name]) }));
}

/** How an engine stands: who runs its routines, and what lets them wait. */
export class Engine {
  #facts = { engine: h('dd'), loop: h('dd'), computer: h('dd'), order: h('dd') };

  /** @param {Stage} stage */
  constructor({ words }) {
    this.element = h('dl', { class: 'queue-facts' }, ...Object.entries(this.#facts).map(([name, fact]) =>
      h('div', {}, h('dt', {}, words.say(`queue.fact-${/** @type {'engine' | 'loop' | 'computer' | 'order'} */ (name)}`)), fact)));
  }

  /** @param {Stage} stage @param {WorldApp} app */
  draw(stage, app) {
    const { words, state: { snapshot } } = stage;
    const { engine, loop, computer, order } = this.#facts;
    write(engine, app.references ? words.say('queue.engine-runs', { thread: app.thread, count: words.number(app.references) }) : words.say('queue.engine-not'));
    write(loop, app.running ? words.say('queue.loop-calls', { routine: app.running })
      : app.busy ? words.say('queue.loop-busy', { until: words.seconds(app.busyEnd) }) : words.say('queue.loop-free'));
    write(computer, snapshot.busy ? words.say('queue.computer-busy', { until: words.seconds(snapshot.busyEnd) })
      : app.idle ? words.say('queue.computer-idle', { until: words.seconds(snapshot.idleEnd) }) : words.say('queue.computer-used'));
    write(order, [words.say(largerFirst(app) ? 'queue.order-header' : 'queue.order-overview'), ...others(stage, app)].join('; '));
  }
}
