// The element itself: when something is shown, and what becomes of its attributes. How it
// is shown is loaded when the element comes into view. Its own attributes and children
// are never touched: they belong to whoever renders the page.

import { sheet } from './base.js';

/** @typedef {import('./types.js').View} View */

const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

const NAME = 'mapi-playground';
// What else shows another run, or the same one in another way.
const SHOWN = ['scenario', 'src', 'link', 'part', 'chart', 'controls', 'autoplay', 'live', 'lang', 'frame'];
const PROPERTIES = ['scenario', 'src', 'link', 'chart', 'controls', 'theme', 'autoplay', 'live', 'step'];
// How far out of view it begins to load.
const NEAR = '400px';

export class Playground extends Base {
  static observedAttributes = [...SHOWN, 'step', 'theme'];

  /** How each way is loaded. @type {Record<'page' | 'frame', () => Promise<{ open: import('./types.js').Open }>>} */
  static ways = /** @type {any} */ ({});

  #root = this.attachShadow({ mode: 'open' });
  #slot = document.createElement('slot');
  #said = document.createElement('p');
  /** @type {View | null} */
  #view = null;
  /** @type {'waiting' | 'loading' | 'ready' | 'failed'} */
  #state = 'waiting';
  #order = new AbortController();
  /** Where it stands, or is to begin, if not where the attribute says. @type {number | null} */
  #at = null;
  #playing = false;
  #again = false;
  /** @type {IntersectionObserver | null} */
  #seen = null;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet()];
    this.#said.setAttribute('part', 'message');
    this.#said.setAttribute('role', 'alert');
    this.#root.append(this.#said, this.#slot);
  }

  connectedCallback() {
    for (const name of PROPERTIES) this.#upgrade(name);
    if (this.#view || this.#seen) return; // it has only been moved
    this.#seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.#seen?.disconnect();
      void this.#open();
    }, { rootMargin: NEAR });
    this.#seen.observe(this);
  }

  disconnectedCallback() {
    // What is moved is there again at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#seen?.disconnect();
      this.#seen = null;
      this.#close('waiting');
    });
  }

  /** With it the browser moves the element without taking it out of the page. */
  connectedMoveCallback() {}

  /** @param {string} name @param {string | null} old @param {string | null} value */
  attributeChangedCallback(name, old, value) {
    if (value === old) return;
    if (name === 'step' && this.#state !== 'failed') return this.#to(value);
    if (name === 'theme' && this.#view) return this.#view.theme(this.theme);
    if (name === 'scenario' || name === 'src' || name === 'link') this.#at = null;
    if (this.#state === 'waiting' || this.#again) return;
    this.#again = true;
    queueMicrotask(() => {
      this.#again = false;
      if (this.#state !== 'waiting') void this.#open();
    });
  }

  /** Goes to a step. @param {number} step */
  go(step) {
    if (!Number.isInteger(step)) throw new TypeError('A step is a whole number.');
    this.#at = Math.max(step, 0);
    this.#view?.go(this.#at);
  }

  /** Goes on step by step, or in live mode as the browser has idle time. */
  play() {
    this.#playing = true;
    this.#view?.play();
  }

  pause() {
    this.#playing = false;
    this.#view?.pause();
  }

  /** Whether it is drawn, and if not, why. */
  get state() {
    return this.#state;
  }

  /** The name of the build that shows it in a frame. */
  get build() {
    return this.#view?.build ?? '';
  }

  get step() {
    return this.#at ?? Number(this.getAttribute('step') ?? 0);
  }

  set step(step) {
    this.go(Number(step));
  }

  get theme() {
    return this.getAttribute('theme') ?? 'auto';
  }

  set theme(theme) {
    this.setAttribute('theme', theme);
  }

  /** @param {string} name */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const own = /** @type {any} */ (this);
    const value = own[name];
    delete own[name];
    own[name] = value;
  }

  /** @param {string | null} value of the attribute step */
  #to(value) {
    this.#at = null;
    if (!this.#view) return;
    if (/^\d+$/.test(value ?? '0')) this.go(Number(value));
    else void this.#open();
  }

  async #open() {
    this.#close('loading');
    const { signal } = this.#order = new AbortController();
    try {
      const { open } = await (this.hasAttribute('frame') ? Playground.ways.frame() : Playground.ways.page()).catch(() => {
        throw new Error('What shows this could not be loaded: the network, or a policy of this page, stands in the way.');
      });
      signal.throwIfAborted();
      const view = await open({ element: this, root: this.#root, wishes: this.#wishes(), signal, report: {
        told: (step) => !signal.aborted && this.#told(step),
        failed: (error) => !signal.aborted && this.#fail(error),
      } });
      if (signal.aborted) return view.close();
      this.#view = view;
      this.#state = 'ready';
      this.#slot.hidden = true;
      if (this.#playing) view.play();
      this.dispatchEvent(new CustomEvent('ready', { detail: { step: this.step } }));
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** @param {'waiting' | 'loading' | 'failed'} state */
  #close(state) {
    this.#order.abort();
    this.#view?.close();
    this.#view = null;
    this.#state = state;
    this.#slot.hidden = false;
    this.#said.textContent = '';
  }

  /** @returns {import('./types.js').Wishes} */
  #wishes() {
    const of = (/** @type {string} */ name) => this.getAttribute(name);
    return {
      part: of('part') ?? 'chart', chart: of('chart') ?? 'session', controls: of('controls') || 'bar', theme: this.theme,
      autoplay: this.hasAttribute('autoplay'), live: this.hasAttribute('live'), language: languageOf(this), frame: of('frame') ?? '',
      scenario: of('scenario'), src: of('src'), link: of('link'), step: this.#at ?? of('step'),
    };
  }

  /** @param {import('./types.js').Step} step */
  #told(step) {
    this.#at = step.step;
    this.dispatchEvent(new CustomEvent('step', { bubbles: true, detail: step }));
  }

  /** It says why, and shows what stands inside. @param {unknown} error */
  #fail(error) {
    this.#close('failed');
    const message = error instanceof Error ? error.message : String(error);
    this.#said.textContent = message;
    this.dispatchEvent(new CustomEvent('error', { detail: { message, error } }));
  }
}

for (const name of ['scenario', 'src', 'link', 'chart', 'controls', 'frame']) {
  Object.defineProperty(Playground.prototype, name, {
    get() { return this.getAttribute(name); },
    set(value) { if (value == null) this.removeAttribute(name); else this.setAttribute(name, value); },
  });
}
for (const name of ['autoplay', 'live']) {
  Object.defineProperty(Playground.prototype, name, {
    get() { return this.hasAttribute(name); },
    set(value) { this.toggleAttribute(name, value === '' || Boolean(value)); }, // as React sets it, too
  });
}

/** The nearest lang, also of what is around a shadow root. @param {Element} element */
function languageOf(element) {
  for (let one = /** @type {Element | undefined} */ (element); one; one = /** @type {ShadowRoot} */ (one.getRootNode()).host) {
    const near = one.closest('[lang]');
    if (near) return near.getAttribute('lang') ?? '';
  }
  return 'en';
}

/** Defines the element, unless there is no document or another build has done so: that one stays. */
export function define() {
  if (!globalThis.customElements) return;
  if (!customElements.get(NAME)) customElements.define(NAME, Playground);
  else if (customElements.get(NAME) !== Playground) console.warn(`<${NAME}> is there already, from another script of this page; that one stays.`);
}
