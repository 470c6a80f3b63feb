// Drawing that changes only what differs.

import { focused, h } from './dom.js';

/** @param {Element} element @param {string} text */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {Element} element @param {string} name @param {string | null} value null takes the attribute away */
export function mark(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * Puts what an article shows without a script into an element of its own: it is
 * shown on where a scenario has nothing to show instead.
 * @param {HTMLElement} mount
 */
export function still(mount) {
  return h('div', {}, ...mount.childNodes);
}

/** A link to a rule; see rules.js. @param {string} [id] */
export function ruleLink(id = '') {
  const link = h('a', { class: 'rule' });
  cite(link, id);
  return link;
}

/** Has a link lead to another rule, or to none. @param {HTMLAnchorElement} link @param {string} id */
export function cite(link, id) {
  write(link, id);
  mark(link, 'href', `#rule-${id}`);
  link.hidden = id === '';
}

/**
 * Gives a parent exactly these children, in this order. What has the focus is not moved,
 * for it would lose it: the others move around it.
 * @param {Element} parent @param {Element[]} children
 */
export function place(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  const stays = children.find((child) => child.parentElement === parent && child.contains(focused()));
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === stays) {
      while (next && next !== stays) {
        const after = next.nextElementSibling;
        parent.append(next);
        next = after;
      }
    }
    if (child === next) next = child.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

/**
 * The elements of a list, one for each item and the same one for the same key.
 * @template T
 * @template {{ element: Element }} E
 */
export class Keyed {
  /** @type {Map<string, E>} */
  #made = new Map();
  #make;
  #reuse;

  /**
   * @param {(item: T) => E} make
   * @param {{ reuse?: boolean }} [options] reuse: what there was for an item that is gone may stand for a new one
   */
  constructor(make, { reuse = false } = {}) {
    this.#make = make;
    this.#reuse = reuse;
  }

  /**
   * What there is for these items; what there was for others is forgotten.
   * @param {T[]} items
   * @param {(item: T) => string} key
   */
  of(items, key) {
    return [...this.by(items, key).values()];
  }

  /**
   * The same, by key.
   * @param {T[]} items
   * @param {(item: T) => string} key
   */
  by(items, key) {
    const keys = items.map(key);
    const spare = this.#reuse ? this.#spare(new Set(keys)) : [];
    const made = new Map(items.map((item, i) => [keys[i], this.#made.get(keys[i]) ?? spare.shift() ?? this.#make(item)]));
    this.#made = made;
    return made;
  }

  /**
   * What stands for nothing any more. Whoever is in one must not find another there.
   * @param {Set<string>} wanted
   */
  #spare(wanted) {
    return [...this.#made].flatMap(([key, one]) => wanted.has(key) || one.element.contains(focused()) ? [] : [one]);
  }
}
