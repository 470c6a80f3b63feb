// How what goes in and out of the program is written, and how what goes wrong becomes a MapiError.

import assert from 'node:assert/strict';
import test from 'node:test';
import { codeOf, json, methodOf, propertiesText, settled, tagNames, wordsOf } from '../../module/call.js';
import { MAPI_E_CALL_FAILED, MAPI_E_NO_ACCESS } from '../../module/constants.js';
import { MapiError, mapiError, unwrap } from '../../module/error.js';
import { any, hostile, refuses } from '../check.js';

const noAccess = { code: 0x80070005, name: 'MAPI_E_NO_ACCESS', message: 'no access: it is taken', detail: 'it is taken' };

/** @type {any} */
const cyclic = {};
cyclic.self = cyclic;

test('an error has code, name and detail', () => {
  const error = new MapiError(noAccess);
  assert.deepEqual([error.code, error.name, error.message, error.detail], [0x80070005, 'MAPI_E_NO_ACCESS', 'no access: it is taken', 'it is taken']);
  assert.ok(error instanceof Error);
  assert.equal(new MapiError({ ...noAccess, detail: undefined }).detail, '');
});

test("this module's own errors have the code of their name and the cause", () => {
  const cause = new TypeError('why');
  const error = mapiError('MAPI_E_NO_ACCESS', 'It is taken.', cause);
  assert.deepEqual([error.code, error.name, error.message, error.detail, error.cause], [MAPI_E_NO_ACCESS, 'MAPI_E_NO_ACCESS', 'It is taken.', 'It is taken.', cause]);
});

test('an answer is its value, or throws', () => {
  assert.equal(unwrap(any({ value: 0 })), 0);
  assert.equal(unwrap(any({ value: null })), null);
  refuses(() => unwrap({ error: noAccess }), 'MAPI_E_NO_ACCESS', /it is taken/);
});

test('what is waited for comes or throws a MapiError', async () => {
  assert.equal(await settled({ value: Promise.resolve(5) }), 5);
  await assert.rejects(settled({ value: Promise.reject(noAccess) }), { name: 'MAPI_E_NO_ACCESS', detail: 'it is taken' });
  const own = mapiError('MAPI_E_USER_CANCEL', 'No.');
  await assert.rejects(settled({ value: Promise.reject(own) }), (error) => error === own);
  await assert.rejects(settled({ error: noAccess }), { name: 'MAPI_E_NO_ACCESS' });
});

for (const [what, value, want] of /** @type {[string, unknown, string][]} */ ([
  ['data', { a: [1, 'x', null] }, '{"a":[1,"x",null]}'],
  ['nothing', undefined, 'null'],
  ['a function', () => 1, 'null'],
  ['a symbol', Symbol('s'), 'null'],
])) test(`${what} as JSON`, () => assert.equal(json(value, 'it'), want));

for (const [what, value] of /** @type {[string, unknown][]} */ ([
  ['a bigint', 5n], ['a cycle', cyclic], ['what throws', { toJSON() { throw new Error('no'); } }],
])) test(`${what} is no plain data`, () => refuses(() => json(value, 'lpProps'), 'MAPI_E_INVALID_PARAMETER', /lpProps must be plain data/));

for (const [what, tags, want] of /** @type {[string, any, string][]} */ ([
  ['null is all', null, 'null'],
  ['left out is all', undefined, 'null'],
  ['none', [], '[]'],
  ['names as they are', ['PR_DISPLAY_NAME', '0x6600001F'], '["PR_DISPLAY_NAME","0x6600001F"]'],
  ['numbers have eight digits', [0x3001001f, 0x1e], '["0x3001001F","0x0000001E"]'],
  ['below zero is a word without sign', [-1], '["0xFFFFFFFF"]'],
])) test(`property tags: ${what}`, () => assert.equal(tagNames(tags), want));

for (const tags of [5, 'PR_DISPLAY_NAME', {}, true]) {
  test(`property tags: not ${JSON.stringify(tags)}`, () => refuses(() => tagNames(any(tags)), 'MAPI_E_INVALID_PARAMETER', /lpPropTagArray/));
}

test('properties', () => {
  assert.equal(propertiesText(null), null);
  assert.equal(propertiesText(undefined), null);
  assert.equal(propertiesText({ PR_DISPLAY_NAME: 'x' }), '{"PR_DISPLAY_NAME":"x"}');
  for (const wrong of [5, 'x', true, Symbol('s'), () => 1]) refuses(() => propertiesText(wrong), 'MAPI_E_INVALID_PARAMETER', /lpProps must be an object/);
  refuses(() => propertiesText(cyclic), 'MAPI_E_INVALID_PARAMETER', /plain data/);
});

for (const [what, thrown, words, code] of /** @type {[string, unknown, string, number][]} */ ([
  ['a MapiError', new MapiError(noAccess), 'it is taken', 0x80070005],
  ['a MapiError without detail', new MapiError({ ...noAccess, detail: '' }), 'no access: it is taken', 0x80070005],
  ['a MapiError whose code is none', new MapiError({ ...noAccess, code: 5 }), 'it is taken', MAPI_E_CALL_FAILED],
  ['a MapiError whose code is too large', new MapiError({ ...noAccess, code: 2 ** 32 }), 'it is taken', MAPI_E_CALL_FAILED],
  ['an Error', new TypeError('oh no'), 'oh no', MAPI_E_CALL_FAILED],
  ['a text', 'oh no', 'oh no', MAPI_E_CALL_FAILED],
  ['nothing', undefined, 'undefined', MAPI_E_CALL_FAILED],
  ['what has no text', Object.create(null), 'something was thrown that cannot be shown', MAPI_E_CALL_FAILED],
])) test(`${what} is thrown`, () => assert.deepEqual([wordsOf(thrown), codeOf(thrown)], [words, code]));

test('methods of what is not ours', () => {
  const object = { name: 'x', say() { return this.name; }, five: 5, get bad() { throw new Error('no'); } };
  assert.equal(methodOf(object, 'say')?.(), 'x');
  for (const [one, name] of [[object, 'five'], [object, 'bad'], [object, 'none'], [null, 'say'], [undefined, 'say'], [hostile, 'say']]) {
    assert.equal(methodOf(one, any(name)), undefined);
  }
});
