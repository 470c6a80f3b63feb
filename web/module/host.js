// The live host of one idle engine: it gives the engine the turns that it asks
// for, and tells it what the user does. At most one turn is requested at a time.
// While nothing is ready there is no request, and no timer but the one until the
// next routine is due.

import { idleSource, idleSourceName } from './host-idle.js';
import { MessageTurns, messageTurnsName } from './host-message.js';
import { pageState, watchPage } from './host-page.js';
import { watchUser } from './host-user.js';

// What Engine.due answers besides milliseconds.
const NOTHING = -1;
const MESSAGE = -2;

// The longest timer: a wait that ends while the computer sleeps (I-29) is seen
// this long after it wakes, if nothing else happens on the page before.
const LEG = 60_000; // milliseconds

// How long the routines that ask for it may keep a page that is being hidden.
const FLUSH = 50; // milliseconds

/**
 * @typedef {object} Engine what the host needs of an engine; times are those of performance.now()
 * @property {() => number} due in how many milliseconds it wants an idle tick; NOTHING; or MESSAGE, a message turn now
 * @property {(deadline: number) => void} tick idle time until the deadline
 * @property {() => void} turn one turn of the message loop
 * @property {(deadline: number) => void} flush the page is being hidden
 * @property {() => void} userAction
 */

/**
 * @typedef {object} HostState which host is driving
 * @property {'requestIdleCallback' | 'slices' | 'virtual'} idle where idle time comes from
 * @property {'scheduler.postTask' | 'MessageChannel' | 'virtual'} message where message turns come from
 * @property {'active' | 'hidden' | 'stalled' | 'frozen'} state stalled: the page is hidden and the browser gives no idle time any more
 */

/** What would drive an engine on this page. @returns {HostState} */
export const currentHost = () => ({ idle: idleSourceName(), message: messageTurnsName(), state: pageState() });

export class LiveHost {
  #engine;
  #idle;
  #message;
  #timer = 0;
  #planned = false;
  #running = false;
  #page;
  #user;

  /** @param {Engine} engine */
  constructor(engine) {
    this.#engine = engine;
    this.#idle = idleSource((deadline) => this.#run(() => engine.tick(deadline)));
    this.#message = new MessageTurns(() => this.#run(() => engine.turn()));
    this.#page = watchPage({
      hide: () => this.#run(() => engine.flush(performance.now() + FLUSH)),
      change: () => this.news(),
    });
    this.#user = watchUser(() => {
      engine.userAction();
      // A wait starts again: the timer, if any, comes too early and asks anew.
      if (!this.#timer) this.news();
    });
  }

  /** @returns {HostState} */
  get state() {
    const now = currentHost();
    return now.state === 'hidden' && this.#idle.stalled ? { ...now, state: 'stalled' } : now;
  }

  /** Something has changed: looks, once this task is over, what the engine wants now. */
  news() {
    if (this.#planned || this.#running) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      this.#plan();
    });
  }

  /** @see watchUser */
  detectIdle() {
    return this.#user.detect();
  }

  /** Stops for good: no request, timer or listener is left. */
  close() {
    this.#running = true; // it plans nothing any more
    clearTimeout(this.#timer);
    this.#idle.close();
    this.#message.close();
    this.#page.close();
    this.#user.close();
  }

  #plan() {
    if (this.#running) return;
    if (this.#user.active()) this.#engine.userAction();
    const due = this.#engine.due();
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (due !== MESSAGE) this.#message.cancel();
    if (due !== 0) this.#idle.cancel();
    if (due === MESSAGE) this.#message.request();
    else if (due === 0) this.#idle.request();
    else if (due !== NOTHING) this.#timer = setTimeout(() => this.news(), Math.min(due, LEG));
  }

  /** Lets the engine run, and not plan meanwhile. @param {() => void} turn */
  #run(turn) {
    if (this.#running) return;
    this.#running = true;
    try {
      turn();
    } finally {
      this.#running = false;
      this.news();
    }
  }
}
