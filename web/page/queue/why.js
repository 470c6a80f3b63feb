import { h } from '../dom.js';
import { cite, place, ruleLink, write } from '../keyed.js';
import { Those } from '../unread.js';
import { signed } from './act.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').Reason} Reason */
/** @typedef {import('../../module/player.js').Told} Told */

/** How many of those that were passed over are told one by one. */
const MOST = 8;

/** A sentence with its rule. */
class Line {
  #sentence = h('span');
  #rule = ruleLink();

  /** @param {'li' | 'p'} tag */
  constructor(tag) {
    this.element = h(tag, {}, this.#sentence, ' ', this.#rule);
  }

  /** @param {string} sentence @param {string} [rule] */
  draw(sentence, rule = '') {
    write(this.#sentence, sentence);
    cite(this.#rule, rule);
    return this.element;
  }
}

/** Why the scheduler chose this routine, and not that one: its latest choice up to a step. */
export class Why {
  #stage;
  #choices;
  #title = h('h4');
  #chosen = new Line('p');
  #step = h('p', { class: 'note' });
  /** @type {Line[]} */
  #lines = [];
  #others = h('ul');
  #box;
  #none = h('p', { class: 'note' });
  #where = '';
  /** The choice that is shown. @type {Told | undefined} */
  #choice;

  /** @param {Stage} stage @param {string} name of the application */
  constructor(stage, name) {
    this.#stage = stage;
    this.#choices = new Those(({ key, app }) => key === 'idle.posted' && app === name);
    const { words } = stage;
    const seek = (/** @type {boolean} */ back) => {
      const step = stage.player.find([{ key: 'idle.posted', app: name }], { back });
      if (step) stage.player.go(step);
      else write(this.#none, words.say(back ? 'queue.no-choice-before' : 'queue.no-choice-after'));
    };
    this.#box = h('div', { class: 'queue-why-box' }, this.#title, this.#chosen.element, this.#others, this.#step);
    this.#box.hidden = true;
    this.element = h('div', { class: 'queue-why' }, this.#box,
      h('div', { class: 'queue-seek', role: 'group', 'aria-label': words.say('queue.choices', { app: name }) },
        h('button', { type: 'button', click: () => seek(true) }, words.say('queue.choice-before')),
        h('button', { type: 'button', click: () => seek(false) }, words.say('queue.choice-after')), this.#none));
  }

  /** @param {WorldApp} app */
  draw(app) {
    const { player, predicting, state, words } = this.#stage;
    const where = `${state.branch} ${state.at}`;
    if (where !== this.#where) write(this.#none, '');
    this.#where = where;
    const choice = predicting ? undefined : this.#choices.last(player.events, state.at);
    if (choice === this.#choice) return;
    this.#choice = choice;
    const reason = choice ? player.why(choice.id, MOST) : null;
    this.#box.hidden = !reason;
    if (!choice || !reason) return;
    this.#tell(reason, app);
    write(this.#step, words.say('queue.chosen-at', { step: words.number(choice.id) }));
  }

  /** @param {Reason} reason @param {WorldApp} app */
  #tell({ chosen, more, rivals, others, sentences }, { thread }) {
    const { words } = this.#stage;
    write(this.#title, words.say(sentences?.length ? 'queue.why' : 'queue.why-alone', { routine: chosen.routine }));
    this.#chosen.draw(words.say(rivals ? 'queue.chosen' : 'queue.chosen-alone', { routine: chosen.routine, priority: signed(chosen.priority), thread }), chosen.rule);
    const lines = (sentences ?? []).map((sentence, i) => this.#line(i).draw(sentence, others?.[i].rule));
    if (more > 0) lines.push(this.#line(lines.length).draw(words.say('queue.passed-more', { count: words.number(more) })));
    place(this.#others, lines);
  }

  /** @param {number} i */
  #line(i) {
    return (this.#lines[i] ??= new Line('li'));
  }
}
