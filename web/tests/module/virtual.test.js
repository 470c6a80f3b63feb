// Time that a test moves: I-24, I-26, I-28, I-31, I-38.

import assert from 'node:assert/strict';
import test from 'node:test';
import { VirtualTime } from '../../module/virtual.js';
import { underVirtualTime } from '../../module/virtual-instance.js';
import { any, refuses } from '../check.js';

const MESSAGE = -2;

/**
 * An engine with one routine that is called at most once an interval, and costs
 * what it spends.
 * @param {VirtualTime} time
 * @param {{ interval?: number, cost?: number, positive?: boolean }} [options]
 */
function engine(time, { interval = 1000, cost = 0, positive = false } = {}) {
  let ready = 0;
  /** @type {number[]} */
  const calls = [];
  let users = 0;
  const call = () => time.called(() => {
    calls.push(time.now());
    ready = time.now() + interval;
    if (cost > 0) time.spend(cost);
    return 0;
  });
  const one = {
    due: () => (ready > time.now() ? ready - time.now() + 0.1 : positive ? MESSAGE : 0),
    tick(/** @type {number} */ deadline) { while (time.now() >= ready && time.now() < deadline) call(); },
    turn: call,
    userAction() { users++; },
  };
  const host = time.host(any(one));
  return { calls, host, users: () => users };
}

for (const [what, options, pass, want, now] of /** @type {[string, object, (time: VirtualTime) => void, number[], number][]} */ ([
  ['I-26: at most once a second', {}, (time) => time.idle(2500), [0, 1000, 2000], 2500],
  ['I-26: also in two spans', {}, (time) => { time.idle(500); time.idle(2000); }, [0, 1000, 2000], 2500],
  ['I-31: not while the computer is busy', {}, (time) => time.advance(2500), [], 2500],
  ['I-31: but one of positive priority is', { positive: true }, (time) => time.advance(2500), [0, 1000, 2000], 2500],
  ['idle after it was busy', {}, (time) => { time.advance(300); time.idle(10); }, [300], 310],
  ['no time at all', {}, (time) => time.idle(0), [], 0],
  ['I-50: always ready, each takes a millisecond', { interval: 0 }, (time) => time.idle(3), [0, 1, 2], 3],
  ['one that takes its time is not interrupted', { cost: 70 }, (time) => time.idle(50), [0], 70],
])) {
  test(what, () => {
    const time = new VirtualTime();
    const { calls } = engine(time, options);
    pass(time);
    assert.deepEqual([calls, time.now()], [want, now]);
  });
}

test('two engines take turns in one time', () => {
  const time = new VirtualTime();
  const [a, b] = [engine(time, { interval: 20, cost: 5 }), engine(time, { interval: 20, cost: 5 })];
  time.idle(25);
  assert.deepEqual([a.calls, b.calls], [[0, 20], [5]]);
});

test('one that was closed is driven no more', () => {
  const time = new VirtualTime();
  const { calls, host, users } = engine(time);
  time.idle(10);
  host.close();
  time.idle(5000);
  time.userAction();
  assert.deepEqual([calls, users()], [[0], 0]);
});

test('I-28: asleep the date goes on, the other clock stands still', () => {
  const time = new VirtualTime();
  const { calls } = engine(time);
  time.sleep(60_000);
  assert.deepEqual([time.now(), time.date(), calls], [0, 60_000, []]);
  time.idle(10);
  assert.equal(time.date() - time.now(), 60_000);
});

test('I-31: what has a positive priority goes ahead of what the user does', () => {
  const time = new VirtualTime();
  const positive = engine(time, { positive: true });
  const negative = engine(time);
  time.userAction();
  assert.deepEqual([positive.calls, positive.users(), negative.calls, negative.users()], [[0], 1, [], 1]);
});

test('who is told that time has passed', () => {
  const time = new VirtualTime();
  /** @type {number[]} */
  const told = [];
  time.onPass = () => void told.push(time.date());
  time.advance(100);
  time.idle(0);
  time.sleep(50);
  time.spend(5);
  assert.deepEqual(told, [100, 100, 150]);
});

for (const method of ['advance', 'idle', 'sleep', 'spend']) {
  test(`${method} takes spans of time and nothing else`, () => {
    const time = new VirtualTime();
    for (const ms of [-1, NaN, Infinity, 2 ** 41, '5', null, undefined, 5n, {}, () => 1]) {
      refuses(() => any(time)[method](ms), 'MAPI_E_INVALID_PARAMETER', /span of time/);
    }
    assert.deepEqual([time.now(), time.date()], [0, 0]);
  });
}

test('an instance moves the time of its own program', () => {
  const Base = any(class { constructor(/** @type {object} */ program) { this.program = program; } });
  const [one, other] = [new VirtualTime(), new VirtualTime()].map((virtual) => any(new (underVirtualTime(Base))({ virtual })));
  const { calls, users } = engine(one.program.virtual);
  one.idle(10);
  one.advance(20);
  one.sleep(300);
  one.userAction();
  one.spend(5);
  assert.deepEqual([one.now, one.program.virtual.date(), calls, users(), other.now], [35, 335, [0], 1, 0]);
});
