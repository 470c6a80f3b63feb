// Elements of a list that stand for what has a key.

import { Keyed, settle } from '../page/keyed.js';
import { any, equal, ok } from './check.js';

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

// What stays in a long queue keeps its place, and what is new takes that of what is
// gone; where nothing is new the last closes the gap.
export function settles() {
  for (const [there, wanted, want] of [
    ['', 'ab', 'ab'],
    ['abcd', 'abcd', 'abcd'],
    ['abcd', 'dcba', 'abcd'],
    ['abcd', 'bcde', 'ebcd'],
    ['abcd', 'bdef', 'ebfd'],
    ['abcd', 'bcd', 'dbc'],
    ['abcd', 'abc', 'abc'],
    ['abcde', 'be', 'eb'],
    ['abcd', 'd', 'd'],
    ['abcd', '', ''],
    ['abcd', 'efghij', 'efghij'],
    ['ab', 'bcd', 'cbd'],
  ]) {
    /** @type {Map<string, HTMLElement>} */
    const made = new Map();
    const of = (/** @type {string} */ names) => [...names].map((name) => {
      const one = made.get(name) ?? Object.assign(document.createElement('i'), { textContent: name });
      made.set(name, one);
      return one;
    });
    const parent = document.createElement('p');
    parent.append(...of(there));
    settle(parent, any(of(wanted)));
    equal(`of ${there}, with ${wanted} wanted`, parent.textContent, want);
  }
}
