// How an element is laid out before anything of it is loaded. Its height depends on its
// part and on nothing that comes later, so that the page around it does not jump; the page may give it another.

const BASE = `
  :host { display: block; position: relative; box-sizing: border-box; block-size: min(36rem, 92svh); min-inline-size: 0; overflow: hidden; contain: layout; }
  :host([part~="queue"]), :host([part~="log"]) { block-size: min(30rem, 92svh); }
  :host([part~="timeline"]) { block-size: min(27rem, 92svh); }
  :host([hidden]) { display: none; }
  slot { display: block; block-size: 100%; overflow: auto; }
  slot[hidden] { display: none; }
  [part="message"] { margin: 0; padding: 0.6rem 0.9rem; border: 1px solid; border-inline-start-width: 4px; overflow-wrap: anywhere; }
  [part="message"]:empty { display: none; }
  :host(:not(:empty)) [part="message"] { margin-block-end: 0.6rem; }
  iframe { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; border: 0; }
  iframe[inert] { opacity: 0; pointer-events: none; }
`;

/** @type {CSSStyleSheet | null} */
let made = null;

/** One for all elements. It is no text of the page, so that no policy minds it. */
export function sheet() {
  if (!made) (made = new CSSStyleSheet()).replaceSync(BASE);
  return made;
}
