// Elements of a list that stand for what has a key.

import { Keyed, place } from '../page/keyed.js';
import { equal, ok } from './check.js';

// What stood for routines that are gone stands for new ones, but never what somebody
// is about to use.
export function reuse() {
  const list = new Keyed(() => ({ element: document.body.appendChild(document.createElement('button')) }), { reuse: true });
  const of = (/** @type {string[]} */ ...names) => list.of(names, (name) => name);
  const [a, b, c, d] = of('a', 'b', 'c', 'd');
  const [a2, , , e] = of('a', 'b', 'c', 'e');
  ok('the same key has the same element', a2 === a);
  ok('what is gone is reused', e === d);
  e.element.focus();
  const [f, g, h, i] = of('f', 'g', 'h', 'i');
  ok('three of four are reused', f === a && g === b && h === c);
  ok('what has the focus is not reused', i !== e);
  equal('an element for each', new Set([f, g, h, i]).size, 4);
}

// Whatever is wanted is there in that order, and what has the focus is not moved.
export function places() {
  for (const [there, wanted, focus] of [
    ['', 'ab', ''],
    ['abcd', 'abcd', 'c'],
    ['abcd', 'dcba', 'a'],
    ['abcd', 'dcba', 'd'],
    ['abcd', 'bcad', 'a'],
    ['abcd', 'xdby', 'b'],
    ['abcd', 'bd', 'd'],
    ['abcd', '', 'a'],
  ]) {
    /** @type {Map<string, HTMLElement>} */
    const made = new Map();
    const of = (/** @type {string} */ names) => [...names].map((name) => {
      const one = made.get(name) ?? Object.assign(document.createElement('button'), { textContent: name });
      made.set(name, one);
      return one;
    });
    const parent = document.body.appendChild(document.createElement('p'));
    parent.append(...of(there));
    made.get(focus)?.focus();
    let lost = false;
    made.get(focus)?.addEventListener('blur', () => (lost = true));
    place(parent, of(wanted));
    equal(`of ${there}, with ${wanted} wanted`, parent.textContent, wanted);
    equal(`of ${there}, with ${wanted} wanted, ${focus} has lost the focus`, lost && wanted.includes(focus), false);
    parent.remove();
  }
}
