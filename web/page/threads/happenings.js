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

/**
 * The threads of an application and what went on between them, over the run.
 * @param {readonly Told[]} events
 * @param {{ do: string, thread?: string }[]} inputs of the scenario
 * @param {string} app
 */
export function happenings(events, inputs, app) {
  /** @type {string[]} */
  const threads = [];
  const lane = (/** @type {string} */ name) => {
    if (!threads.includes(name)) threads.push(name);
    return threads.indexOf(name);
  };
  let running = '';
  /** @type {Happening[]} */
  const all = [];
  for (const event of events) {
    if (event.app !== app) continue;
    const { key, thread = 'main' } = event;
    const add = (/** @type {number} */ from, /** @type {number} */ to) => all.push({ event, from, to });
    if (CALLS.has(key)) add(lane(running || caller(event, inputs)), SCHEDULER);
    else if (key === 'idle.due') add(SCHEDULER, SCHEDULER);
    else if (key === 'idle.posted') add(SCHEDULER, QUEUE);
    else if (key === 'idle.withdrawn') add(QUEUE, QUEUE);
    else if (key.startsWith('idle.called')) add(QUEUE, lane(running = thread));
    else if (key === 'idle.returned' || key === 'idle.failed') {
      add(lane(thread), lane(thread));
      running = '';
    } else if (key === 'thread.posted') add(lane(running || 'main'), lane(thread));
    else if (key === 'thread.handled') add(lane(thread), lane(thread));
    else if (key === 'user.handled') add(lane('main'), lane('main'));
  }
  return { threads, all };
}

/** The thread that made a call: the event tells on which thread routines run. @param {Told} event @param {{ do: string, thread?: string }[]} inputs */
function caller({ input }, inputs) {
  return inputs[input - 1]?.thread ?? 'main';
}
