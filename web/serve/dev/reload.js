// Shows what has just been built. Only `make dev` puts this into pages.

{
  /** @typedef {{ build: number, styles: boolean, trouble: string }} State */

  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  let shown = Number(new URL(src).searchParams.get('build'));

  // A build that was once served under this address may have left its service worker.
  navigator.serviceWorker?.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister()))).catch(() => {});

  const box = document.createElement('pre');
  box.setAttribute('role', 'alert');
  box.popover = 'manual';
  box.style.cssText = 'inset: auto 0 0; width: auto; max-width: none; max-height: 80vh; margin: 1rem; padding: 1rem; overflow: auto;'
    + 'border: 2px solid #f66; color: #fff; background: #300; font: 14px/1.4 monospace; white-space: pre-wrap';

  /** What went wrong in the build, above all else. @param {string} trouble */
  function tell(trouble) {
    box.textContent = trouble;
    if (!trouble) return box.remove();
    document.body.append(box);
    return box.showPopover();
  }

  /** New style sheets in place of the old ones, so the page stays where it is. */
  function restyle() {
    for (const old of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[rel="stylesheet"]'))) {
      const link = document.createElement('link');
      const url = new URL(old.href);
      url.searchParams.set('build', String(shown));
      link.rel = 'stylesheet';
      link.href = url.href;
      link.addEventListener('load', () => old.remove());
      old.after(link);
    }
  }

  const events = new EventSource('/.dev/events');
  events.addEventListener('message', ({ data }) => {
    const { build, styles, trouble } = /** @type {State} */ (JSON.parse(data));
    const next = build === shown + 1;
    if (build !== shown && !(next && styles)) {
      events.close();
      location.reload();
      return;
    }
    if (next) {
      shown = build;
      restyle();
    }
    tell(trouble);
  });
  addEventListener('pagehide', () => events.close());
}
