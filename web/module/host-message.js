// Turns of the page's message loop, for routines of positive priority: background
// tasks that outrank user events and are dispatched as part of the message loop
// (I-31). scheduler.postTask has a priority for that. A browser may still take an
// input event first, and some do always: a page has no say in it.

import { hold } from './platform.js';

/** @returns {'scheduler.postTask' | 'MessageChannel'} */
export const messageTurnsName = () => (typeof globalThis.scheduler?.postTask === 'function' ? 'scheduler.postTask' : 'MessageChannel');

export class MessageTurns {
  #turn;
  #requested = false;
  /** @type {MessageChannel | null} */
  #channel = null;

  /** @param {() => void} turn */
  constructor(turn) {
    this.#turn = turn;
    if (messageTurnsName() === 'MessageChannel') {
      this.#channel = new MessageChannel();
      this.#channel.port1.onmessage = () => this.#come();
      hold(this.#channel.port1, false);
    }
  }

  /** Asks for one turn, if none is asked for. */
  request() {
    if (this.#requested) return;
    this.#requested = true;
    if (this.#channel) {
      hold(this.#channel.port1, true);
      this.#channel.port2.postMessage(0);
    } else globalThis.scheduler?.postTask(() => this.#come(), { priority: 'user-blocking' });
  }

  cancel() {
    this.#requested = false; // the turn comes and is not used
  }

  close() {
    this.cancel();
    this.#channel?.port1.close();
  }

  #come() {
    if (this.#channel) hold(this.#channel.port1, false);
    if (!this.#requested) return;
    this.#requested = false;
    this.#turn();
  }
}
