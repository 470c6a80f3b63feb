import { h } from './dom.js';
import { FlagsField } from './flags.js';

/** @typedef {import('../mapi.js').Application} Application */
/** @typedef {import('../mapi.js').Session} Session */
/** @typedef {import('../mapi.js').Mapi} Mapi */
/** @typedef {import('../snapshot.js').ShownApplication} ShownApplication */

/** The panel of one client application: what it logs on with, and what it got. */
export class ClientPanel {
  #application;
  /** @type {Session[]} */
  #sessions = [];
  #profile;
  #flags;
  #outcome;
  #list;
  #button;

  /**
   * @param {Mapi} mapi
   * @param {Application} application
   * @param {{ profile: string, flags: number }} initial
   */
  constructor(mapi, application, initial) {
    this.#application = application;
    const id = `client-${application.name.toLowerCase()}`;
    const names = (mapi.snapshot().profiles ?? []).map((profile) => profile.name);
    this.#profile = h('input', { id: `${id}-profile`, type: 'text', list: `${id}-profiles`, value: initial.profile, autocomplete: 'off' });
    this.#flags = new FlagsField({ id: `${id}-flags`, label: 'flFlags', flags: mapi.constants.logon, value: initial.flags });
    this.#outcome = h('p', { class: 'outcome', role: 'status' });
    this.#list = h('ul', { class: 'sessions' });
    this.#button = h('button', { type: 'submit' }, 'Log on');
    this.element = h('form', { class: 'panel', 'aria-labelledby': `${id}-title`, submit: (/** @type {Event} */ e) => this.#logOn(e) },
      h('h3', { id: `${id}-title` }, `Application ${application.name}`),
      h('label', { for: `${id}-profile` }, 'lpszProfileName'), this.#profile,
      h('p', { class: 'note' }, 'Empty means NULL.'),
      h('datalist', { id: `${id}-profiles` }, ...names.map((name) => h('option', { value: name }))),
      this.#flags.element, this.#button, this.#outcome, this.#list);
  }

  /** @param {Event} event */
  async #logOn(event) {
    event.preventDefault();
    this.#button.disabled = true;
    this.#say('Logging on…', '');
    try {
      const session = await this.#application.MAPILogonEx(this.element, this.#profile.value || null, null, this.#flags.value);
      this.#sessions.push(session);
      this.#say(`Logged on: session ${session.id} on profile ${session.profileName}${session.shared ? ', shared' : ''}.`, 'good');
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error), 'bad');
    }
    this.#button.disabled = false;
  }

  /** @param {Session} session */
  #logOff(session) {
    session.Logoff();
    this.#sessions = this.#sessions.filter((s) => s !== session);
    this.#say(`Session ${session.id} is over for ${this.#application.name}.`, '');
    this.#button.focus();
  }

  /** @param {string} text @param {string} kind */
  #say(text, kind) {
    this.#outcome.textContent = text;
    this.#outcome.className = `outcome ${kind}`;
  }

  /** @param {ShownApplication} shown */
  draw(shown) {
    const rows = (shown.sessions ?? []).map((s) => {
      const session = this.#sessions.find((held) => held.id === s.id);
      const kind = s.shared ? `shared, ${s.members} ${s.members === 1 ? 'member' : 'members'}` : 'individual';
      return { text: `Session ${s.id}: ${s.profile}, ${kind} `, session };
    });
    const key = JSON.stringify(rows.map((row) => [row.text, !!row.session]));
    if (this.#list.dataset.key === key) return;
    this.#list.dataset.key = key;
    this.#list.replaceChildren(...rows.map(({ text, session }) => h('li', {}, text,
      ...(session ? [h('button', { type: 'button', 'aria-label': `Log off session ${session.id}`, click: () => this.#logOff(session) }, 'Log off')] : []))));
  }
}
