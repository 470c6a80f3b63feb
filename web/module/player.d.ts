// The types of play.js: the counterpart of core/player, core/world and
// core/trace. All times are hundredths of a second (I-17), with decimals.

/** A scenario being played: see {@link Mapi.play}. */
export class Player {
  constructor(functions: import('./wasm.js').Functions, scenario: string | object, language: string);
  /** What there is to see at the step where the player stands. */
  readonly state: State;
  /** How many routines of each application a state shows at the most, those nearest to a call and whichever the latest event is about: 100 unless set. */
  routines: number;
  /** How many steps the branch has: what {@link State.len} says, for less. */
  readonly len: number;
  /** All events of the branch, the first being step 1. */
  readonly events: readonly Told[];
  /** Goes to a step; 0 is before the first. */
  go(step: number): void;
  /** Goes some steps forward, or back if below zero. */
  step(steps?: number): void;
  /**
   * Why a scheduler chose as it did, at a step with the key `idle.posted`; otherwise
   * null. It lists as many of the others as are asked for, 100 unless told.
   */
  why(step?: number, most?: number): Reason | null;
  /** The next step at which one of the conditions holds, or 0. */
  find(conditions: Break[], options?: { back?: boolean }): number;
  /**
   * Has something happen here: an input of a scenario, without a time. Where the
   * branch has inputs still to come a fork is made first, so that nothing is lost.
   * Returns the first step that came of it, or 0 if none did. Throws a MapiError
   * that says what is wrong with the input.
   */
  do(input: object): number;
  /** Makes a branch that leaves this one here, and goes there. */
  fork(name: string): void;
  switchTo(name: string): void;
  rename(name: string, other: string): void;
  drop(name: string): void;
  /** Tells everything in another language. */
  speak(language: string): void;
  /**
   * Has things happen behind all that has happened: inputs of a scenario, with their
   * times. The player then stands at the end. Throws a MapiError that says what is
   * wrong with them; then nothing has happened.
   */
  happened(inputs: object[]): void;
  /** What a live host needs to know to drive the run on from here. */
  standing(): Standing;
  /** Has an application of the program drive the idle engine of one of the run's. */
  adopt(name: string, application: number, clock: import('./virtual.js').Clock): void;
  /** The scenario of this branch, as a file. */
  scenario(): string;
  /** The trace for others: JSON lines, a Markdown transcript, or what Perfetto opens. */
  export(kind: 'lines' | 'transcript' | 'perfetto'): string;
  /** The fragment of a link to this step of this branch, with what the page adds. */
  link(view?: Record<string, string>): string;
  /**
   * Calls the listener after each change; returns what ends that.
   */
  onChange(listener: () => void): () => void;
  close(): void;
}

export interface State {
  title: string;
  about: string;
  branch: string;
  branches: { name: string; parent: string; from: number; at: number; len: number }[];
  at: number;
  len: number;
  /** How many inputs its scenario has. */
  inputs: number;
  end: number;
  revision: number;
  event: Told | null;
  snapshot: World;
}

export interface Told {
  id: number;
  at: number;
  asleep?: number;
  key: string;
  rule?: string;
  input: number;
  app?: string;
  thread?: string;
  call?: string;
  routine?: string;
  function?: string;
  profile?: string;
  service?: string;
  provider?: string;
  chart?: string;
  node?: string;
  caption?: string;
  edge?: string;
  facts?: { name: string; value: string }[];
  priority?: number;
  count?: number;
  for?: number;
  flags?: string;
  result?: string;
  text?: string;
  sentence: string;
}

export interface World {
  step: number;
  now: number;
  asleep: number;
  idle: boolean;
  idleEnd: number;
  busy: boolean;
  busyEnd: number;
  shared: string;
  mutex: string;
  apps: WorldApp[] | null;
  profiles: { name: string; default: boolean; app: boolean; damaged: boolean; valid: boolean; services: string[] | null }[] | null;
  calls: WorldCall[] | null;
  sessions: WorldSession[] | null;
  spooler: { name: string; loggedOn: boolean; inbound: boolean; outbound: boolean; critical: boolean; wants: string }[] | null;
}

export interface WorldApp {
  name: string;
  thread: string;
  references: number;
  busy: boolean;
  busyEnd: number;
  running: string;
  events: number;
  /** It is idle as far as the application can tell: an idle tick may be of another one alone. */
  idle: boolean;
  readings: Record<string, string>;
  routines: WorldRoutine[] | null;
  more: number;
}

export interface WorldRoutine {
  routine: string;
  priority: number;
  ready: boolean;
  reason: string;
  rule: string;
  left: number;
  by: string;
  function: string;
  param: string;
  tag: string;
  csec: number;
  options: string;
  state: 'ready' | 'waiting' | 'posted' | 'running' | 'disabled' | 'removing';
  next: boolean;
  called: number;
}

export interface WorldCall {
  name: string;
  app: string;
  asks: '' | 'profile' | 'credentials' | 'retry' | 'prompt' | 'logoff' | 'mutex';
  profiles: string[] | null;
  profile: string;
  service: string;
  provider: string;
  result: string;
}

export interface WorldSession {
  name: string;
  app: string;
  profile: string;
  shared: boolean;
  noMail: boolean;
  members: number;
  services: { name: string; disabled: boolean; providers: { name: string; type: string; state: string; result: string }[] | null }[] | null;
  status: { name: string; type: string; code: string }[] | null;
}

export interface Reason {
  app: string;
  chosen: Ranked;
  others: Ranked[] | null;
  /** One for each of the others. */
  sentences: string[] | null;
  /** How many of all that were passed over were ready. */
  rivals: number;
  /** How many of them are not listed. */
  more: number;
}

export interface Ranked {
  routine: string;
  priority: number;
  ready: boolean;
  reason: string;
  rule: string;
  left: number;
  by: string;
}

/** A condition on events: what is given must all hold. */
export interface Break {
  node?: string;
  routine?: string;
  result?: string;
  app?: string;
  key?: string;
  rule?: string;
}

/** A reading of a point on which the documents disagree; the first of readings is the recommended one. */
export interface ReadingPoint {
  Name: string;
  Rule: string;
  Readings: string[];
}

/** What a live host needs to know to drive a run on. */
export interface Standing {
  now: number;
  asleep: number;
  apps: { name: string; routines: StandingRoutine[] }[];
  /** That the run has given to anything. */
  names: string[];
}

/** A registered routine, with what gives it its function. */
export interface StandingRoutine {
  tag: number;
  name: string;
  function: string;
  param: string;
  priority: number;
  /** What the scenario says a call takes. */
  cost: number;
}

export interface PlayerFunctions {
  playerOpen(scenario: unknown, language: unknown): import('./wasm.js').Answer<number>;
  playerClose(player: unknown): import('./wasm.js').Answer<void>;
  playerState(player: unknown, routines: unknown): import('./wasm.js').Answer<string>;
  playerLen(player: unknown): import('./wasm.js').Answer<number>;
  playerEvents(player: unknown, from: unknown, to: unknown): import('./wasm.js').Answer<string>;
  playerGo(player: unknown, step: unknown): import('./wasm.js').Answer<void>;
  playerWhy(player: unknown, step: unknown, most: unknown): import('./wasm.js').Answer<string>;
  playerFind(player: unknown, back: unknown, conditions: unknown): import('./wasm.js').Answer<number>;
  playerDo(player: unknown, input: unknown): import('./wasm.js').Answer<number>;
  playerSpeak(player: unknown, language: unknown): import('./wasm.js').Answer<void>;
  playerFork(player: unknown, name: unknown): import('./wasm.js').Answer<void>;
  playerSwitch(player: unknown, name: unknown): import('./wasm.js').Answer<void>;
  playerRename(player: unknown, name: unknown, other: unknown): import('./wasm.js').Answer<void>;
  playerDrop(player: unknown, name: unknown): import('./wasm.js').Answer<void>;
  playerHappened(player: unknown, inputs: unknown): import('./wasm.js').Answer<void>;
  playerStanding(player: unknown): import('./wasm.js').Answer<string>;
  liveSlept(ms: unknown): import('./wasm.js').Answer<void>;
  playerAdopt(player: unknown, name: unknown, application: unknown, now: unknown, date: unknown): import('./wasm.js').Answer<void>;
  playerScenario(player: unknown): import('./wasm.js').Answer<string>;
  playerWith(player: unknown, input: unknown): import('./wasm.js').Answer<string>;
  playerExport(player: unknown, kind: unknown): import('./wasm.js').Answer<string>;
  playerLink(player: unknown, view: unknown): import('./wasm.js').Answer<string>;
  linkTo(scenario: unknown, step: unknown): import('./wasm.js').Answer<string>;
  readLink(link: unknown): import('./wasm.js').Answer<string>;
  reference(): import('./wasm.js').Answer<string>;
  account(scenario: unknown, language: unknown): import('./wasm.js').Answer<string>;
}

/** What a page needs to know of the program to draw it. */
export interface Reference {
  charts: (import('./snapshot.js').Chart & { id: 'session' | 'service' | 'provider' })[];
  points: ReadingPoint[];
  languages: string[];
  flags: Record<'logon' | 'logoff' | 'options' | 'changes', import('./snapshot.js').Flag[]>;
}

/** A rule of the spec; texts keep their Markdown. */
export interface Rule {
  ID: string;
  Title: string;
  Section: string;
  Text: string;
  Test: string;
  /** The one that the texts are in. */
  Language: string;
}

/** What a link holds. */
export interface Link {
  /** A scenario, or the name of a preset. */
  scenario: string;
  preset: string;
  step: number;
  view: Record<string, string>;
  /** What is wrong with it, in a sentence, or nothing; the rest is what could be read nevertheless. */
  problem: string;
}
