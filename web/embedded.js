// The frame of an element, which has an element in it: see element/protocol.js. Opened by
// itself it shows what its address says.

import './element.js';
import { message, read, VERSION } from './element/protocol.js';
import { sayer } from './element/say.js';

const fields = new URLSearchParams(location.search);
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
// Where the page around this one is from, once it has spoken.
let around = '*';

/** @param {string} type @param {object} [what] */
const tell = (type, what) => parent !== window && parent.postMessage(message(type, what), around);

/** @param {Record<string, string | null>} attributes @param {string} [text] */
function show({ lang, theme, ...attributes }, text) {
  document.documentElement.lang = lang || 'en';
  document.title = sayer(lang || 'en')('element.title');
  /** @type {HTMLElement} */ (main.querySelector('h1')).textContent = document.title;
  if (theme === 'light' || theme === 'dark') document.documentElement.style.colorScheme = theme;
  const element = document.createElement('mapi-playground');
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  if (text) element.append(Object.assign(document.createElement('pre'), { textContent: text }));
  element.addEventListener('step', ({ detail }) => tell('step', detail));
  element.addEventListener('ready', () => {
    tell('ready', { title: document.title });
    document.documentElement.dataset.ready = 'true';
  });
  element.addEventListener('error', ({ detail }) => {
    tell('error', { message: detail.message });
    document.documentElement.dataset.ready = 'failed';
    dispatchEvent(new Event('mapi-cannot-start'));
  });
  main.querySelector('mapi-playground')?.remove();
  main.append(element);
}

/** @param {MessageEvent} event */
function heard({ source, origin, data }) {
  const told = read(data);
  if (source !== parent || !told) return;
  around = origin === 'null' ? '*' : origin;
  if (told.mapi !== VERSION) return tell('error', { message: sayer(document.documentElement.lang)('element.message-version', { its: told.mapi, ours: VERSION }) });
  if (told.type === 'show') return show(told.attributes ?? {}, told.text);
  const element = main.querySelector('mapi-playground');
  if (told.type === 'go' && Number.isInteger(told.step)) element?.go(told.step);
  else if (told.type === 'play') element?.play();
  else if (told.type === 'pause') element?.pause();
  else if (told.type === 'theme') document.documentElement.style.colorScheme = told.theme === 'dark' ? 'dark' : 'light';
}

if (fields.has('wait')) {
  addEventListener('message', heard);
  tell('hello', { build: document.querySelector('meta[name="build"]')?.getAttribute('content') });
} else {
  show({ ...Object.fromEntries(fields), link: location.hash.startsWith('#v') ? location.hash : null });
}
