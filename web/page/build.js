// Notices that a part of this page does not come, or is not of its build, as when a host
// has another build since and the browser still had this page. Then the page itself is fetched past
// every cache, and if it is of another build, it is loaded anew: all of that one. This
// script is the same in every build, under the same address.

{
  const KEY = 'mapi-playground.reloaded';
  const own = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="build"]'))?.content;
  let looked = false;

  /** Whether the page was loaded anew for a build already: hosts may be of two minds. @param {string} build */
  const again = (build) => {
    try {
      if (sessionStorage.getItem(KEY) === build) return true;
      sessionStorage.setItem(KEY, build);
      return false;
    } catch {
      return true; // nothing is kept: rather not at all than for ever
    }
  };

  const look = async () => {
    if (!own || looked) return;
    looked = true;
    try {
      const response = await fetch(location.pathname + location.search, { cache: 'reload' });
      const build = / name="build" content="(\w+)"/.exec(await response.text())?.[1];
      if (build && build !== own && !again(build)) location.reload();
    } catch {} // the network is away, and the page stays what it is
  };

  addEventListener('error', ({ target }) => {
    if (target instanceof HTMLScriptElement || target instanceof HTMLLinkElement) look();
  }, true);
  addEventListener('mapi-cannot-start', look);
  // The styles before this script have come by now, or have failed.
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) if (!(/** @type {HTMLLinkElement} */ (link).sheet)) look();
}
