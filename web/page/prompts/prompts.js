// What the calls under way ask the user, as forms that answer. That something is
// asked is a step, and the player tells it; the focus stays where it is, but on the
// workbench, which gives it to the question.

import { h } from '../dom.js';
import { Keyed, place, write } from '../keyed.js';
import { act } from '../logon/act.js';
import { Trouble } from '../logon/trouble.js';
import { question, sentence } from './forms.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */
/** @typedef {import('../../module/player.js').WorldCall} Call */
/** @typedef {import('../../module/player.js').Told} Told */

/** @implements {Part} */
export class Prompts {
  #stage;
  #list;
  #none;
  /** @type {Keyed<Call, { element: HTMLElement }>} */
  #cards = new Keyed((call) => ({ element: this.#card(call) }));

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    this.#stage = stage;
    const { words } = stage;
    this.#list = h('div', { class: 'prompts-list', id: 'questions', tabindex: -1, role: 'group', 'aria-label': words.say('player.part-prompts') });
    this.#none = h('p', { class: 'note prompts-none', tabindex: -1, hidden: true }, words.say('prompts.none'));
    mount.classList.add('prompts');
    mount.replaceChildren(this.#list, this.#none);
  }

  /** @param {Stage} stage */
  draw(stage) {
    const { calls, mutex } = stage.state.snapshot;
    const told = stage.player.events.slice(0, stage.state.at);
    const asking = (calls ?? []).filter((call) => call.asks !== '' && isAsked(told, call));
    const goesOn = stage.state.at < stage.state.len;
    const focused = this.#list.parentElement?.contains(document.activeElement) ? document.activeElement : null;
    const cards = this.#cards.of(asking, keyOf).map(({ element }) => element);
    cards.forEach((card, i) => {
      write(/** @type {Element} */ (card.querySelector('.question')), sentence(stage.words, asking[i], mutex));
      /** @type {HTMLElement} */ (card.querySelector('.goes-on')).hidden = !goesOn;
    });
    place(this.#list, cards);
    this.#keepFocus(focused, asking.length > 0);
  }

  /** Whoever has answered is here still, and not at the top of the page. @param {Element | null} focused @param {boolean} asking */
  #keepFocus(focused, asking) {
    if (focused === this.#none && asking) this.#list.focus();
    this.#none.hidden = asking || focused !== this.#none;
    if (!focused || focused === this.#none || focused.isConnected) return;
    this.#none.hidden = asking;
    const next = asking ? this.#list.querySelector('.prompt :is(input, select, button)') : this.#none;
    if (next instanceof HTMLElement) next.focus();
  }

  /** @param {Call} call */
  #card(call) {
    const { words } = this.#stage;
    const { fields, answers } = question(words, call, this.#hint(call));
    const trouble = new Trouble();
    const answer = (/** @type {object} */ input) => trouble.guard(() => act(this.#stage, input));
    const id = `prompt-title-${keyOf(call).replace(/\W+/g, '-')}`;
    const escape = answers.find((one) => one.escape);
    const buttons = answers.map(({ text, answer: given, main }) => h('button', main ? { type: 'submit' } : { type: 'button', click: () => answer({ do: 'answer', call: call.name, ...given() }) }, words.say(text)));
    return h('form', { class: `prompt ${call.asks}`, 'aria-labelledby': id, submit: (/** @type {Event} */ event) => {
      event.preventDefault();
      answer({ do: 'answer', call: call.name, ...answers[0].answer() });
    }, keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Escape' || !escape) return;
      event.preventDefault();
      event.stopPropagation();
      answer({ do: 'answer', call: call.name, ...escape.answer() });
    } },
    h('p', { class: 'who' }, who(words, call)),
    h('p', { class: 'question', id }), ...fields,
    h('div', { class: 'buttons' }, ...buttons, h('button', { type: 'button', class: 'quiet', click: () => answer({ do: 'abandon', call: call.name }) }, words.say('prompts.abandon', { app: call.app }))),
    h('p', { class: 'note goes-on' }, words.say(call.asks === 'mutex' ? 'prompts.goes-on-mutex' : 'prompts.goes-on')), trouble.element);
  }

  /** What the mail system would accept, by the example. @param {Call} call */
  #hint({ asks, profile }) {
    if (asks !== 'credentials') return '';
    const { profiles } = /** @type {{ profiles?: { name: string, mailbox?: string }[] }} */ (JSON.parse(this.#stage.player.scenario()));
    return profiles?.find(({ name }) => name === profile)?.mailbox ?? '';
  }
}

/** @param {import('../words.js').Words} words @param {Call} call */
const who = (words, { asks, app, name }) => words.say(asks === 'mutex' ? 'prompts.waiting' : 'prompts.dialog', { app, call: name });

/** Whether the question was put by now: a snapshot may be an event or two ahead. @param {Told[]} told @param {Call} call */
function isAsked(told, { name, asks }) {
  const key = told.findLast((event) => event.call === name && /^(asked|answered|logon)\./.test(event.key))?.key;
  return asks === 'mutex' ? key?.startsWith('logon.waits') : key === `asked.${asks}` || key === 'answered.nobody';
}

/** @param {Call} call */
const keyOf = ({ name, asks, profile, service, provider, result }) => JSON.stringify([name, asks, profile, service, provider, result]);
