// What goes on between the threads of an application, from the trace.

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').Told} Told */

/** Lanes that are no threads of the application's have numbers below zero. */
export const SCHEDULER = -2;
export const QUEUE = -1;

/**
 * @typedef {object} Happening
 * @property {Told} event
 * @property {number} from a lane: a thread's number, SCHEDULER or QUEUE
 * @property {number} to the same lane if it stays there
 */

const CALLS = new Set(['idle.initialized', 'idle.counted', 'idle.deinitialized', 'idle.stopped', 'idle.registered', 'idle.changed', 'idle.changed-function',
  'idle.changed-parameter', 'idle.enabled', 'idle.disabled', 'idle.deregistered']);

/** The threads of an application and what goes on between them, as a run becomes longer. */
export class Happenings {
  #app;
  #caller;
  #running = '';
  /** @type {string[]} */
  threads = [];
  /** @type {Happening[]} */
  all = [];

  /** @param {string} app @param {(input: number) => string} caller the thread that an input of the scenario is of */
  constructor(app, caller) {
    this.#app = app;
    this.#caller = caller;
  }

  /** @param {readonly Told[]} events those that follow the ones before */
  add(events) {
    for (const event of events) if (event.app === this.#app) this.#take(event);
  }

  /** @param {Told} event */
  #take(event) {
    const { key, thread = 'main' } = event;
    const add = (/** @type {number} */ from, /** @type {number} */ to) => this.all.push({ event, from, to });
    // The event of a call tells on which thread routines run, not who calls.
    if (CALLS.has(key)) add(this.#lane(this.#running || this.#caller(event.input)), SCHEDULER);
    else if (key === 'idle.due') add(SCHEDULER, SCHEDULER);
    else if (key === 'idle.posted') add(SCHEDULER, QUEUE);
    else if (key === 'idle.withdrawn') add(QUEUE, QUEUE);
    else if (key.startsWith('idle.called')) add(QUEUE, this.#lane((this.#running = thread)));
    else if (key === 'idle.returned' || key === 'idle.failed') {
      add(this.#lane(thread), this.#lane(thread));
      this.#running = '';
    } else if (key === 'thread.posted') add(this.#lane(this.#running || 'main'), this.#lane(thread));
    else if (key === 'thread.handled') add(this.#lane(thread), this.#lane(thread));
    else if (key === 'user.handled') add(this.#lane('main'), this.#lane('main'));
  }

  /** @param {string} name */
  #lane(name) {
    if (!this.threads.includes(name)) this.threads.push(name);
    return this.threads.indexOf(name);
  }
}
