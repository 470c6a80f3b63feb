// The idle half of an application: the six functions of MAPI's idle engine, under
// their names. The engine is in the program.

import { FIRCPFN, FIRCPRI, FIRCPV } from './constants.js';
import { clocks, engineOf } from './engine.js';
import { LiveHost } from './host.js';
import { choices } from './options.js';
import { errorEvent, report } from './platform.js';
import { number, Registrations } from './registrations.js';
import { Routines, slotOf } from './routines.js';

/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./options.js').ApplicationOptions} ApplicationOptions */
/** @typedef {import('./routines.js').FNIDLE} FNIDLE */

/** A routine that an engine has already. @typedef {{ ftg: number, routine: FNIDLE, param: any, priority: number }} Adopted */

export class IdleClient extends EventTarget {
  #index;
  #program;
  #host;
  #changed;
  #routines;
  #registrations;
  #recording;
  /** The tags of those that ask to be called when the page is hidden. @type {Set<number>} */
  #flushed = new Set();
  #closed = false;

  /**
   * @param {number} index
   * @param {string} name
   * @param {Program} program
   * @param {ApplicationOptions} options
   * @param {() => void} changed there may be something new to see
   * @param {import('./recording-idle.js').IdleRecording | null} [recording] keeps what it does
   * @param {() => Adopted[]} [adopt] makes its engine another one, and says what routines that has
   */
  constructor(index, name, program, options, changed, recording = null, adopt) {
    super();
    const { failure, tracks } = choices(options);
    this.#index = index;
    this.#program = program;
    this.#changed = changed;
    this.#routines = new Routines(tracks ? name : null, (error) => {
      if (this.dispatchEvent(errorEvent(error))) report(error);
    });
    this.name = name;
    this.#recording = recording;
    program.dispatchers[index] = {
      call: (slot) => {
        recording?.began();
        return this.#routines.call(slot);
      },
      gone: (slot) => this.#gone(slot),
      news: () => this.#news(),
      ended: recording && ((outcome, now) => recording.ended(outcome, now)),
    };
    const apart = tracks || program.virtual !== null; // each call is to be measured by itself
    this.#registrations = new Registrations(index, program, this.#routines, recording, apart || recording !== null, () => this.#news());
    program.exports.idle_configure(index, ...clocks(this.#program), failure, recording ? 1 : 0, apart ? 1 : 0);
    for (const { ftg, routine, param, priority } of adopt?.() ?? []) this.#routines.add(ftg, routine, param, priority);
    const engine = engineOf(index, program, recording, this.#flushed, changed);
    this.#host = program.virtual ? program.virtual.host(engine) : new LiveHost(engine);
    if (adopt) this.#news();
  }

  get host() {
    return this.#host.state;
  }

  /** @param {number} lpvReserved */
  MAPIInitIdle(lpvReserved) {
    const [now, date] = clocks(this.#program);
    this.#recording?.called('MAPIInitIdle', lpvReserved === 0 ? {} : { lpvReserved: 1 }, now, date);
    const result = this.#program.exports.idle_init(this.#index, now, date, number(lpvReserved));
    this.#news();
    return result;
  }

  MAPIDeInitIdle() {
    const [now, date] = clocks(this.#program);
    this.#recording?.called('MAPIDeInitIdle', {}, now, date);
    if (this.#program.exports.idle_deinit(this.#index, now, date) === 0) {
      this.#routines.clear();
      this.#recording?.gone();
      this.#flushed.clear();
    }
    this.#news();
  }

  /**
   * @param {FNIDLE | null} pfnIdle
   * @param {any} pvIdleParam
   * @param {number} priIdle
   * @param {number} csecIdle
   * @param {number} iroIdle
   */
  FtgRegisterIdleRoutine(pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle) {
    return this.#registrations.register(pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle);
  }

  /**
   * @param {number} ftg
   * @param {FNIDLE | null} pfnIdle
   * @param {any} pvIdleParam
   * @param {number} priIdle
   * @param {number} csecIdle
   * @param {number} iroIdle
   * @param {number} ircIdle
   */
  ChangeIdleRoutine(ftg, pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle, ircIdle) {
    const fn = typeof pfnIdle === 'function' ? 1 : 0;
    const [now, date] = clocks(this.#program);
    this.#recording?.changing(ftg, pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle, ircIdle, now, date);
    const changed = this.#program.exports.idle_change(this.#index, now, date,
      number(ftg), fn, number(priIdle), number(csecIdle), number(iroIdle), number(ircIdle));
    if (changed) {
      if (ircIdle & FIRCPFN) this.#routines.setRoutine(ftg, /** @type {FNIDLE} */ (pfnIdle));
      if (ircIdle & FIRCPV) this.#routines.setParam(ftg, pvIdleParam);
      if (ircIdle & FIRCPRI) this.#routines.setPriority(ftg, priIdle);
    }
    this.#news();
  }

  /** @param {number} ftg @param {boolean} fEnable */
  EnableIdleRoutine(ftg, fEnable) {
    const [now, date] = clocks(this.#program);
    this.#recording?.on(ftg, 'EnableIdleRoutine', { fEnable: !!fEnable }, now, date);
    this.#program.exports.idle_enable(this.#index, now, date, number(ftg), fEnable ? 1 : 0);
    this.#news();
  }

  /** @param {number} ftg */
  DeregisterIdleRoutine(ftg) {
    const [now, date] = clocks(this.#program);
    this.#recording?.on(ftg, 'DeregisterIdleRoutine', {}, now, date);
    if (this.#program.exports.idle_deregister(this.#index, now, date, number(ftg))) this.#gone(slotOf(ftg));
    this.#news();
  }

  /** @param {number} ftg @param {boolean} [ask] */
  flushOnHide(ftg, ask = true) {
    if (ask && typeof ftg === 'number') this.#flushed.add(ftg);
    else this.#flushed.delete(ftg);
  }

  detectIdle() {
    return this.#host.detectIdle();
  }

  /** Ends the idle engine and whatever this application has in the page. */
  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.#host.close();
    if (this.#program.ended) return;
    while (this.#program.exports.idle_deinit(this.#index, ...clocks(this.#program)) > 0);
    this.#routines.clear();
    this.#flushed.clear();
    this.#changed();
  }

  /** @param {number} slot */
  #gone(slot) {
    this.#routines.remove(slot);
    this.#recording?.gone(slot);
  }

  #news() {
    if (this.#closed) return;
    this.#host.news();
    this.#changed();
  }
}

