// What mapi.wasm and this page are to each other: the counterpart of the
// exported and imported functions of wasm/hot and of the functions that
// wasm/program.go hands over. A test holds the two sides to each other.
//
// Times are milliseconds: now is performance.now(), date is Date.now(). A now
// below zero says that the time does not matter.

import type { PlayerFunctions } from './player.js';
import type { SessionFunctions } from './session-wasm.js';

/** What the program exports. */
export interface Exports {
  idle_configure(app: number, now: number, date: number, failure: number, record: number, apart: number): void;
  /** Of a stretch: so many have returned, and the next one calls the program. */
  idle_overtake(app: number, returned: number): void;
  idle_init(app: number, now: number, date: number, reserved: number): number;
  idle_deinit(app: number, now: number, date: number): number;
  idle_register(app: number, now: number, date: number, fn: number, priority: number, csec: number, options: number): number;
  /** Where tags and registrations are: see ahead.js. */
  idle_ahead(): number;
  /** Registers what is there, and leaves as many of the next tags as are wanted. Returns how many these are. */
  idle_register_next(app: number, count: number, wanted: number): number;
  idle_change(app: number, now: number, date: number, ftg: number, fn: number, priority: number, csec: number, options: number, changes: number): number;
  idle_enable(app: number, now: number, date: number, ftg: number, enable: number): void;
  idle_deregister(app: number, now: number, date: number, ftg: number): number;
  idle_user_action(app: number, now: number, date: number): void;
  /** In how many milliseconds a tick is wanted; -1 not at all, -2 a message turn now. */
  idle_due(app: number, now: number, date: number): number;
  idle_tick(app: number, now: number, date: number, deadline: number): number;
  idle_turn(app: number, now: number, date: number): number;
  /** 1 if the routine was called, 0 if it was not ready, -1 if there is none. */
  idle_flush(app: number, now: number, date: number, deadline: number, ftg: number): number;
}

/** What the program imports. */
export interface Imports {
  now(): number;
  call(app: number, slot: number): number;
  stretch(app: number, tags: number, count: number): number;
  called(): number;
  outcome(): number;
  gone(app: number, slot: number): void;
}

/** How a function that was handed over answers. */
export interface Answer<T> {
  value?: T;
  error?: Thrown;
}

export interface Thrown {
  code: number;
  name: string;
  message: string;
  detail?: string;
}

/** The functions that the program hands over. Arguments are checked in there. */
export interface Functions extends SessionFunctions, PlayerFunctions {
  application(name: unknown): Answer<number>;
  onChange(listener: unknown): Answer<void>;
  snapshot(): Answer<string>;
  chart(): Answer<string>;
  /** Of a virtual host: time has passed; a trace is kept; what a routine is called in it; the trace. */
  timePassed(): Answer<void>;
  keepTrace(): Answer<void>;
  nameRoutine(app: unknown, ftg: unknown, name: unknown): Answer<void>;
  trace(language: unknown): Answer<string>;
  constants(): Answer<string>;
  close(): Answer<void>;
}
