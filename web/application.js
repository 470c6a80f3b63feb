import { LiveHost } from './host.js';
import { MapiError, unwrap } from './error.js';

/**
 * @typedef {object} Exports what the program exports for the idle engine
 * @property {(app: number, now: number, reserved: number) => number} idle_init
 * @property {(app: number, now: number) => number} idle_deinit
 * @property {(app: number, now: number, fn: number, pri: number, csec: number, iro: number) => number} idle_register
 * @property {(app: number, now: number, ftg: number, fn: number, pri: number, csec: number, iro: number, irc: number) => number} idle_change
 * @property {(app: number, now: number, ftg: number, enable: number) => void} idle_enable
 * @property {(app: number, now: number, ftg: number) => number} idle_deregister
 * @property {(app: number, now: number) => void} idle_user_action
 * @property {(app: number, now: number) => number} idle_due
 * @property {(app: number, now: number, deadline: number) => number} idle_tick
 */

/** @typedef {(param: any) => any} FNIDLE an idle routine; it should return false */

const FALSE = 0;
const TRUE = 1;
const THREW = 2;
const FIRCPFN = 0x01;
const FIRCPV = 0x02;

/** A number stays one; anything else is none, which the engine refuses. @param {unknown} value */
const number = (value) => (typeof value === 'number' ? value : NaN);

/** @param {number} ftg */
const slotOf = (ftg) => ftg % 2 ** 24;

/** One application: a client with an idle engine, under MAPI's own names. */
export class Application {
  #index;
  #functions;
  #exports;
  #host;
  /** @type {{ fn: FNIDLE, param: any }[]} by the slot of the tag */
  #routines = [];

  /**
   * @param {number} index
   * @param {string} name
   * @param {Record<string, (...args: any[]) => any>} functions
   * @param {Exports} exports
   */
  constructor(index, name, functions, exports) {
    this.#index = index;
    this.#functions = functions;
    this.#exports = exports;
    this.name = name;
    /** Called when idle routines ran or were asked for. */
    this.onTick = () => {};
    this.#host = new LiveHost({
      due: (now) => exports.idle_due(index, now),
      tick: (now, deadline) => {
        exports.idle_tick(index, now, deadline);
        this.onTick();
      },
      userAction: (now) => exports.idle_user_action(index, now),
    });
  }

  /** What an idle routine throws is reported here. @param {unknown} error */
  onError = (error) => reportError(error);

  /** @param {number} lpvReserved must be 0 @returns {number} 0, or 1 on failure */
  MAPIInitIdle(lpvReserved) {
    const result = this.#exports.idle_init(this.#index, performance.now(), number(lpvReserved));
    this.#news();
    return result;
  }

  MAPIDeInitIdle() {
    if (this.#exports.idle_deinit(this.#index, performance.now()) === 0) this.#routines = [];
    this.#news();
  }

  /**
   * @param {FNIDLE | null} pfnIdle
   * @param {any} pvIdleParam handed to the routine on each call
   * @param {number} priIdle -32768 to 32767
   * @param {number} csecIdle hundredths of a second
   * @param {number} iroIdle
   * @returns {number} the function tag, or 0 (NULL)
   */
  FtgRegisterIdleRoutine(pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle) {
    const fn = typeof pfnIdle === 'function' ? 1 : 0;
    const ftg = this.#exports.idle_register(this.#index, performance.now(), fn, number(priIdle), number(csecIdle), number(iroIdle));
    if (ftg !== 0) this.#routines[slotOf(ftg)] = { fn: /** @type {FNIDLE} */ (pfnIdle), param: pvIdleParam };
    this.#news();
    return ftg;
  }

  /**
   * @param {number} ftg
   * @param {FNIDLE | null} pfnIdle
   * @param {any} pvIdleParam
   * @param {number} priIdle
   * @param {number} csecIdle
   * @param {number} iroIdle
   * @param {number} ircIdle which of them change
   */
  ChangeIdleRoutine(ftg, pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle, ircIdle) {
    const fn = typeof pfnIdle === 'function' ? 1 : 0;
    const changed = this.#exports.idle_change(
      this.#index, performance.now(), number(ftg), fn, number(priIdle), number(csecIdle), number(iroIdle), number(ircIdle));
    if (changed) {
      const routine = this.#routines[slotOf(ftg)];
      if (ircIdle & FIRCPFN) routine.fn = /** @type {FNIDLE} */ (pfnIdle);
      if (ircIdle & FIRCPV) routine.param = pvIdleParam;
    }
    this.#news();
  }

  /** @param {number} ftg @param {boolean} fEnable */
  EnableIdleRoutine(ftg, fEnable) {
    this.#exports.idle_enable(this.#index, performance.now(), number(ftg), fEnable ? 1 : 0);
    this.#news();
  }

  /** @param {number} ftg */
  DeregisterIdleRoutine(ftg) {
    if (this.#exports.idle_deregister(this.#index, performance.now(), number(ftg))) this.forget(slotOf(ftg));
    this.#news();
  }

  /** Runs the routine of a slot, for the program. @param {number} slot */
  call(slot) {
    try {
      const { fn, param } = this.#routines[slot];
      return fn(param) ? TRUE : FALSE;
    } catch (error) {
      this.onError(error);
      return THREW;
    }
  }

  /** Forgets the routine of a slot, for the program. @param {number} slot */
  forget(slot) {
    delete this.#routines[slot];
  }

  /** @param {number} [ulFlags] */
  MAPIInitialize(ulFlags = 0) {
    unwrap(this.#functions.initialize(this.#index, ulFlags));
  }

  MAPIUninitialize() {
    unwrap(this.#functions.uninitialize(this.#index));
  }

  /**
   * @param {Element | null} ulUIParam the element in which dialogs are shown
   * @param {string | null} lpszProfileName
   * @param {string | null} lpszPassword must be null
   * @param {number} flFlags
   * @returns {Promise<Session>}
   */
  async MAPILogonEx(ulUIParam, lpszProfileName, lpszPassword, flFlags) {
    const promise = unwrap(this.#functions.logon(this.#index, ulUIParam, lpszProfileName, lpszPassword, flFlags));
    try {
      return new Session(this.#functions, await promise);
    } catch (thrown) {
      throw new MapiError(/** @type {any} */ (thrown));
    }
  }

  #news() {
    this.#host.reconsider();
    this.onTick();
  }
}

/** One client's handle on a session. */
export class Session {
  #functions;

  /**
   * @param {Record<string, (...args: any[]) => any>} functions
   * @param {{ id: number, profile: string, shared: boolean }} session
   */
  constructor(functions, session) {
    this.#functions = functions;
    this.id = session.id;
    this.profileName = session.profile;
    this.shared = session.shared;
  }

  Logoff() {
    unwrap(this.#functions.logoff(this.id));
  }
}
