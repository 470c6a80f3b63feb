// The words of the page in every language.

import assert from 'node:assert/strict';
import test from 'node:test';
import en from '../../locales/en.js';
import all from '../../locales/all.js';
import { Words } from '../../page/words.js';
import { any } from '../check.js';

const holes = (/** @type {string} */ text) => [...new Set(text.match(/\{\w+\}/g))].sort();

for (const [language, words] of Object.entries(all)) {
  test(`every text is there in ${language}, with the same to be filled in`, () => {
    assert.deepEqual(Object.keys(words).sort(), Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
      const other = any(words)[key];
      assert.ok(text && other, key);
      assert.deepEqual(holes(other), holes(text), key);
    }
  });
}

test('what stands in braces is filled in', () => {
  const key = any(Object.entries(en).find(([, text]) => holes(text).length === 1)?.[0]);
  const [hole] = holes(any(en)[key]);
  const words = new Words('en');
  for (const [values, want] of /** @type {[any, string][]} */ ([[{ [hole.slice(1, -1)]: 'it $& {x}' }, 'it $& {x}'], [{ [hole.slice(1, -1)]: 0 }, '0'], [{}, ''], [undefined, '']])) {
    assert.equal(words.say(key, values), any(en)[key].replaceAll(hole, () => want));
  }
});

for (const [language, is, number, seconds] of [
  ['en', 'en', '10,000.5', '1.50 s'], ['pt-BR', 'pt-BR', '10.000,5', '1,50 s'], ['pt', 'pt-BR', '10.000,5', '1,50 s'], ['pt-PT', 'pt-BR', '10.000,5', '1,50 s'], ['en-GB', 'en', '10,000.5', '1.50 s'], ['fr', 'en', '10,000.5', '1.50 s'], ['toString', 'en', '10,000.5', '1.50 s'], ['', 'en', '10,000.5', '1.50 s'],
]) {
  test(`numbers in the language ${JSON.stringify(language)}`, () => {
    const words = new Words(language);
    assert.deepEqual([words.language, words.number(10_000.5), words.seconds(150)], [is, number, seconds]);
  });
}

test('formats differ by their options', () => {
  const words = new Words('en');
  assert.deepEqual([words.seconds(12.34), words.seconds(12.34, 0), words.number(0.5, { style: 'percent' }), words.number(0.5), words.seconds(12.34)], ['0.12 s', '0 s', '50%', '0.5', '0.12 s']);
});
