// The types of element.js: the element <mapi-playground>, which shows a scenario.

/** Where an element stands. */
export interface PlaygroundStep {
  readonly step: number;
  readonly of: number;
  /** What happened in that step, in the language of the element. */
  readonly sentence: string;
}

/** What the listeners of an element are told. */
export interface PlaygroundEvents {
  /** It stands at another step. It bubbles. */
  step: CustomEvent<PlaygroundStep>;
  /** All of it is drawn. */
  ready: CustomEvent<{ readonly step: number }>;
  /** It cannot show what it should. The message is a sentence, which the element says as well. */
  error: CustomEvent<{ readonly message: string; readonly error: unknown }>;
}

/**
 * The element. It shows what `scenario`, `src` or `link` names, or else JSON that stands
 * inside it, in a `<script type="application/json">` or a `<pre>`. What stands inside is
 * shown until all is drawn, and where it cannot be. It begins to load when it comes near
 * what is in view, and gives everything back when it is taken out of the page; put into
 * it again, it stands where it stood.
 *
 * Its own attributes and children are never changed. Properties have the names of the
 * attributes; `part`, `lang` and `hidden` are those that every element has.
 *
 * - `part`: `chart`, `queue`, `timeline`, `sessions`, `threads`, `log` or `compare`
 * - `lang`, here or around it: the language of what it says
 *
 * Its height is what the page around it says, or one that suits its part and the window; it
 * does not depend on what is shown. Custom properties: `--mapi-paper`, `--mapi-ink`,
 * `--mapi-accent`, `--mapi-font`. In the page it has the parts `base`, `title`, `picture`,
 * `controls`, `link` and `message`, for `::part()`; in a frame `message`.
 */
export class Playground extends HTMLElement {
  /** A preset, by name. */
  scenario: string | null;
  /** The address of a scenario. Another site must let this one read it. */
  src: string | null;
  /** A fragment that carries a scenario, `#v1.` and so on. */
  link: string | null;
  /** Of `part="chart"`: `session`, `service` or `provider`. */
  chart: string | null;
  /** `bar` or `none`. */
  controls: string | null;
  /** `auto`, as the page around it is, `light` or `dark`. */
  theme: string;
  /**
   * If it is there at all, the scenario is shown in a frame, which is for pages that allow
   * no WebAssembly. It may be the address of that frame: `embed.html` of a build that is
   * somewhere else.
   */
  frame: string | null;
  /** It plays at once, unless the reader wants less motion. */
  autoplay: boolean;
  /** Playing is driven by the idle time of the browser. */
  live: boolean;
  /** Where it stands. To set it is to go there. */
  step: number;
  /** Whether it is drawn, and if not, why. */
  readonly state: 'waiting' | 'loading' | 'ready' | 'failed';
  /** The name of the build that is in the frame, or empty. */
  readonly build: string;

  go(step: number): void;
  play(): void;
  pause(): void;

  addEventListener<K extends keyof PlaygroundEvents>(type: K, listener: (this: Playground, event: PlaygroundEvents[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'mapi-playground': Playground;
  }
}
