// The events of a run as they become more.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Those, Unread } from '../../page/unread.js';
import { told } from './told.js';

const events = told(['a', 'b', 'a', 'c', 'a'].map((key, i) => [i, key]));
const keys = (/** @type {readonly { key: string, id: number }[]} */ all) => all.map(({ key, id }) => key + id).join(' ');

test('what has not been read yet', () => {
  const unread = new Unread();
  /** @param {typeof events} all */
  const read = (all) => {
    const { fresh, again } = unread.of(all);
    return `${again ? 'again: ' : ''}${keys(fresh)}`;
  };
  assert.equal(read([]), '');
  assert.equal(read(events.slice(0, 2)), 'a1 b2');
  assert.equal(read(events.slice(0, 2)), '');
  assert.equal(read(events.slice(0, 4)), 'a3 c4');
  assert.equal(read(events.slice(0, 3)), 'again: a1 b2 a3', 'a run that is shorter');
  assert.equal(read(events), 'c4 a5');
  const other = told(['x', 'y', 'z', 'u', 'v'].map((key, i) => [i, key]));
  assert.equal(read(other), 'again: x1 y2 z3 u4 v5', 'another run of that length');
  assert.equal(read([...other.slice(0, 4), ...events.slice(0, 1)]), 'again: x1 y2 z3 u4 a1', 'another last event');
  assert.equal(read([]), 'again: ', 'a run without events');
  assert.equal(read(events.slice(0, 1)), 'a1');
});

test('those that something is about, up to a step', () => {
  const those = new Those(({ key }) => key === 'a');
  for (const [at, want, last] of /** @type {[number, string, number | undefined][]} */ ([[0, '', undefined], [1, 'a1', 1], [2, 'a1', 1], [3, 'a1 a3', 3], [99, 'a1 a3 a5', 5], [4, 'a1 a3', 3]])) {
    assert.deepEqual([keys(those.of(events, at)), those.last(events, at)?.id], [want, last], `step ${at}`);
  }
  assert.equal(keys(those.of(events.slice(1), 99)), 'a3 a5', 'another run');
});

test('each event is looked at once', () => {
  let looks = 0;
  const those = new Those(() => ++looks);
  for (let n = 1; n <= events.length; n++) those.of(events.slice(0, n), n);
  those.last(events, 5);
  assert.equal(looks, events.length);
});
