// The element <mapi-playground>: one part of the page in a page of somebody else.
//
//   <script src="https://example.org/mapi/embed.js" defer></script>
//   <mapi-playground scenario="firowait" step="12" part="queue">
//     <a href="https://example.org/mapi/?scenario=firowait&amp;step=12">FIROWAIT</a>
//   </mapi-playground>
//
// Attributes: scenario (a preset, by name) or link (the fragment of a shared link,
// #v1...); step; part (chart, queue, timeline, sessions, threads, log, compare); chart
// (session, service, provider); lang, here or on an element around it. What is inside
// is shown where this script does not run. The event "step" tells of each step, its
// detail being { step, of, sentence }; setting the attribute step goes there.
//
// The part runs in a frame of this site, so that the page around it needs no more in
// its policy than to load this script and to show that frame. This is no module,
// because those of another site need headers that not every host sends.

{
  const site = new URL('embed.html', /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const passed = ['scenario', 'step', 'part', 'chart'];

  class Playground extends HTMLElement {
    static observedAttributes = [...passed, 'link', 'lang'];

    #frame = document.createElement('iframe');
    #at = '';

    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).append(this.#frame);
      this.#frame.title = 'MAPI'; // until the frame says what it is called
      this.#frame.setAttribute('loading', 'lazy');
      this.#frame.width = '100%';
      this.#frame.height = '480';
      this.#frame.style.border = '0';
      this.#frame.style.display = 'block';
    }

    connectedCallback() {
      this.style.display = 'block';
      addEventListener('message', this.#told);
      this.#show();
    }

    disconnectedCallback() {
      removeEventListener('message', this.#told);
    }

    /** @param {string} name @param {string | null} old @param {string | null} value */
    attributeChangedCallback(name, old, value) {
      if (!this.isConnected || value === old) return;
      if (name !== 'step') this.#show();
      else if (value !== this.#at) this.#frame.contentWindow?.postMessage({ mapiPlayground: { step: Number(value) } }, site.origin);
    }

    #show() {
      const url = new URL(site);
      for (const name of passed) {
        const value = this.getAttribute(name);
        if (value !== null) url.searchParams.set(name, value);
      }
      const { lang } = /** @type {HTMLElement} */ (this.closest('[lang]') ?? document.documentElement);
      url.searchParams.set('lang', lang);
      url.hash = this.getAttribute('link') ?? '';
      if (this.#frame.src !== url.href) this.#frame.src = url.href;
    }

    /** What the frame says of itself. @param {MessageEvent} event */
    #told = (event) => {
      if (event.source !== this.#frame.contentWindow || event.origin !== site.origin) return;
      const { title, height, step, of, sentence } = event.data?.mapiPlayground ?? {};
      if (title) this.#frame.title = title;
      if (height > 0) this.#frame.height = String(Math.ceil(height));
      if (step === undefined || String(step) === this.#at) return;
      this.#at = String(step);
      this.dispatchEvent(new CustomEvent('step', { bubbles: true, detail: { step, of, sentence } }));
    };
  }

  customElements.define('mapi-playground', Playground);
}
