import { h } from './dom.js';

/** @typedef {import('../mapi.js').Application} Application */
/** @typedef {import('../snapshot.js').Snapshot} Snapshot */
/** @typedef {import('../snapshot.js').ShownApplication} ShownApplication */
/** @typedef {import('../snapshot.js').ShownRoutine} ShownRoutine */
/** @typedef {import('./routine-form.js').Routine} Routine */

/** The priority queue: every routine, the one that goes first on top. */
export class QueueView {
  #application;
  #routines;
  #body;
  #table;
  #refusal;
  #refused = 0;
  /** @type {Map<number, HTMLTableRowElement>} */
  #rows = new Map();

  /** @param {Application} application @param {Map<number, Routine>} routines */
  constructor(application, routines) {
    this.#application = application;
    this.#routines = routines;
    this.#body = h('tbody');
    this.#refusal = h('p', { class: 'outcome bad', role: 'status' });
    this.#table = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'The priority queue' },
      h('table', {}, h('caption', {}, 'The priority queue'),
        h('thead', {}, h('tr', {}, ...['Priority', 'Routine', 'State', 'Calls', ''].map((title) => h('th', { scope: 'col' }, title)))),
        this.#body));
    this.element = h('div', {}, this.#table, this.#refusal);
  }

  /** @param {Snapshot} snapshot @param {ShownApplication} shown */
  draw(snapshot, shown) {
    const routines = [...(shown.routines ?? [])].sort((a, b) => a.priority - b.priority || a.slot - b.slot);
    const tags = new Set(routines.map((r) => r.tag));
    for (const [tag, row] of this.#rows) {
      if (tags.has(tag)) continue;
      row.remove();
      this.#rows.delete(tag);
    }
    let previous = null;
    for (const routine of routines) {
      const row = this.#rows.get(routine.tag) ?? this.#row(routine);
      this.#fill(row, routine, snapshot.now - shown.at);
      // Rows move only when their order changes, so that focus stays.
      if (!row.isConnected || row.previousElementSibling !== previous) this.#body.insertBefore(row, previous ? previous.nextSibling : this.#body.firstChild);
      previous = row;
    }
    this.#table.hidden = routines.length === 0;
    const refusal = shown.refusals?.at(-1);
    if (refusal && refusal.number !== this.#refused) {
      this.#refused = refusal.number;
      write(this.#refusal, `The engine refused the last request: ${refusal.text} (${refusal.rule}).`);
    }
  }

  /** @param {ShownRoutine} routine */
  #row(routine) {
    const name = this.#name(routine.tag);
    const row = h('tr', {},
      h('td', { class: 'number' }), h('th', { scope: 'row' }), h('td'), h('td', { class: 'number' }),
      h('td', {},
        h('button', { type: 'button', click: () => this.#toggle(routine.tag) }),
        ' ', h('button', { type: 'button', 'aria-label': `Deregister ${name}`, click: () => this.#application.DeregisterIdleRoutine(routine.tag) }, 'Deregister')));
    this.#rows.set(routine.tag, row);
    return row;
  }

  /** @param {HTMLTableRowElement} row @param {ShownRoutine} routine @param {number} elapsed milliseconds */
  #fill(row, routine, elapsed) {
    const [priority, name, state, calls, buttons] = row.cells;
    const disabled = routine.reason === 'disabled';
    row.className = routine.ready ? 'ready' : disabled ? 'disabled' : 'waiting';
    write(priority, String(routine.priority));
    write(name, this.#name(routine.tag));
    write(state, this.#state(routine, elapsed));
    write(calls, String(this.#routines.get(routine.tag)?.calls ?? 0));
    const toggle = /** @type {HTMLElement} */ (buttons.firstElementChild);
    write(toggle, disabled ? 'Enable' : 'Disable');
    toggle.setAttribute('aria-label', `${toggle.textContent} ${this.#name(routine.tag)}`);
    row.dataset.disabled = String(disabled);
  }

  /** @param {ShownRoutine} routine @param {number} elapsed */
  #state(routine, elapsed) {
    if (routine.left) {
      const seconds = Math.max(0, routine.left / 100 - elapsed / 1000);
      return `${routine.reason}, ${seconds.toFixed(1)} s (${routine.rule})`;
    }
    if (routine.by) return `ready, but ${this.#name(routine.by)} goes first (${routine.rule})`;
    return routine.ready ? `ready, ${routine.reason} (${routine.rule})` : `${routine.reason} (${routine.rule})`;
  }

  /** @param {number} tag */
  #name(tag) {
    return this.#routines.get(tag)?.name ?? `routine ${tag % 2 ** 24}`;
  }

  /** @param {number} tag */
  #toggle(tag) {
    this.#application.EnableIdleRoutine(tag, this.#rows.get(tag)?.dataset.disabled === 'true');
  }
}

/** @param {HTMLElement} element @param {string} text */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
