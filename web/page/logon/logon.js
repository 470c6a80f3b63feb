// A call of MAPILogonEx with whatever arguments, made by an application of the
// example at the step that is shown.

import { h } from '../dom.js';
import { act } from './act.js';
import { setText } from '../player/chip.js';
import { Stroll } from '../stroll.js';
import { Those } from '../unread.js';
import { Flags, hex } from './flags.js';
import { Trouble } from './trouble.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */
/** @typedef {import('../../module/player.js').Told} Told */

const EXTENDED = 0x20;
const ENDS = new Set(['logon.session', 'logon.shared', 'logon.failed', 'logon.abandoned']);
// What an answer of the user leads to is seen to elsewhere.
const ASKS = /^(asked\.|logon\.waits)/;

/** @implements {Part} */
export class Logon {
  #stage;
  #app;
  #profile;
  #profiles = h('datalist', { id: 'logon-profiles' });
  #flags;
  #call = h('code', {});
  #init;
  #trouble = new Trouble();
  #stroll;
  /** The call that was made here last. */
  #made = '';
  /** The step that tells what came of it, or what it asks. */
  #goal = 0;
  /** @type {import('../../module/player.js').Player | null} */
  #player = null;
  /** It is not read out: the sentence of the bar is. */
  #result = h('span', { class: 'logon-result' });
  #told = new Those(({ key }) => ENDS.has(key) || ASKS.test(key));
  #counts = new Those(({ key }) => key === 'mapi.initialized' || key === 'mapi.uninitialized');

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words } = stage;
    this.#stage = stage;
    this.#stroll = new Stroll(stage);
    const preview = () => this.#preview();
    this.#app = h('select', { id: 'logon-app', change: () => stage.changed() });
    this.#profile = h('input', { id: 'logon-profile', type: 'text', list: 'logon-profiles', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'logon-profile-note', input: preview });
    this.#flags = new Flags(words, stage.reference.constants.logon, EXTENDED, preview);
    const first = h('button', { type: 'button', click: () => this.#do({ app: this.#app.value, do: 'MAPIInitialize' }) }, words.say('logon.init-first'));
    this.#init = h('p', { class: 'logon-init', role: 'status' });
    this.#init.append(h('span', {}, words.say('logon.init-missing')), ' ', first);
    mount.classList.add('logon');
    mount.replaceChildren(h('form', { class: 'logon-form', 'aria-labelledby': 'logon-title', novalidate: true, submit: (/** @type {Event} */ event) => this.#submit(event) },
      h('h3', { id: 'logon-title' }, words.say('logon.title')),
      h('div', { class: 'fields' },
        h('div', { class: 'field' }, h('label', { for: 'logon-app' }, words.say('logon.app')), this.#app),
        h('div', { class: 'field' }, h('label', { for: 'logon-profile' }, words.say('logon.profile')), this.#profile, h('p', { class: 'note', id: 'logon-profile-note' }, words.say('logon.profile-null')))),
      this.#profiles, this.#flags.element, this.#init,
      h('p', { class: 'logon-call' }, h('button', { type: 'submit' }, words.say('logon.call')), ' ', this.#call, ' ', this.#result), this.#trouble.element));
    preview();
  }

  /** @param {Stage} stage */
  draw(stage) {
    const { player, state } = stage;
    const { apps, profiles } = state.snapshot;
    const names = (apps ?? []).map(({ name }) => name);
    offer(this.#app, names);
    offer(this.#profiles, (profiles ?? []).map(({ name }) => name));
    this.#follow(stage);
    setText(this.#result, this.#came(stage));
    this.#init.hidden = names.length === 0 || initialised(this.#counts.of(player.events, state.at), this.#app.value) > 0;
  }

  /** Goes on to what comes of the call, and of each answer to what it asks. @param {Stage} stage */
  #follow({ player, state, live }) {
    if (player !== this.#player) this.#made = '';
    this.#player = player;
    if (!this.#made || live?.on) return;
    const last = this.#told.of(player.events, state.len).findLast(({ call }) => call === this.#made);
    if (!last || last.id === this.#goal) return;
    this.#goal = last.id;
    if (last.id > state.at) this.#stroll.to(last.id);
  }

  /** What has come of the call. @param {Stage} stage */
  #came({ player, state, words }) {
    if (!this.#made) return '';
    const told = this.#told.of(player.events, state.at).findLast(({ call }) => call === this.#made);
    if (!told) return player.events.some(({ call }) => call === this.#made) ? words.say('logon.under-way', { call: this.#made }) : '';
    if (!ENDS.has(told.key)) return told.sentence;
    return told.result && told.sentence.includes(told.result) ? told.sentence : `S_OK: ${told.sentence}`;
  }

  #preview() {
    const name = this.#profile?.value;
    const word = this.#flags?.value ?? 0;
    const text = `MAPILogonEx(0, ${name ? JSON.stringify(name) : 'NULL'}, NULL, ${Number.isNaN(word) ? '?' : hex(word)}, &session)`;
    if (this.#call.textContent !== text) this.#call.textContent = text;
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const app = this.#app.value;
    const profile = this.#profile.value;
    const input = { app, do: 'MAPILogonEx', as: freshName(this.#stage, app), flFlags: this.#flags.text };
    if (Number.isNaN(this.#flags.value)) this.#flags.focus();
    this.#do(profile ? { ...input, lpszProfileName: profile } : input);
    if (this.#trouble.element.textContent) return;
    this.#made = input.as;
  }

  /** @param {object} input */
  #do(input) {
    this.#trouble.guard(() => act(this.#stage, input));
  }
}

/** Keeps the options of a list as these, and what is chosen. @param {HTMLSelectElement | HTMLDataListElement} list @param {string[]} names */
function offer(list, names) {
  if ([...list.options].map(({ value }) => value).join('\n') === names.join('\n')) return;
  const chosen = 'value' in list ? list.value : '';
  list.replaceChildren(...names.map((name) => h('option', { value: name, selected: name === chosen }, name)));
}

/** How often an application has called MAPIInitialize without the call that balances it. @param {readonly Told[]} events that count @param {string} app */
function initialised(events, app) {
  let count = 0;
  for (const event of events) {
    if (event.app !== app) continue;
    if (event.key === 'mapi.initialized') count++;
    if (event.key === 'mapi.uninitialized') count--;
  }
  return count;
}

/** A name that no call of the example has. @param {Stage} stage @param {string} app */
function freshName({ player }, app) {
  const { inputs } = /** @type {{ inputs: { as?: string }[] | null }} */ (JSON.parse(player.scenario()));
  const taken = new Set((inputs ?? []).map(({ as }) => as));
  let number = 1;
  while (taken.has(`${app} ${number}`)) number++;
  return `${app} ${number}`;
}
