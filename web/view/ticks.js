import { h } from './dom.js';

/** @typedef {import('../snapshot.js').ShownApplication} ShownApplication */
/** @typedef {import('../snapshot.js').Tick} Tick */
/** @typedef {import('./routine-form.js').Routine} Routine */

/** The latest turns: what the browser gave, and what was called in it. */
export class TicksView {
  #routines;
  #list;
  #drawn = 0;

  /** @param {Map<number, Routine>} routines */
  constructor(routines) {
    this.#routines = routines;
    this.#list = h('ol', { class: 'ticks', reversed: true });
    this.element = h('div', { class: 'panel', hidden: true },
      h('h3', {}, 'Idle ticks'),
      h('p', { class: 'note' }, 'Each line is one idle tick: how much time the browser gave, and which routines the engine called in it. Routines of positive priority need no idle time: they are called in turns of the message loop.'),
      this.#list);
  }

  /** @param {ShownApplication} shown */
  draw(shown) {
    const ticks = shown.ticks ?? [];
    const latest = ticks.at(-1)?.number ?? 0;
    if (latest === this.#drawn) return;
    this.#drawn = latest;
    this.element.hidden = false;
    this.#list.replaceChildren(...[...ticks].reverse().map((tick) => this.#line(tick)));
  }

  /** @param {Tick} tick */
  #line(tick) {
    const spent = tick.calls.reduce((sum, call) => sum + call.cost, 0);
    if (tick.kind === 'message') return h('li', { value: tick.number }, `message turn, ${spent.toFixed(1)} ms used: ${this.#calls(tick)}`);
    return h('li', { value: tick.number, class: spent > tick.budget ? 'overrun' : null },
      h('meter', { max: Math.max(tick.budget, spent, 1), value: spent, 'aria-hidden': 'true' }),
      ` ${tick.budget.toFixed(0)} ms given, ${spent.toFixed(1)} used${spent > tick.budget ? ' (overrun)' : ''}: ${this.#calls(tick)}`);
  }

  /** @param {Tick} tick */
  #calls(tick) {
    /** @type {Map<string, number>} */
    const times = new Map();
    for (const call of tick.calls) {
      const name = (this.#routines.get(call.tag)?.name ?? 'a routine') + (call.threw ? ' (threw)' : '');
      times.set(name, (times.get(name) ?? 0) + 1);
    }
    return [...times].map(([name, n]) => (n > 1 ? `${name} ×${n}` : name)).join(', ');
  }
}
