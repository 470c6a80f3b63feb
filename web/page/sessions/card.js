// One session: who is on it, its message services and their providers, and the
// status table as each handle sees it.

import { h } from '../dom.js';
import { act } from '../logon/act.js';
import { Trouble } from '../logon/trouble.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../words.js').Key} Key */
/** @typedef {import('./groups.js').Group} Group */
/** @typedef {import('../../module/player.js').WorldSession} Handle */

// State by a shape as well as by a word.
const SHAPES = /** @type {Record<string, string>} */ ({ 'not started': '○', ready: '●', 'left out': '◌', 'out of action': '✕' });
const KINDS = /** @type {Record<string, Key>} */ ({
  MAPI_AB_PROVIDER: 'sessions.kind-ab', MAPI_STORE_PROVIDER: 'sessions.kind-store', MAPI_TRANSPORT_PROVIDER: 'sessions.kind-transport',
});
const LOGOFFS = ['', 'MAPI_LOGOFF_SHARED', 'MAPI_LOGOFF_UI'];

export class Card {
  #stage;
  #title = h('h4');
  #handles = h('tbody');
  #services = h('ul', { class: 'services' });
  #status = h('div', { class: 'status' });
  #trouble = new Trouble();
  /** @type {WeakMap<Element, string>} */
  #drawn = new WeakMap();

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
    const { words } = stage;
    this.element = h('article', { class: 'session-card' }, this.#title,
      h('div', { class: 'scroll' }, h('table', { class: 'handles' }, h('thead', {}, h('tr', {}, ...(/** @type {Key[]} */ (['sessions.handle', 'sessions.program', 'sessions.logoff'])).map((key) => h('th', { scope: 'col' }, words.say(key))))), this.#handles)),
      this.#trouble.element, this.#services, this.#status);
  }

  /** @param {Group} group */
  draw({ profile, shared, handles }) {
    const { words } = this.#stage;
    this.element.classList.toggle('shared', shared);
    const kind = shared ? 'sessions.shared' : handles.length > 1 ? 'sessions.closed' : 'sessions.own';
    this.#show(this.#title, [kind, profile], () => [words.say(kind, { profile })]);
    this.#show(this.#handles, handles.map(({ name, app, noMail }) => [name, app, noMail]), () => handles.map((handle) => this.#handle(handle)));
    this.#show(this.#services, handles[0].services, () => (handles[0].services ?? []).map((service) => this.#service(service)));
    this.#show(this.#status, handles.map(({ name, status }) => [name, status]), () => handles.map((handle) => this.#table(handle)));
  }

  /** @param {Handle} handle */
  #handle({ name, app, noMail }) {
    const { words } = this.#stage;
    const buttons = LOGOFFS.map((flag) => h('button', { type: 'button', 'data-flag': flag || 'plain', 'aria-label': words.say(flag ? 'sessions.logoff-with' : 'sessions.logoff-name', { handle: name, flag }), click: () => this.#logoff(name, app, flag) },
      flag ? h('code', {}, flag) : words.say('sessions.logoff-plain')));
    return h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, app, noMail ? h('code', { class: 'no-mail' }, 'MAPI_NO_MAIL') : ''),
      h('td', {}, h('div', { class: 'buttons' }, ...buttons)));
  }

  /** @param {NonNullable<Handle['services']>[number]} service */
  #service({ name, disabled, providers }) {
    const { words } = this.#stage;
    return h('li', { class: disabled ? 'service disabled' : 'service' },
      h('p', {}, h('strong', {}, name), ' ', h('span', { class: 'state' }, words.say(disabled ? 'sessions.service-disabled' : 'sessions.service-on'))),
      h('ul', {}, ...(providers ?? []).map((one) => h('li', { 'data-state': one.state },
        h('span', { class: 'shape', 'aria-hidden': 'true' }, SHAPES[one.state] ?? '○'), h('span', { class: 'name' }, one.name),
        h('span', { class: 'kind' }, KINDS[one.type] ? words.say(KINDS[one.type]) : one.type),
        h('span', { class: 'state' }, words.say(/** @type {Key} */ (`sessions.${one.state.replaceAll(' ', '-')}`)), one.result && one.result !== 'S_OK' ? h('code', {}, ` ${one.result}`) : '')))));
  }

  /** @param {Handle} handle */
  #table({ name, status }) {
    const { words } = this.#stage;
    const rows = (status ?? []).map((row) => h('tr', {}, h('th', { scope: 'row' }, row.name), h('td', {}, h('code', {}, row.type)), h('td', {}, ...row.code.split('|').flatMap((code, i) => [i > 0 ? ' | ' : '', h('code', {}, code)]))));
    return h('details', { 'data-handle': name }, h('summary', {}, words.say('sessions.status', { handle: name })),
      h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, ...(/** @type {Key[]} */ (['sessions.row-name', 'sessions.row-type', 'sessions.row-code'])).map((key) => h('th', { scope: 'col' }, words.say(key))))), h('tbody', {}, ...rows))));
  }

  /** @param {string} session @param {string} app @param {string} flag */
  #logoff(session, app, flag) {
    this.#trouble.guard(() => act(this.#stage, { app, do: 'Logoff', session, ...(flag ? { ulFlags: flag } : {}) }));
  }

  /** What is open stays open. @param {HTMLElement} element @param {unknown} what @param {() => (Node | string)[]} build */
  #show(element, what, build) {
    const text = JSON.stringify(what);
    if (this.#drawn.get(element) === text) return;
    this.#drawn.set(element, text);
    const open = new Set([...element.querySelectorAll('details[open]')].map((one) => /** @type {HTMLElement} */ (one).dataset.handle));
    element.replaceChildren(...build());
    for (const one of element.querySelectorAll('details')) one.open = open.has(one.dataset.handle);
  }
}
