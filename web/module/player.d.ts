// The types of play.js. What a player tells is in shapes.d.ts, which is made from the
// types of Go.

import type { Break, Reason, Standing, State, Told } from './shapes.js';
export type * from './shapes.js';

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
  adopt(name: string, application: number, clock: { now: () => number, date: () => number, readonly shift: number }): void;
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
