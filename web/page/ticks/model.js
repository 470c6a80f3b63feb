// The idle ticks of the last seconds, as the events of the run tell them: when each
// came, how long its deadline was, and which routine took what of it.

import { Unread } from '../unread.js';

/** @typedef {import('../../module/player.js').Told} Told */
/** @typedef {{ routine: string, took: number }} Use times in hundredths of a second */
/** @typedef {{ at: number, deadline: number, uses: Use[], called: Told | null }} Tick */

const TICKS = new Set(['host.tick', 'host.app-tick', 'host.idle']);
/** How far back is looked, in hundredths of a second. */
export const SPAN = 1000;

export class Ticks {
  #unread = new Unread();
  /** @type {(Tick & { id: number })[]} */
  #all = [];
  /** Of the tick that goes on. @type {Tick | null} */
  #current = null;

  /** Those up to a step and not long before it, the oldest first. @param {readonly Told[]} events @param {number} at the step @returns {Tick[]} */
  of(events, at) {
    const { fresh, again } = this.#unread.of(events);
    if (again) {
      this.#all = [];
      this.#current = null;
    }
    for (const event of fresh) this.#read(event);
    const now = events[at - 1]?.at ?? 0;
    const from = this.#all.findLastIndex((tick) => tick.at < now - SPAN) + 1;
    const to = this.#all.findLastIndex(({ id }) => id <= at) + 1;
    return this.#all.slice(from, to);
  }

  /** @param {number} id @param {number} at @param {number} deadline */
  #begin(id, at, deadline) {
    const tick = { id, at, deadline, uses: [], called: null };
    this.#all.push(tick);
    this.#current = tick;
  }

  /** @param {Told} event */
  #read(event) {
    const { key, id, at } = event;
    if (TICKS.has(key)) this.#begin(id, at, event.for ?? 0);
    else if (key === 'host.idle-ends') this.#current = null;
    else if (key === 'idle.posted' && this.#current) this.#current.called = event;
    else if (key === 'idle.returned' && this.#current) this.#current.uses.push({ routine: event.routine ?? '', took: event.for ?? 0 });
  }
}

/** How much of a tick was used. @param {Tick} tick */
export const used = ({ uses }) => uses.reduce((sum, { took }) => sum + took, 0);
