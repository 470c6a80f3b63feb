// An element's scenario in a frame of the site that it comes from: the page around it
// needs nothing of it in its policy but the frame.

import { root as site } from '../root.js';
import { message, read, VERSION } from './protocol.js';
import { sayer } from './say.js';
import { check, sceneOf } from './scene.js';
import { follow } from './theme.js';

// How long a frame that has loaded may take to say something.
const PATIENCE = 10_000; // milliseconds

/** @type {import('./types.js').Open} */
export async function open({ element, root, wishes, report, signal }) {
  const say = sayer(wishes.language);
  check(wishes, say);
  const { preset, link, text } = await sceneOf(element, wishes, say, signal);
  signal.throwIfAborted();
  const url = new URL(wishes.frame || new URL('embed.html', site), document.baseURI);
  url.search = 'wait';
  const frame = document.createElement('iframe');
  const waiting = new AbortController();
  /** @param {string} type @param {object} [fields] */
  const tell = (type, fields) => frame.contentWindow?.postMessage(message(type, fields), origin);
  let origin = url.origin;
  let build = '';
  let shown = false;
  let theme = 'light';
  const scheme = follow(element, root, (told) => {
    frame.style.colorScheme = theme = told;
    if (build) tell('theme', { theme });
  });
  scheme.set(wishes.theme);
  const close = () => {
    waiting.abort();
    scheme.stop();
    frame.remove();
  };
  const show = () => tell('show', { text, attributes: {
    scenario: preset ?? null, link: link ?? null, part: wishes.part, chart: wishes.chart, controls: wishes.controls, theme, lang: wishes.language,
    step: wishes.step === null ? null : String(wishes.step), autoplay: wishes.autoplay ? '' : null, live: wishes.live ? '' : null,
  } });

  /** @type {Promise<import('./types.js').View>} */
  const view = new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    /** @param {MessageEvent} event */
    const heard = (event) => {
      if (event.source !== frame.contentWindow || event.origin !== url.origin && !isSealed(event.origin)) return;
      const told = read(event.data);
      if (!told) return;
      if (told.mapi !== VERSION) return reject(new Error(say('element.frame-version', { frame: url.href, its: told.mapi, ours: VERSION })));
      if (told.type === 'hello') {
        if (isSealed(event.origin)) origin = '*';
        build = String(told.build ?? '');
        show();
      } else if (told.type === 'step') {
        report.told({ step: Number(told.step), of: Number(told.of), sentence: String(told.sentence) });
      } else if (told.type === 'ready') {
        shown = true;
        frame.inert = false;
        frame.title = String(told.title);
        resolve({ build, go: (step) => tell('go', { step }), play: () => tell('play'), pause: () => tell('pause'), theme: scheme.set, close });
      } else if (told.type === 'error') {
        const error = new Error(String(told.message));
        if (shown) report.failed(error);
        else reject(error);
      }
    };
    addEventListener('message', heard, { signal: waiting.signal });
    const silent = () => reject(new Error(say('element.frame-silent', { frame: url.href })));
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      if (effectiveDirective === 'frame-src' && url.href.startsWith(blockedURI)) silent();
    }, { signal: waiting.signal });
    frame.addEventListener('load', () => {
      const late = setTimeout(() => !build && silent(), PATIENCE);
      waiting.signal.addEventListener('abort', () => clearTimeout(late));
    });
  });
  frame.title = 'MAPI'; // until the frame says what it is called
  frame.inert = true;
  frame.src = url.href;
  root.append(frame);
  return view.catch((error) => {
    close();
    throw error;
  });
}

/** In a sandbox without an origin of its own, frames have none either. @param {string} origin */
const isSealed = (origin) => origin === 'null' && self.origin === 'null';
