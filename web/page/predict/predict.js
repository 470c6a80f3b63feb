// Predicting: before a scheduler's choice is shown the reader makes it. Then the
// choice is shown with the reasons, and the score is kept.

import { h } from '../dom.js';
import { questionAt } from './question.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('./question.js').Question} Question */
/** @typedef {import('./question.js').Choice} Choice */

export class Prediction {
  #stage;
  /** By question: whether the answer was right. @type {Map<string, boolean>} */
  #answers = new Map();
  /** What was answered last, and where it is told. @type {{ key: string, at: number, right: boolean, what: string, why: string[] } | null} */
  #told = null;
  #drawn = '';
  #player;
  #body = h('div');
  #score = h('p', { class: 'note' });

  /** @param {Stage} stage */
  constructor(stage) {
    const { words } = stage;
    this.#stage = stage;
    this.#player = stage.player;
    this.element = h('section', { class: 'predict', 'aria-label': words.say('player.predict'), hidden: true },
      this.#body,
      h('div', { class: 'predict-foot' }, this.#score,
        h('button', { type: 'button', click: () => this.toggle() }, words.say('player.predict-leave'))));
  }

  toggle() {
    this.#stage.predicting = !this.#stage.predicting;
    this.#answers.clear();
    this.#told = null;
    this.#stage.changed();
  }

  /** Whether there is a question here that is not answered. */
  asks() {
    return this.#question() !== null;
  }

  focus() {
    this.draw();
    this.#body.querySelector('button')?.focus();
  }

  draw() {
    const { predicting, state, words, player } = this.#stage;
    if (this.element.hidden === predicting) this.element.hidden = !predicting;
    if (!predicting) return;
    if (player !== this.#player) {
      this.#player = player;
      this.#answers.clear();
    }
    const question = this.#question();
    const told = this.#told?.at === state.at ? this.#told : null;
    const what = [state.branch, state.at, state.revision, question?.key, told?.key].join('|');
    if (what === this.#drawn) return;
    this.#drawn = what;
    const focused = this.#body.contains(document.activeElement);
    this.#body.replaceChildren(...(told ? this.#tell(told) : question ? this.#ask(question) : [h('p', {}, words.say('player.predict-wait'))]));
    if (focused) this.#body.querySelector('button')?.focus();
    const right = [...this.#answers.values()].filter(Boolean).length;
    this.#score.textContent = words.say('player.predict-score', { right, all: this.#answers.size });
  }

  #question() {
    if (!this.#stage.predicting) return null;
    const question = questionAt(this.#stage);
    return question && !this.#answers.has(question.key) ? question : null;
  }

  /** @param {Question} question */
  #ask(question) {
    const { words } = this.#stage;
    const several = new Set(question.choices.map(({ app }) => app)).size > 1;
    const buttons = question.choices.map((choice) => {
      const { routine, priority, csec, options } = choice.routine;
      const about = words.say('player.predict-about', { priority: words.number(priority).replace('-', '−'), csec: words.number(csec), options });
      return h('button', { type: 'button', click: () => this.#answer(question, choice) },
        h('strong', {}, several ? `${choice.app}: ${routine}` : routine), h('small', {}, about));
    });
    const none = h('button', { type: 'button', click: () => this.#answer(question, null) }, h('strong', {}, words.say('player.predict-none')));
    return [h('p', { class: 'predict-question', role: 'status' }, words.say('player.predict-ask')), h('div', { class: 'predict-choices' }, ...buttons, none)];
  }

  /** @param {Question} question @param {Choice | null} choice */
  #answer(question, choice) {
    const { player, words, state } = this.#stage;
    const { right } = question;
    const good = right === null ? choice === null : choice?.app === right.app && choice.routine.routine === right.routine;
    this.#answers.set(question.key, good);
    const why = right === null
      ? question.choices.map(({ routine }) => `${routine.routine}: ${routine.reason}`)
      : player.why(question.step)?.sentences ?? [];
    const what = right === null ? words.say('player.predict-was-none') : words.say('player.predict-was', { routine: right.routine });
    this.#told = { key: question.key, at: right === null ? state.at : question.step, right: good, what, why };
    if (right === null) this.#stage.changed();
    else player.go(question.step);
    this.focus();
  }

  /** @param {{ right: boolean, what: string, why: string[] }} told */
  #tell({ right, what, why }) {
    const { words, player } = this.#stage;
    return [
      h('p', { class: right ? 'good' : 'bad', role: 'status' }, h('strong', {}, words.say(right ? 'player.predict-right' : 'player.predict-wrong')), ' ', what),
      h('ul', {}, ...why.map((one) => h('li', {}, one))),
      h('button', { type: 'button', click: () => player.step() }, words.say('player.predict-on')),
    ];
  }
}
