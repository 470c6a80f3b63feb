// Elements that stand for things with a key: those that stay are kept, focus and all.

/** @type {WeakMap<Element, Map<string, HTMLElement>>} */
const shown = new WeakMap();

/**
 * @template T
 * @param {Element} parent
 * @param {readonly T[]} items
 * @param {(item: T) => string} key
 * @param {(item: T) => HTMLElement} make
 * @param {(element: HTMLElement, item: T) => void} [update]
 */
export function keyed(parent, items, key, make, update = () => {}) {
  const before = shown.get(parent) ?? new Map();
  /** @type {Map<string, HTMLElement>} */
  const now = new Map();
  for (const item of items) now.set(key(item), before.get(key(item)) ?? make(item));
  for (const [one, element] of before) if (!now.has(one)) element.remove();
  let place = parent.firstElementChild;
  for (const item of items) {
    const element = /** @type {HTMLElement} */ (now.get(key(item)));
    update(element, item);
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  shown.set(parent, now);
}

/** @param {Element} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
