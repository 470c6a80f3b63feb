/* eslint no-throw-literal: "off" -- what is thrown may be anything */
// Idle routines by their slots, stretches of calls, and tracks in the browser's tools.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Routines, slotOf } from '../../module/routines.js';
import { Stretch } from '../../module/stretch.js';
import { any, hostile } from '../check.js';

const [FALSE, TRUE, THREW] = [0, 1, 2];
const tag = (/** @type {number} */ slot, generation = 1) => generation * 2 ** 24 + slot;

test('a slot is the lower 24 bits of a tag', () => {
  for (const slot of [0, 1, 0xffffff]) assert.equal(slotOf(tag(slot, 7)), slot);
});

for (const [what, routine, want, failures] of /** @type {[string, () => unknown, number, unknown[]][]} */ ([
  ['FALSE', () => false, FALSE, []],
  ['nothing', () => {}, FALSE, []],
  ['zero', () => 0, FALSE, []],
  ['TRUE', () => true, TRUE, []],
  ['an object', () => ({}), TRUE, []],
  ['what cannot be looked at', () => hostile, TRUE, []],
  ['what has a method then', () => ({ then() { throw new Error('nobody waits'); } }), TRUE, []],
  ['a throw', () => { throw 'up'; }, THREW, ['up']],
  ['a throw of nothing', () => { throw undefined; }, THREW, [undefined]],
])) {
  test(`GI-16: a routine ends with ${what}`, () => {
    /** @type {unknown[]} */
    const failed = [];
    const routines = new Routines(null, (error) => failed.push(error));
    routines.add(tag(3), routine, null, -1);
    assert.deepEqual([routines.call(3), failed], [want, failures]);
  });
}

test('a promise that fails is told, one that does not is not', async () => {
  /** @type {unknown[]} */
  const failed = [];
  const routines = new Routines(null, (error) => failed.push(error));
  routines.add(tag(0), async () => { throw 'later'; }, null, -1);
  routines.add(tag(1), async () => 'fine', null, -1);
  assert.deepEqual([routines.call(0), routines.call(1), failed], [TRUE, TRUE, []]);
  await new Promise((done) => setTimeout(done));
  assert.deepEqual(failed, ['later']);
});

test('I-15, I-55, I-56: the parameter and the routine are those of now', () => {
  /** @type {unknown[]} */
  const got = [];
  const routines = new Routines(null, assert.fail);
  const keep = (/** @type {unknown} */ param) => void got.push(param);
  routines.add(tag(0), keep, 'a', -1);
  routines.add(tag(2), keep, 'c', -1);
  routines.call(0);
  routines.setParam(tag(0), 'b');
  routines.call(0);
  routines.setRoutine(tag(0), (param) => void got.push(`new ${param}`));
  routines.call(0);
  routines.call(2);
  assert.deepEqual(got, ['a', 'b', 'new b', 'c']);
});

test('what was removed is not there any more', () => {
  /** @type {unknown[]} */
  const failed = [];
  const routines = new Routines(null, (error) => failed.push(error));
  for (const slot of [0, 1, 2]) routines.add(tag(slot), () => false, null, -1);
  routines.remove(tag(1));
  assert.deepEqual([0, 1, 2].map((slot) => routines.call(slot)), [FALSE, THREW, FALSE]);
  routines.clear();
  assert.deepEqual([0, 1, 2].map((slot) => routines.call(slot)), [THREW, THREW, THREW]);
  routines.add(tag(1, 2), () => true, null, -1);
  assert.equal(routines.call(1), TRUE);
});

test('tracks: an entry for each call, and nothing left in the timeline', () => {
  const { measure } = performance;
  /** @type {any[]} */
  const entries = [];
  performance.measure = (/** @type {any[]} */ ...args) => {
    entries.push(args);
    return any(measure).apply(performance, args);
  };
  const routines = new Routines('Mailer', () => {});
  for (const [slot, priority] of [-3, 0, 3].entries()) routines.add(tag(slot), () => { if (slot === 1) throw new Error('no'); }, null, priority);
  for (const slot of [0, 1, 2]) routines.call(slot);
  routines.setPriority(tag(0), 9);
  routines.call(0);
  performance.measure = measure;
  assert.deepEqual(entries.map(([name, { detail: { devtools } }]) => [name, devtools.track.split(':')[0], devtools.trackGroup, devtools.properties[0][1]]), [
    ['idle routine 0', 'negative', 'MAPI idle engine of Mailer', '-3'],
    ['idle routine 1', 'zero', 'MAPI idle engine of Mailer', '0'],
    ['idle routine 2', 'positive', 'MAPI idle engine of Mailer', '3'],
    ['idle routine 0', 'positive', 'MAPI idle engine of Mailer', '9'],
  ]);
  assert.ok(entries.every(([, { start, end }]) => start <= end));
  assert.deepEqual(performance.getEntriesByType('measure'), []);
});

/** Runs a stretch of these slots; outcome says how each ends. @param {number[]} slots @param {(slot: number, stretch: Stretch) => number} outcome */
function run(slots, outcome) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const at = 64;
  new BigInt64Array(memory.buffer, at, slots.length).set(slots.map((slot) => BigInt(tag(slot, 5))));
  /** @type {number[]} */
  const called = [];
  const stretch = new Stretch();
  const dispatcher = { call: (/** @type {number} */ slot) => { called.push(slot); return outcome(slot, stretch); } };
  const all = stretch.run(4, any(dispatcher), memory, at, slots.length);
  return { all, called, stretch };
}

for (const [what, slots, outcome, want] of /** @type {[string, number[], (slot: number, stretch: Stretch) => number, [boolean, number[], number]][]} */ ([
  ['all return FALSE', [3, 1, 2], () => FALSE, [true, [3, 1, 2], FALSE]],
  ['one only', [9], () => FALSE, [true, [9], FALSE]],
  ['one returns TRUE', [3, 1, 2], (slot) => (slot === 1 ? TRUE : FALSE), [false, [3, 1], TRUE]],
  ['one throws', [3, 1, 2], (slot) => (slot === 3 ? THREW : FALSE), [false, [3], THREW]],
  ['one calls the program', [3, 1, 2], (slot, stretch) => { if (slot === 1) stretch.open = false; return FALSE; }, [false, [3, 1], FALSE]],
  ['the last one calls the program', [3, 1], (slot, stretch) => { if (slot === 1) stretch.open = false; return FALSE; }, [false, [3, 1], FALSE]],
])) {
  test(`a stretch: ${what}`, () => {
    const { all, called, stretch } = run(slots, outcome);
    assert.deepEqual([all, called, stretch.outcome], want);
    assert.deepEqual([stretch.open, stretch.app, stretch.called], [false, 4, called.length]);
  });
}
