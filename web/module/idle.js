// The idle half of an application: the six functions of MAPI's idle engine, under
// their names. The engine is in the program.

import { FIRCPFN, FIRCPRI, FIRCPV, FIROWAIT } from './constants.js';
import { LiveHost } from './host.js';
import { choices } from './options.js';
import { Routines, slotOf } from './routines.js';

/** @typedef {import('./program.js').Program} Program */
/** @typedef {import('./options.js').ApplicationOptions} ApplicationOptions */
/** @typedef {import('./routines.js').FNIDLE} FNIDLE */

/** A routine that an engine has already. @typedef {{ ftg: number, routine: FNIDLE, param: any, priority: number }} Adopted */

// A time that does not matter, so that no clock is read.
const ANY = -1;

/** A number stays one; anything else is none, which the engine refuses. @param {unknown} value */
const number = (value) => (typeof value === 'number' ? value : NaN);

export class IdleClient extends EventTarget {
  #index;
  #program;
  #host;
  #changed;
  #routines;
  #recording;
  /** The tags of those that ask to be called when the page is hidden. @type {Set<number>} */
  #flushed = new Set();
  #closed = false;
  /** Whether it is seen what each call does by itself. */
  #apart;

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
      if (this.dispatchEvent(new ErrorEvent('error', { error, cancelable: true }))) reportError(error);
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
    this.#apart = apart || recording !== null;
    program.exports.idle_configure(index, ...this.#clocks(), failure, recording ? 1 : 0, apart ? 1 : 0);
    for (const { ftg, routine, param, priority } of adopt?.() ?? []) this.#routines.add(ftg, routine, param, priority);
    this.#host = program.virtual ? program.virtual.host(this.#engine()) : new LiveHost(this.#engine());
    if (adopt) this.#news();
  }

  get host() {
    return this.#host.state;
  }

  /** @param {number} lpvReserved */
  MAPIInitIdle(lpvReserved) {
    this.#recording?.called('MAPIInitIdle', lpvReserved === 0 ? {} : { lpvReserved: 1 });
    const result = this.#program.exports.idle_init(this.#index, ...this.#clocks(), number(lpvReserved));
    this.#news();
    return result;
  }

  MAPIDeInitIdle() {
    this.#recording?.called('MAPIDeInitIdle');
    if (this.#program.exports.idle_deinit(this.#index, ...this.#clocks()) === 0) {
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
    const { ahead } = this.#program;
    if (typeof pfnIdle === 'function') {
      const ftg = ahead.take(this.#index, priIdle, csecIdle, iroIdle);
      if (ftg !== 0) {
        this.#routines.add(ftg, pfnIdle, pvIdleParam, priIdle);
        if (ahead.waiting === 1) this.#news();
        return ftg;
      }
    }
    const ftg = this.#register(pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle);
    // What is called by a routine may end a stretch; what is observed is told one by one.
    if (ftg !== 0 && !this.#apart && !this.#program.called) ahead.registered(this.#index);
    return ftg;
  }

  /**
   * @param {FNIDLE | null} pfnIdle
   * @param {any} pvIdleParam
   * @param {number} priIdle
   * @param {number} csecIdle
   * @param {number} iroIdle
   */
  #register(pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle) {
    const fn = typeof pfnIdle === 'function' ? 1 : 0;
    const iro = number(iroIdle);
    // Only a wait for user inaction begins with the registration (GI-11, GI-22).
    const now = iro & FIROWAIT ? this.#program.clock.now() : ANY;
    const registered = this.#recording?.registering(pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle);
    const ftg = this.#program.exports.idle_register(
      this.#index, now, now === ANY ? 0 : this.#program.clock.date(), fn, number(priIdle), number(csecIdle), iro);
    registered?.(ftg);
    if (ftg !== 0) {
      this.#routines.add(ftg, /** @type {FNIDLE} */ (pfnIdle), pvIdleParam, priIdle);
      if (this.#program.virtual) this.#program.functions.nameRoutine?.(this.#index, ftg, String(/** @type {FNIDLE} */ (pfnIdle).name));
    }
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
   * @param {number} ircIdle
   */
  ChangeIdleRoutine(ftg, pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle, ircIdle) {
    const fn = typeof pfnIdle === 'function' ? 1 : 0;
    this.#recording?.changing(ftg, pfnIdle, pvIdleParam, priIdle, csecIdle, iroIdle, ircIdle);
    const changed = this.#program.exports.idle_change(this.#index, ...this.#clocks(),
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
    this.#recording?.on(ftg, 'EnableIdleRoutine', { fEnable: !!fEnable });
    this.#program.exports.idle_enable(this.#index, ...this.#clocks(), number(ftg), fEnable ? 1 : 0);
    this.#news();
  }

  /** @param {number} ftg */
  DeregisterIdleRoutine(ftg) {
    this.#recording?.on(ftg, 'DeregisterIdleRoutine');
    if (this.#program.exports.idle_deregister(this.#index, ...this.#clocks(), number(ftg))) this.#gone(slotOf(ftg));
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
    while (this.#program.exports.idle_deinit(this.#index, ...this.#clocks()) > 0);
    this.#routines.clear();
    this.#flushed.clear();
    this.#changed();
  }

  /** What the host drives. Once the program has ended it does nothing, as has been reported. @returns {import('./host.js').Engine} */
  #engine() {
    const index = this.#index;
    const { exports } = this.#program;
    const clocks = () => this.#clocks();
    /** @type {<T>(fn: () => T, otherwise: T) => T} */
    const running = (fn, otherwise) => {
      if (this.#program.ended) return otherwise;
      try {
        return fn();
      } catch {
        return otherwise;
      }
    };
    /** @param {() => void} fn */
    const turn = (fn) => {
      running(fn, undefined);
      this.#changed();
    };
    const recording = this.#recording;
    return {
      due: () => running(() => exports.idle_due(index, ...clocks()), -1),
      tick: (at) => turn(() => {
        const deadline = at + this.#program.clock.shift;
        const [now, date] = clocks();
        const run = () => exports.idle_tick(index, now, date, deadline);
        if (recording) recording.tick(now, deadline, run);
        else run();
      }),
      turn: () => turn(() => {
        const [now, date] = clocks();
        const run = () => exports.idle_turn(index, now, date);
        if (recording) recording.turn(now, run);
        else run();
      }),
      flush: (deadline) => turn(() => this.#flush(deadline + this.#program.clock.shift)),
      userAction: () => {
        const [now, date] = clocks();
        recording?.called('user', {}, now);
        running(() => exports.idle_user_action(index, now, date), undefined);
      },
    };
  }

  /** @param {number} deadline */
  #flush(deadline) {
    for (const ftg of [...this.#flushed]) {
      const [now, date] = this.#clocks();
      if (now >= deadline) return;
      const run = () => {
        if (this.#program.exports.idle_flush(this.#index, now, date, deadline, ftg) < 0) this.#flushed.delete(ftg);
      };
      if (this.#recording) this.#recording.turn(now, run);
      else run();
    }
  }

  /** @param {number} slot */
  #gone(slot) {
    this.#routines.remove(slot);
    this.#recording?.gone(slot);
  }

  /** @returns {[now: number, date: number]} */
  #clocks() {
    const { clock } = this.#program;
    return [clock.now(), clock.date()];
  }

  #news() {
    if (this.#closed) return;
    this.#host.news();
    this.#changed();
  }
}

