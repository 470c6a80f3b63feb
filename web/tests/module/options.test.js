/* eslint no-throw-literal: "off" -- what is thrown may be anything */
// What can be chosen, and what providers answer.

import assert from 'node:assert/strict';
import test from 'node:test';
import { MAPI_E_CALL_FAILED } from '../../module/constants.js';
import { mapiError } from '../../module/error.js';
import { choices, copied } from '../../module/options.js';
import { Outcomes } from '../../module/outcome.js';
import { any, hostile, refuses } from '../check.js';

for (const [what, options, want] of /** @type {[string, any, object][]} */ ([
  ['nothing', {}, { failure: 0, record: false, tracks: false }],
  ['failure: keep', { failure: 'keep' }, { failure: 0, record: false, tracks: false }],
  ['failure: disable', { failure: 'disable' }, { failure: 1, record: false, tracks: false }],
  ['failure: deregister', { failure: 'deregister', record: true }, { failure: 2, record: true, tracks: false }],
  ['what counts as true', { record: 1, tracks: 'x' }, { failure: 0, record: true, tracks: true }],
])) test(`options: ${what}`, () => assert.deepEqual(choices(options), want));

for (const failure of ['', 'Keep', 0, null, true]) {
  test(`options: not failure: ${JSON.stringify(failure)}`, () =>
    refuses(() => choices({ failure: any(failure) }), 'MAPI_E_INVALID_PARAMETER', /failure must be one of keep, disable, deregister/));
}

test('options are copied', () => {
  const options = { record: true };
  const copy = copied(options, 'It');
  options.record = false;
  assert.deepEqual(copy, { record: true });
  assert.deepEqual([copied(undefined, 'It'), copied(null, 'It')], [{}, {}]);
  for (const wrong of [5, 'x', true, Symbol('s'), () => 1]) refuses(() => copied(wrong, 'It'), 'MAPI_E_INVALID_PARAMETER', /^It must be an object/);
  for (const unreadable of [{ get record() { throw new Error('no'); } }, new Proxy({}, { ownKeys() { throw null; } })]) {
    refuses(() => copied(unreadable, 'It'), 'MAPI_E_INVALID_PARAMETER', /^It cannot be read/);
  }
});

const outcomes = new Outcomes();

for (const [what, outcome, want] of /** @type {[string, unknown, object][]} */ ([
  ['nothing is S_OK', undefined, { result: 0, detail: '' }],
  ['null is S_OK', null, { result: 0, detail: '' }],
  ['a name', 'MAPI_E_OFFLINE', { result: 0x80040126, detail: '' }],
  ['a number', 0x80040126, { result: 0x80040126, detail: '' }],
  ['a number as C has it', 0x80040126 | 0, { result: 0x80040126, detail: '' }],
  ['a detail', { result: 'MAPI_E_OFFLINE', detail: 'no wire' }, { result: 0x80040126, detail: 'no wire' }],
  ['a detail that is none', { detail: 5 }, { result: 0, detail: '' }],
  ['S-101: what a transport wants', { wants: 0x30000 }, { result: 0, detail: '', wants: 0x30000 }],
  ['S-103: what is set', { set: { PR_DISPLAY_NAME: 'x' } }, { result: 0, detail: '', set: { PR_DISPLAY_NAME: 'x' } }],
  ['S-103: nothing is set', { set: null }, { result: 0, detail: '' }],
  ['S-109: a configuration', { stored: true }, { result: 0, detail: '', finds: { stored: true, configured: false } }],
])) test(`a provider answers: ${what}`, () => assert.deepEqual(outcomes.read(outcome, 'Logon of it'), want));

for (const wrong of ['MAPI_E_NOTHING', 1.5, NaN, Infinity, 2 ** 32, -(2 ** 31) - 1, true, 5n, Symbol('s'), () => 0, { result: 'x' }, { wants: 'x' }]) {
  test(`a provider does not answer ${typeof wrong === 'object' ? JSON.stringify(wrong) : String(wrong)}`, () =>
    refuses(() => outcomes.read(wrong, 'Logon of it'), 'MAPI_E_INVALID_PARAMETER', /^Logon of it answered/));
}

test('a provider throws', () => {
  assert.deepEqual(outcomes.thrown(mapiError('MAPI_E_OFFLINE', 'No wire.')), { result: 0x80040126, detail: 'No wire.' });
  assert.deepEqual(outcomes.thrown(new Error('oh no')), { result: MAPI_E_CALL_FAILED, detail: 'oh no' });
  assert.equal(outcomes.thrown(hostile).result, MAPI_E_CALL_FAILED);
});
