// Before anything of a page runs: the page can be hidden as a browser hides it that gives
// a hidden page no idle time. What is asked for meanwhile waits until it is shown. Where
// there are no idle callbacks, the page slices time itself, and goes on while it is hidden.

{
  const page = /** @type {any} */ (window);
  const slices = !page.requestIdleCallback;
  const idle = page.requestIdleCallback?.bind(window);
  const cancel = page.cancelIdleCallback?.bind(window);
  /** @type {Map<number, Function>} */
  const waiting = new Map();
  let hidden = false;
  let id = -1;
  if (!slices) page.requestIdleCallback = (/** @type {Function} */ callback, /** @type {object} */ options) => {
    if (!hidden) return idle(callback, options);
    waiting.set(--id, callback);
    return id;
  };
  if (!slices) page.cancelIdleCallback = (/** @type {number} */ one) => {
    if (!waiting.delete(one)) cancel(one);
  };
  Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
  Object.defineProperty(document, 'hidden', { get: () => hidden });

  /** Whether some wait for idle time that does not come, or need not. */
  page.starved = () => slices || waiting.size > 0;

  /** @param {boolean} on */
  page.hide = (on) => {
    hidden = on;
    document.dispatchEvent(new Event('visibilitychange'));
    if (on) return;
    for (const callback of waiting.values()) idle(callback);
    waiting.clear();
  };
}
