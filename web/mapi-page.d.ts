// What the page offers whoever drives it without hands: window.mapiPage, and the event
// step of the document. The types are for tests of Playwright and the like:
//
//   /// <reference path="mapi-page.d.ts" />

/** A step of a run, as the page shows it. */
export interface MapiPageStep {
  /** Its number; 0 is before the first. */
  readonly step: number;
  /** How many there are. */
  readonly of: number;
  /** When it happens, in hundredths of a second. */
  readonly at: number;
  /** What kind of step it is, such as `idle.posted`, in every language; empty at step 0. */
  readonly key: string;
  /** The rule of MAPI's documents that it carries out, such as `I-24`; empty if there is none. */
  readonly rule: string;
  /** What happens, in the language of the page; empty at step 0. */
  readonly sentence: string;
}

/**
 * The page, for whoever drives it without hands. All calls may be made at once: they wait
 * until the program has started, and reject if it does not. What has been done is seen in
 * the pictures one frame later, and then the document has an event `step`.
 */
export interface MapiPage {
  /** Fulfilled when the page has what its address asks for; rejected if the program cannot start. */
  readonly ready: Promise<void>;
  /**
   * Opens an example by its name, a scenario, or a link that the page has made, and stands
   * still there. Rejects with a sentence that says what is wrong, and shows what it did.
   */
  open(what: string | object): Promise<MapiPageStep>;
  /** Goes to a step: 0 to {@link MapiPageStep.of}. What was playing pauses. */
  go(step: number): Promise<MapiPageStep>;
  /** Goes some steps forward, or back if below zero; tells where it stands. */
  step(by?: number): Promise<MapiPageStep>;
  /** All steps of the run. */
  steps(): Promise<MapiPageStep[]>;
  /** The sentence of the step where the page stands. */
  sentence(): Promise<string>;
  /**
   * Has something happen where the page stands, or now while it is live: an input of a
   * scenario, without a time. Stands at the first step that came of it.
   */
  do(input: object): Promise<MapiPageStep>;
  /** Plays on, at the speed that the bar says. */
  play(): Promise<void>;
  /** Stands still, and leaves live mode. */
  pause(): Promise<MapiPageStep>;
  /** Has the browser's own idle time drive the run on from its end. Fulfilled once it does. */
  live(): Promise<void>;
  /** The run as a scenario: what leads here, live ticks included. */
  scenario(): Promise<object>;
}

declare global {
  interface Window {
    readonly mapiPage: MapiPage;
  }
  interface DocumentEventMap {
    /** The page shows another step, or another run. While it is live not every step is shown. */
    step: CustomEvent<MapiPageStep>;
  }
  var mapiPage: MapiPage;
}
