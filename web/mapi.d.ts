// The types of mapi.js. Ids such as I-24 and S-45 are the rules of core/spec.

import type { Snapshot } from './module/snapshot.js';
import type { ProfAdmin, ProfileData, Profiles, Providers, Session, SessionOptions, Spooler } from './module/session-types.js';
import type { Checked, Link, Player, Reference, Rule } from './module/player.js';
export type * from './module/player.js';
export type * from './module/session-types.js';
export type * from './module/snapshot.js';

/**
 * Loads the program and starts an instance of it: one MAPI subsystem, with no
 * state in common with other instances on the page.
 *
 * Rejects with a {@link MapiError} whose message is a sentence for people:
 * `MAPI_E_NETWORK_ERROR` or `MAPI_E_NOT_FOUND` if mapi.wasm cannot be fetched,
 * `MAPI_E_CALL_FAILED` if it cannot be started, `MAPI_E_INVALID_PARAMETER` for
 * options that are none. It can be called again after it has failed. The program is
 * fetched and compiled once for all instances of a page.
 */
export function load(options: LoadOptions & { host: 'virtual' }): Promise<VirtualMapi>;
export function load(options?: LoadOptions): Promise<Mapi>;

/** Options of {@link load}. Those of applications are the defaults of {@link Mapi.application}. */
export interface LoadOptions extends ApplicationOptions {
  /** Where mapi.wasm is, if not beside this module. */
  url?: string | URL;
  /** What there is to say about sessions: where profiles are kept, prompts, providers, the spooler. */
  sessions?: SessionOptions;
  /**
   * What drives the idle engines: `live`, the browser's own idle time, or
   * `virtual`, a test: time passes and the computer is idle when the test says so.
   */
  host?: 'live' | 'virtual';
  /** Told once if the program ends by itself. Without it, `reportError` is. */
  onFailure?: (failure: Failure) => void;
  /** Told how many bytes of the program are there, and of how many: 0 if nobody knows. */
  onProgress?: (loaded: number, total: number) => void;
}

export interface ApplicationOptions {
  /**
   * What becomes of an idle routine that throws: it stays as it is (`keep`, the
   * default), is disabled, or is deregistered. MAPI knows no such thing.
   */
  failure?: 'keep' | 'disable' | 'deregister';
  /**
   * Records what the application does with its idle engine, and how each call of a
   * routine went, for {@link Mapi.recording}, and the latest turns and refusals for
   * {@link Mapi.snapshot}. What is done with sessions and profiles is recorded with
   * it, for all applications. Off unless set: it costs time and memory.
   */
  record?: boolean;
  /**
   * Shows each call of a routine in the performance panel of the browser's
   * tools, on a track for its band of priorities. Off unless set: it costs some
   * microseconds a call.
   */
  tracks?: boolean;
}

/** How a program ended that was not closed. */
export interface Failure {
  /** A panic in Go, an exit, or an exception that went through Go. */
  readonly reason: 'panic' | 'exit' | 'trap';
  /** In a sentence. */
  readonly message: string;
  /** What Go printed last: the panic and the stacks. */
  readonly output: string;
  /** When, by performance.now(). */
  readonly at: number;
  /** The exception of a trap. */
  readonly cause?: unknown;
  /**
   * What to put behind the address of the page, `#v1.` and so on, to play once more
   * what led here, with what was being done: a {@link Player}'s run, or what
   * applications did, if one of them records.
   */
  readonly link?: string;
}

/** Which host drives the idle engines of a page. */
export interface HostState {
  /** Where idle time comes from: the browser's idle callbacks, or slices that the page makes itself where there are none. */
  readonly idle: 'requestIdleCallback' | 'slices' | 'virtual';
  /** Where turns of the message loop come from, for routines of positive priority. */
  readonly message: 'scheduler.postTask' | 'MessageChannel' | 'virtual';
  /** `stalled`: the page is hidden and the browser has stopped giving idle time, as Chromium does after some ten seconds. It goes on when the page is shown. */
  readonly state: 'active' | 'hidden' | 'stalled' | 'frozen';
}

/**
 * An instance for tests: the same functions, the same engine, under a clock that
 * stands still unless the test moves it. Routines are called while it moves, before
 * the method returns. All times are milliseconds.
 */
export class VirtualMapi extends Mapi {
  /** What its performance.now() says; it begins at 0. */
  readonly now: number;
  /**
   * Lets time pass in which the computer has other things to do: only routines
   * of positive priority run (I-31).
   * @throws {MapiError} `MAPI_E_INVALID_PARAMETER` for what is no span of time
   */
  advance(ms: number): void;
  /** Lets time pass in which the computer is idle: one idle tick, whose deadline is its end (I-38). */
  idle(ms: number): void;
  /** The computer sleeps (I-28, I-29). As in a browser, under two seconds are not told from a correction of the clock. */
  sleep(ms: number): void;
  /** In a routine: how long it takes. One that says nothing takes a millisecond. */
  spend(ms: number): void;
  /** The user does something (I-24); routines of positive priority go ahead of it (I-31). */
  userAction(): void;
  /** What has happened so far, each with its rule and its sentence. */
  readonly trace: readonly import('./module/player.js').Told[];
  /** The same in another language, `en` or `pt-BR`. */
  told(language?: string): import('./module/player.js').Told[];
}

/** One MAPI subsystem and the applications that use it. */
export class Mapi {
  protected constructor();
  /**
   * Whether calls work. It is a flag and not a promise because {@link load} is
   * the promise: what it gives is ready, until it fails or is closed.
   */
  readonly ready: boolean;
  /** How it failed, or null. From then on every call throws a {@link MapiError} that says so. */
  readonly failure: Failure | null;
  readonly host: HostState;
  /** Profiles beyond what MAPI has methods for: import and export, and where they are kept. */
  readonly profiles: Profiles;
  /** Providers: simulated ones, and libraries that the page has written. */
  readonly providers: Providers;
  /** The spooler's turns. */
  readonly spooler: Spooler;

  /**
   * Makes an application: a client with an idle engine of its own (I-12), which
   * logs on by itself. The name is for people to read.
   * @throws {MapiError} `MAPI_E_INVALID_PARAMETER`
   */
  application(name: string, options?: ApplicationOptions): Application;

  /**
   * Makes a profile.
   * @throws {MapiError} `MAPI_E_INVALID_PARAMETER`, `MAPI_E_NO_ACCESS` if there is one of that name
   */
  createProfile(profile: ProfileData): void;

  /**
   * Plays a scenario: the same program under a clock of its own, step by step,
   * forward and back. The language is that of its sentences, `en` or `pt-BR`.
   * @throws {MapiError} that says, with line and column, what is wrong with the scenario
   */
  play(scenario: string | object, language?: string): Player;

  /**
   * Drives a run on from its end: its applications become real ones, with their idle
   * engines as they stand, in the idle time of this page. One run at a time.
   * @param work gives a routine that the run has registered its function
   * @param changed told when there may be something to {@link Live.tell}
   * @throws {MapiError} `MAPI_E_INVALID_PARAMETER`, `MAPI_E_BUSY`; `MAPI_E_NO_SUPPORT` under a virtual host
   */
  live(player: Player, work: Work, changed?: () => void): Live;

  /**
   * The text of a rule of the spec, such as `I-24`, in `en` or `pt-BR`; null if there is none. The
   * rules of a language are a file beside mapi.wasm, which is fetched for the first of them.
   */
  rule(id: string, language?: string): Promise<Rule | null>;

  /**
   * What a link holds: a fragment that {@link Player.link} made, or a query such
   * as `?scenario=shared-session-wins&step=12`.
   * @throws {MapiError} that says why the link cannot be read
   */
  readLink(link: string): Link;

  /** Reads a scenario that is being written, without running it: the first mistake in it, or where its inputs stand. */
  check(scenario: string): Checked;

  /** Tells the whole run of a scenario, a line an event, with the reasons. */
  account(scenario: string, language?: string): string;

  /** The charts, the readings, the languages and the constants with their names, for a user interface. In code, import the constants. */
  readonly reference: Reference;

  /** Everything there is to see, as plain data. Turns and refusals are in it if they are recorded. */
  snapshot(): Snapshot;

  /**
   * What has happened so far as a scenario, for {@link Mapi.play}: each call, each
   * idle tick with its deadline, each routine with what it took and did, input, sleep;
   * each logon with what the user and the providers answered. No credentials are in
   * it, but names are. Null unless an application has the option `record`. What has
   * more than 50,000 inputs is too much for a scenario.
   */
  recording(): object | null;

  /** Calls the listener, once a task, when there may be something new in the snapshot. There is one listener. */
  onChange(listener: () => void): void;

  /**
   * Closes all applications and ends the program. Logons under way are rejected;
   * every later call throws `MAPI_E_NOT_INITIALIZED`.
   */
  close(): void;
}

/**
 * An idle routine, FNIDLE (I-48). It gets its parameter, should return false
 * (I-49), and has to bound its run time: a long job does a little on each call
 * and remembers in its parameter where it got to (I-50). It may call all functions
 * of the application. What it throws is told by the event `error`; a promise it
 * returns is not waited for, and told if it is rejected.
 */
export type FNIDLE<T = any> = (param: T) => unknown;

/** The function of a routine of a run: see {@link Mapi.live}. */
export type Work = (app: string, routine: { name: string; function: string; param: string; cost: number }) => FNIDLE;

/** A run that this page drives: see {@link Mapi.live}. */
export class Live {
  private constructor();
  /** By their names in the run. They have the six idle functions. */
  readonly applications: ReadonlyMap<string, Pick<Application, 'FtgRegisterIdleRoutine' | 'ChangeIdleRoutine' | 'EnableIdleRoutine' | 'DeregisterIdleRoutine' | 'MAPIInitIdle' | 'MAPIDeInitIdle' | 'host' | 'name' | 'addEventListener'>>;
  /** What time it is in the run, in hundredths of a second. */
  readonly now: number;
  /** Tells the player what has happened since the last time; it then stands at the end. */
  tell(): void;
  /**
   * Has something happen now: an input of a scenario, without a time. What is for an idle
   * engine is a call of the real one.
   */
  do(input: object): void;
  /** As if the computer had slept (I-28). @param ms milliseconds */
  sleep(ms: number): void;
  /** Leaves the run to itself: the applications are closed. */
  close(): void;
}

/** A function tag: the handle of a registered routine, never 0 (I-18, I-20). */
export type FTG = number;

/**
 * A client of MAPI with its idle engine. Wrong arguments of the six idle functions
 * have the effect that MAPI documents: `FtgRegisterIdleRoutine` returns 0, the
 * others do nothing. They throw only when the program has ended.
 *
 * The event `error` (an ErrorEvent) tells what an idle routine threw; unless it is
 * cancelled, it is then given to `reportError`.
 */
export class Application extends EventTarget {
  private constructor();
  readonly name: string;
  readonly host: HostState;
  /** `error` tells what an idle routine threw. */
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;

  /**
   * Starts the idle engine of this application, or adds one to its reference count
   * (I-05 to I-09).
   * @param lpvReserved must be 0
   * @returns 0, or 1 if the engine cannot be started
   */
  MAPIInitIdle(lpvReserved: 0): 0 | 1;

  /** Takes one from the reference count; at zero the engine stops and all routines are dropped (I-09, I-10, GI-20). */
  MAPIDeInitIdle(): void;

  /**
   * Registers an idle routine (I-13 to I-21).
   *
   * A negative priority is called in idle time only, whenever the browser has some
   * (I-32). A positive one needs no idle time: it is called in a turn of the page's
   * message loop, one a turn, ahead of user events as far as the browser lets a page
   * be (I-31): most browsers deliver input first. In idle time negative numbers go
   * before zero, zero before positive ones, and smaller numbers before larger ones
   * (I-35, GI-01). No order is promised among equals (I-39).
   *
   * @param pfnIdle the routine
   * @param pvIdleParam handed to the routine on each call (I-15)
   * @param priIdle -32768 to 32767 (I-13)
   * @param csecIdle hundredths of a second, 0 to 4294967295 (I-17)
   * @param iroIdle `FIROINTERVAL`: csecIdle is the least time between two calls
   *   (I-26); `FIROWAIT`: it is the least user inaction before the first call (I-24);
   *   neither: no condition. `FIRODISABLED`: not called until it is enabled (I-27).
   *   `FIRONOADJUSTMENT`: the time in which the computer sleeps counts (I-29)
   * @returns the function tag, or 0 (NULL) if the routine cannot be registered (I-19)
   */
  FtgRegisterIdleRoutine<T>(pfnIdle: FNIDLE<T> | null, pvIdleParam: T, priIdle: number, csecIdle: number, iroIdle: number): FTG | 0;

  /**
   * Changes what the bits of ircIdle name, and nothing else (I-53 to I-62). A change
   * that may not be is not made at all (GI-08).
   * @param ircIdle `FIRCPFN`, `FIRCPV`, `FIRCPRI`, `FIRCCSEC`, `FIRCIRO`
   */
  ChangeIdleRoutine(ftg: FTG, pfnIdle: FNIDLE | null, pvIdleParam: any, priIdle: number, csecIdle: number, iroIdle: number, ircIdle: number): void;

  /** Enables or disables a routine, which stays registered (I-63, I-64). */
  EnableIdleRoutine(ftg: FTG, fEnable: boolean): void;

  /**
   * Removes a routine (I-66 to I-70). It may do so itself. If it is being called, it
   * is gone when it returns.
   */
  DeregisterIdleRoutine(ftg: FTG): void;

  /**
   * Asks for one more call of a routine when the page is hidden, after which there
   * may be no idle time any more: to save what has been typed, say. It is called if
   * it is ready (I-40), in the order of asking, as long as 50 milliseconds for all of
   * them are not expected to be used up. Not a function of MAPI's.
   * @param ask false to ask no more
   */
  flushOnHide(ftg: FTG, ask?: boolean): void;

  /**
   * Lets user inaction (I-24) be told by the Idle Detection API too, which knows of
   * input outside this page. Asks the person, so it has to be called in a handler of
   * a click. Not a function of MAPI's.
   * @returns whether it was granted; false where the browser has no such API
   */
  detectIdle(): Promise<boolean>;

  /** Stops the idle engine and removes its listeners, requests and timers. */
  close(): void;

  /**
   * Initialises MAPI; each call wants a {@link MAPIUninitialize} (S-17 to S-20).
   * @param lpMapiInit MAPIINIT_0, or its flags
   * @throws {MapiError} `MAPI_E_INVALID_PARAMETER`, `MAPI_E_UNKNOWN_FLAGS`
   */
  MAPIInitialize(lpMapiInit?: { ulVersion?: number; ulFlags?: number } | number | null): void;

  /** Takes back one {@link MAPIInitialize}. */
  MAPIUninitialize(): void;

  /**
   * Logs on to a session (S-23 to S-35).
   * @param ulUIParam the element in which dialogs are shown, or null
   * @param lpszProfileName or null
   * @param lpszPassword must be null
   * @param flFlags `MAPI_EXTENDED`, `MAPI_LOGON_UI` and so on
   * @throws {MapiError} such as `MAPI_E_LOGON_FAILED`, `MAPI_E_USER_CANCEL`
   */
  MAPILogonEx(ulUIParam: Element | null, lpszProfileName: string | null, lpszPassword: string | null, flFlags: number): Promise<Session>;

  /** Administers profiles; that needs no session (S-73 to S-77). */
  MAPIAdminProfiles(ulFlags?: number): Promise<ProfAdmin>;

  /**
   * The quick exit of a client, QueryFastShutdown to DoFastShutdown (S-162):
   * afterwards it can make no MAPI call any more.
   * @throws {MapiError} `MAPI_E_NO_SUPPORT` if a provider objects
   */
  FastShutdown(): Promise<void>;

  /** Delivers notifications at once (S-168). @param ulFlags must be 0 */
  HrDispatchNotifications(ulFlags?: number): void;
}

/** A result of MAPI's that is an error. */
export class MapiError extends Error {
  private constructor();
  /** The HRESULT, such as 0x80040111. */
  readonly code: number;
  /** Its documented name, such as `MAPI_E_LOGON_FAILED`. */
  readonly name: string;
  /** What went wrong, in words. */
  readonly detail: string;
}

export * from './module/constants.js';
