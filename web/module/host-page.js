// The life of the page: hidden and shown, frozen and resumed, kept in the
// browser's cache of pages and restored from it.

import { onGlobal } from './platform.js';

let frozen = false;

/** @returns {'active' | 'hidden' | 'frozen'} */
export const pageState = () => (frozen ? 'frozen' : globalThis.document?.visibilityState === 'hidden' ? 'hidden' : 'active');

/**
 * @param {{ hide: () => void, change: () => void }} on
 *   hide, when the page is being hidden and may never be shown again; change, when
 *   a look at the clocks is due: after a freeze or a sleep timers come late
 */
export function watchPage({ hide, change }) {
  const listening = new AbortController();
  const options = { signal: listening.signal, capture: true };
  const { document } = globalThis;
  document?.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hide();
    else change();
  }, options);
  const freeze = () => {
    frozen = true;
  };
  const thaw = () => {
    frozen = false;
    change();
  };
  document?.addEventListener('freeze', freeze, options);
  document?.addEventListener('resume', thaw, options);
  onGlobal('pagehide', (event) => event.persisted && freeze(), options);
  onGlobal('pageshow', (event) => event.persisted && thaw(), options);
  onGlobal('focus', change, options);
  onGlobal('online', change, options);
  return { close: () => listening.abort() };
}
