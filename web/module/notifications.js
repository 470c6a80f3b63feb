import { unwrap } from './error.js';

/** @typedef {(notifications: import('./session-types.js').Notification[]) => void} Sink */

/** Delivers notifications from the page's message loop (S-167). */
export class Notifications {
  #functions;
  /** @type {Map<number, { session: number, sink: Sink }>} by connection */
  #sinks = new Map();
  #posted = false;

  /** @param {import('./call.js').Functions} functions */
  constructor(functions) {
    this.#functions = functions;
  }

  /** @param {number} session @param {number} connection @param {Sink} sink */
  add(session, connection, sink) {
    this.#sinks.set(connection, { session, sink });
  }

  /** @param {number} connection */
  remove(connection) {
    this.#sinks.delete(connection);
  }

  /** Forgets the sinks of a session that was logged off. @param {number} session */
  drop(session) {
    for (const [connection, advised] of this.#sinks) if (advised.session === session) this.#sinks.delete(connection);
  }

  /** There may be something to deliver: the message loop will see. */
  post() {
    if (this.#posted || this.#sinks.size === 0) return;
    this.#posted = true;
    setTimeout(() => {
      this.#posted = false;
      this.dispatch();
    });
  }

  /** Delivers what there is at once, as HrDispatchNotifications does (S-168). */
  dispatch() {
    for (;;) {
      const delivery = unwrap(this.#functions.dispatch());
      if (!delivery) return;
      const advised = this.#sinks.get(delivery.connection);
      try {
        advised?.sink([{ ulEventType: delivery.event, name: delivery.name, scode: delivery.result, table: delivery.table, row: delivery.row }]);
      } catch (error) {
        reportError(error); // a sink that throws disturbs no other
      }
    }
  }
}
