// What the two ways of showing a scenario have in common: in the page, and in a frame.

/** What the attributes of an element ask for. */
export interface Wishes {
  part: string;
  chart: string;
  controls: string;
  theme: string;
  autoplay: boolean;
  live: boolean;
  /** The nearest lang. */
  language: string;
  /** The address of a frame, or empty for the one beside the script. */
  frame: string;
  scenario: string | null;
  src: string | null;
  link: string | null;
  /** The step to begin at, as it was given. */
  step: string | number | null;
}

/** What is to be shown: one of these. */
export interface Scene {
  /** A preset, by name. */
  preset?: string;
  /** A scenario. */
  text?: string;
  /** A fragment, `#v1.` and so on. */
  link?: string;
}

/** Where the player stands. */
export interface Step {
  step: number;
  of: number;
  sentence: string;
}

/** What a view tells its element. */
export interface Report {
  /** It stands at another step. */
  told(step: Step): void;
  /** It cannot go on. */
  failed(error: unknown): void;
}

/** Where a view is to be, and what it is to show. */
export interface Order {
  element: HTMLElement;
  root: ShadowRoot;
  wishes: Wishes;
  report: Report;
  /** Aborted when nobody wants it any more. */
  signal: AbortSignal;
}

/** A scenario that is shown. */
export interface View {
  /** The name of the build that shows it, if it is another one. */
  readonly build?: string;
  go(step: number): void;
  play(): void;
  pause(): void;
  theme(theme: string): void;
  close(): void;
}

/** Shows what is ordered: the promise is fulfilled once all of it is drawn. */
export type Open = (order: Order) => Promise<View>;
