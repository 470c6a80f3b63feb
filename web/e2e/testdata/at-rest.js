// Before anything of a page runs: takes down what it asks for and what it is called for,
// and each change of what it shows.

/** @type {string[]} */
var ran = [];

{
  const page = /** @type {any} */ (window);
  const later = setTimeout.bind(window);
  /** @type {(done: (value: any) => void) => void} where there are no idle callbacks, they are as far apart */
  const idle = page.requestIdleCallback?.bind(window) ?? ((/** @type {(value: any) => void} */ done) => later(done, 50));
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
    if (!(name in page)) continue;
    const real = page[name].bind(window);
    page[name] = (/** @type {Function} */ callback, /** @type {unknown[]} */ ...rest) => {
      ran.push(name);
      return real((/** @type {unknown[]} */ ...args) => {
        ran.push(`${name}: called`);
        callback(...args);
      }, ...rest);
    };
  }
  new MutationObserver((all) => ran.push(...all.map((one) => `${one.type} of ${one.target.nodeName}`)))
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const SPAN = 20; // idle callbacks of the browser: where nothing moves, a second
  const TRIES = 20; // for what the start of the page began to end

  /** Resolves with what ran while so many idle callbacks came and went: nothing, once the page is at rest. */
  page.rested = async () => {
    for (let i = 0; i < TRIES; i++) {
      ran.length = 0;
      for (let n = 0; n < SPAN; n++) await new Promise((done) => idle(done));
      if (ran.length === 0) break;
    }
    return ran;
  };
}
