// Light or dark, as the page around the element is, and as it changes.

/**
 * Says at once and after each change whether an element is to be dark. Of itself an
 * element has the page's color-scheme; a page that has none is asked for its background.
 * @param {HTMLElement} element
 * @param {ShadowRoot} root
 * @param {(scheme: 'light' | 'dark') => void} told
 */
export function follow(element, root, told) {
  const probe = document.createElement('i');
  // Its colour changes with the scheme, and a change of colour is told.
  Object.assign(probe.style, { position: 'absolute', visibility: 'hidden', color: 'light-dark(rgb(0 0 0), rgb(255 255 255))', transition: 'color 1ms' });
  root.append(probe);
  let theme = 'auto';
  let last = '';
  const look = () => {
    const scheme = theme === 'light' || theme === 'dark' ? theme : schemeOf(element, probe);
    if (scheme !== last) told((last = scheme));
  };
  const watcher = new MutationObserver(() => requestAnimationFrame(look));
  for (const one of [document.documentElement, document.body]) watcher.observe(one, { attributes: true });
  document.addEventListener('transitionend', look);
  probe.addEventListener('transitionend', look);
  return {
    /** @param {string} chosen */
    set(chosen) {
      theme = chosen;
      look();
    },
    stop() {
      watcher.disconnect();
      document.removeEventListener('transitionend', look);
      probe.remove();
    },
  };
}

/** @param {HTMLElement} element @param {HTMLElement} probe */
function schemeOf(element, probe) {
  if (getComputedStyle(element).colorScheme === 'normal') return isDark(behind(element)) ? 'dark' : 'light';
  // While it changes, the colour is between the two.
  probe.style.transition = 'none';
  const dark = !getComputedStyle(probe).color.startsWith('rgb(0');
  probe.style.transition = 'color 1ms';
  return dark ? 'dark' : 'light';
}

/** The colour behind an element. @param {Element} element */
function behind(element) {
  for (let one = /** @type {Element | null} */ (element); one; one = one.parentElement ?? /** @type {ShadowRoot} */ (one.getRootNode()).host ?? null) {
    const { backgroundColor } = getComputedStyle(one);
    if (!/^transparent$|^rgba\(.*, 0\)$|\/ 0\)$/.test(backgroundColor)) return backgroundColor;
  }
  return 'rgb(255, 255, 255)';
}

/** @param {string} color */
function isDark(color) {
  const [r, g, b] = (/^rgba?\(([^)]*)\)/.exec(color)?.[1] ?? '255 255 255').split(/[ ,/]+/).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110;
}
