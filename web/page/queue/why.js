import { h } from '../dom.js';
import { signed } from './act.js';
import { place, ruleLink, write } from './keyed.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').Reason} Reason */

/** How many of those that were passed over are told one by one. */
const MOST = 8;

/** Why the scheduler chose this routine, and not that one. */
export class Why {
  #stage;
  #title = h('h4');
  #chosen = h('p', { class: 'queue-chosen' });
  #others = h('ul');
  #box;
  #none = h('p', { class: 'note' });
  #asked = '';
  /** @type {unknown} */
  #player = null;

  /** @param {Stage} stage @param {string} name of the application */
  constructor(stage, name) {
    this.#stage = stage;
    const { words } = stage;
    const seek = (/** @type {boolean} */ back) => {
      const step = stage.player.find([{ key: 'idle.posted', app: name }], { back });
      if (step) stage.player.go(step);
      else write(this.#none, words.say(back ? 'queue.no-choice-before' : 'queue.no-choice-after'));
    };
    this.#box = h('div', { class: 'queue-why-box' }, this.#title, this.#chosen, this.#others);
    this.element = h('div', { class: 'queue-why' }, this.#box,
      h('div', { class: 'queue-seek', role: 'group', 'aria-label': words.say('queue.choices', { app: name }) },
        h('button', { type: 'button', click: () => seek(true) }, words.say('queue.choice-before')),
        h('button', { type: 'button', click: () => seek(false) }, words.say('queue.choice-after')), this.#none));
  }

  /** @param {WorldApp} app */
  draw(app) {
    const { player, predicting, words, state } = this.#stage;
    const asked = `${state.revision} ${state.branch} ${state.at} ${predicting}`;
    if (asked === this.#asked && player === this.#player) return;
    this.#asked = asked;
    this.#player = player;
    write(this.#none, '');
    const { event } = state;
    const reason = event?.key === 'idle.posted' && event.app === app.name && !predicting ? player.why(state.at, MOST) : null;
    this.#box.hidden = !reason;
    if (!reason) return;
    const { chosen, more, rivals } = reason;
    const others = reason.sentences ?? [];
    write(this.#title, words.say(others.length ? 'queue.why' : 'queue.why-alone', { routine: chosen.routine }));
    this.#chosen.replaceChildren(words.say(rivals ? 'queue.chosen' : 'queue.chosen-alone', { routine: chosen.routine, priority: signed(chosen.priority), thread: app.thread }), ' ', ruleLink(chosen.rule));
    const lines = others.map((sentence, i) => h('li', {}, sentence, ' ', ruleLink(reason.others?.[i].rule ?? '')));
    if (more > 0) lines.push(h('li', {}, words.say('queue.passed-more', { count: words.number(more) })));
    place(this.#others, lines);
  }
}
