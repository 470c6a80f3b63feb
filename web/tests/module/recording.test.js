// What applications do, as a scenario.

import assert from 'node:assert/strict';
import test from 'node:test';
import { FIRCCSEC, FIRCPRI, FIROINTERVAL, FIROWAIT } from '../../module/constants.js';
import { record, Recording } from '../../module/recording.js';
import { csec, short } from '../../module/recording-idle.js';
import { any, refuses } from '../check.js';

/** A recording of one application, with clocks in the test's hands. */
function started({ now = 1230, date = 5e11 } = {}) {
  const clock = { at: now, asleep: 0, shift: 0, now: () => clock.at, date: () => date + clock.at - now + clock.asleep };
  /** @returns {[now: number, date: number]} what the engine is told, too */
  const read = () => [clock.now(), clock.date()];
  const whole = new Recording(clock);
  whole.join(0, 'A');
  const idle = whole.idle(0, 0);
  const inputs = () => /** @type {any[]} */ (any(whole.scenario()).inputs).filter(({ do: what }) => what !== 'live').slice(0, -1);
  return { clock, read, whole, idle, inputs };
}

const tag = (/** @type {number} */ slot, generation = 1) => generation * 2 ** 24 + slot;

test('times are hundredths of a second with four digits', () => {
  for (const [ms, want] of [[0, 0], [10, 1], [12.34567, 1.2346], [0.0004, 0], [0.0005, 0.0001], [3_600_000, 360_000]]) assert.equal(csec(ms), want);
});

test('names are short', () => {
  for (const [name, want] of [['a', 'a'], ['  a b ', 'a b'], ['   ', ''], ['x'.repeat(70), 'x'.repeat(60)]]) assert.equal(short(name), want);
});

test('I-17: an input has its time, from the hundredth in which it began', () => {
  const { clock, idle, inputs, read } = started({ now: 1234.5 });
  idle.called('MAPIInitIdle', {}, ...read());
  clock.at += 2000.25;
  idle.called('MAPIDeInitIdle', {}, ...read());
  assert.deepEqual(inputs(), [{ at: 0.45, app: 'A', do: 'MAPIInitIdle' }, { at: 200.475, app: 'A', do: 'MAPIDeInitIdle' }]);
});

test('I-26, I-38: a tick and a turn have the time that the engine was told, however long ago', () => {
  const { clock, idle, inputs, read } = started({ now: 1230 });
  const run = () => {
    clock.at += 7; // the page is held up
    idle.began();
    idle.ended(0, clock.at += 2);
  };
  const [now, date] = read();
  clock.at += 5;
  idle.tick(now, date, now + 50, run);
  const [then, before] = read();
  clock.at += 5;
  idle.turn(then, before, run);
  assert.deepEqual(inputs(), [
    { at: 0, app: 'A', do: 'idle', for: 5, recorded: true, calls: [{ cost: 1.4 }] },
    { at: 1.4, app: 'A', do: 'turn', calls: [{ cost: 1.4 }] },
  ]);
});

for (const [asleep, want] of /** @type {[number, object[]][]} */ ([
  [600_000, [{ at: 100, do: 'sleep', for: 60_000 }, { at: 60_100, app: 'A', do: 'x' }]],
  [2001, [{ at: 100, do: 'sleep', for: 200.1 }, { at: 300.1, app: 'A', do: 'x' }]],
  [2000, [{ at: 100, app: 'A', do: 'x' }]], // a clock that was corrected
  [-600_000, [{ at: 100, app: 'A', do: 'x' }]],
])) {
  test(`I-28: the date has gained ${asleep} ms`, () => {
    const { clock, idle, inputs, read } = started();
    clock.at += 1000;
    clock.asleep = asleep;
    idle.called('x', {}, ...read());
    assert.deepEqual(inputs(), want);
  });
}

test('each sleep is kept once', () => {
  const { clock, idle, inputs, read } = started();
  clock.asleep = 5000;
  idle.called('x', {}, ...read());
  clock.at += 10;
  idle.called('y', {}, ...read());
  clock.asleep += 3000;
  idle.called('z', {}, ...read());
  assert.deepEqual(inputs().map(({ do: what, at }) => [what, at]), [['sleep', 0], ['x', 500], ['y', 501], ['sleep', 501], ['z', 801]]);
});

test('no two applications have one name', () => {
  const { whole } = started();
  for (const [i, name] of ['A', 'A', 'A 2', '', ' ', 'y'.repeat(80)].entries()) whole.join(i + 1, name);
  const { applications, title } = any(whole.scenario());
  assert.deepEqual(applications.map((/** @type {any} */ { name }) => name), ['A', 'A 2', 'A 3', 'A 2 2', 'application', 'application 2', 'y'.repeat(60)]);
  assert.match(title, /^A, A 2, A 3/);
});

test('GI-16: what becomes of routines that fail is a reading', () => {
  const { whole } = started();
  for (const [number, failure] of [0, 1, 2].entries()) {
    whole.join(number, 'A');
    whole.idle(number, failure);
  }
  assert.deepEqual(any(whole.scenario()).applications.map((/** @type {any} */ { readings }) => readings?.failure), [undefined, 'disables', 'deregisters']);
});

for (const [what, args, want] of /** @type {[string, [unknown, unknown, number, number, number], object | null][]} */ ([
  ['a routine', [function tidy() {}, null, -1, 100, FIROINTERVAL], { as: 'tidy', priIdle: -1, csecIdle: 100, iroIdle: 'FIROINTERVAL' }],
  ['I-31: one of positive priority', [() => {}, null, 1, 100, FIROWAIT], { as: 'routine', priIdle: 1, csecIdle: 100, iroIdle: 'FIROWAIT' }],
  ['one whose name is long', [Object.defineProperty(() => {}, 'name', { value: 'n'.repeat(90) }), null, 0, 0, 0], { as: 'n'.repeat(60), priIdle: 0, csecIdle: 0, iroIdle: '' }],
  ['one that cannot be looked at', [new Proxy(() => {}, { get() { throw new Error('touched'); } }), null, 0, 0, 0], { as: 'routine', priIdle: 0, csecIdle: 0, iroIdle: '' }],
  ['NULL', [null, 'block', 0, 0, 0], { as: 'routine', priIdle: 0, csecIdle: 0, iroIdle: '', pvIdleParam: 'block', pfnIdle: 'NULL' }],
  ['bits without a name', [() => {}, {}, 0, 0, FIROWAIT | 0x8400], { as: 'routine', priIdle: 0, csecIdle: 0, iroIdle: 'FIROWAIT|0x8400' }],
  ['a priority that is none', [() => {}, null, NaN, 0, 0], null],
  ['a time that is none', [() => {}, null, 0, Infinity, 0], null],
  ['options that are no word', [() => {}, null, 0, 0, 0x10000], null],
])) {
  test(`registering ${what}`, () => {
    const { idle, inputs, read } = started();
    idle.registering(...args, ...read())(tag(0));
    assert.deepEqual(inputs(), want ? [{ at: 0, app: 'A', do: 'FtgRegisterIdleRoutine', ...want }] : []);
  });
}

test('I-67: what is done with a tag is done with its routine, if it is there', () => {
  const { idle, inputs, read } = started();
  idle.registering(function a() {}, null, -1, 1, 2, ...read())(tag(0));
  idle.registering(function a() {}, null, -1, 1, 2, ...read())(tag(1));
  idle.registering(function refused() {}, null, -1, 1, 2, ...read())(0);
  idle.on(tag(1), 'EnableIdleRoutine', { fEnable: false }, ...read());
  idle.on(tag(1, 2), 'DeregisterIdleRoutine', {}, ...read()); // stale
  idle.on(tag(7), 'DeregisterIdleRoutine', {}, ...read());
  idle.changing(tag(0), null, 'block', 3, 5, 0, FIRCPRI | FIRCCSEC, ...read());
  idle.changing(tag(0), null, null, 3, 5, 0, -1, ...read());
  assert.deepEqual(inputs().slice(3), [
    { at: 0, app: 'A', do: 'EnableIdleRoutine', ftg: 'a 2', fEnable: false },
    { at: 0, app: 'A', do: 'ChangeIdleRoutine', ftg: 'a', pfnIdle: 'routine', priIdle: 3, csecIdle: 5, iroIdle: '', ircIdle: 'FIRCCSEC|FIRCPRI', pvIdleParam: 'block' },
  ]);
});

test('a tick has its calls, what they cost, how they ended and what they did', () => {
  const { clock, whole, idle, inputs, read } = started();
  whole.join(1, 'B');
  const other = whole.idle(1, 0);
  idle.registering(function up() {}, null, 1, 1, 2, ...read())(tag(0));
  idle.tick(...read(), 1280, () => {
    for (const [slot, outcome, cost] of [[0, 0, 3], [1, 1, 0], [2, 2, 7]]) {
      idle.began();
      if (slot === 2) {
        idle.called('MAPIDeInitIdle', {}, ...read());
        other.called('MAPIInitIdle', {}, ...read());
      }
      clock.at += cost;
      idle.ended(outcome, clock.at);
    }
  });
  const calls = [{ cost: 0.3 }, { cost: 0.0001, returns: 'TRUE' }, { cost: 0.7, returns: 'throws', does: [{ do: 'MAPIDeInitIdle' }] }];
  assert.deepEqual(inputs().slice(1), [{ at: 0, app: 'A', do: 'idle', for: 5, recorded: true, calls }, { at: 0.3, app: 'B', do: 'MAPIInitIdle' }]);
});

test('a call that has not come back counts as one that throws, and ends the scenario', () => {
  const { whole, idle, read } = started();
  idle.tick(...read(), 1280, () => {
    idle.began();
    const { inputs } = any(whole.scenario());
    assert.deepEqual(inputs.slice(1), [{ at: 0, app: 'A', do: 'idle', for: 5, recorded: true, calls: [{ cost: 0.0001, returns: 'throws' }] }]);
    idle.ended(0, 1231);
  });
  assert.deepEqual(any(whole.scenario()).inputs.at(-1), { at: 0, do: 'idle', for: 0, recorded: true, calls: [] });
});

test('what the program tells of sessions takes the place of what it told before', () => {
  const { clock, whole, inputs } = started();
  whole.keep('profile', 0, '{"name":"Work"}', -1);
  whole.keep('profile', 0, '{"name":"Home"}', -1);
  whole.keep('input', 0, '{"at":99,"do":"MAPILogonEx"}', 0);
  clock.at += 10;
  whole.keep('input', 1, '{"do":"user"}', -1);
  whole.keep('input', 0, '{"answers":["Home"]}', 0);
  assert.deepEqual(any(whole.scenario()).profiles, [{ name: 'Home' }]);
  assert.deepEqual(inputs(), [{ at: 0, app: 'A', do: 'MAPILogonEx', answers: ['Home'] }, { at: 1, do: 'user' }]);
});

test('a scenario is a copy', () => {
  const { whole, idle, read } = started();
  const early = any(whole.scenario());
  idle.called('MAPIInitIdle', {}, ...read());
  assert.deepEqual(early.inputs.map((/** @type {any} */ { do: what }) => what), ['live', 'idle']);
});

test('a program is recorded once, with the applications that it has already', () => {
  /** @type {any} */
  let tell;
  const program = any({ clock: { now: () => 0, date: () => 0 }, names: ['A', 'B'], functions: { record: (/** @type {unknown} */ keep) => ({ value: (tell = keep) && null }) } });
  const recording = record(program);
  assert.equal(record(program), recording);
  tell('input', 0, '{"do":"MAPIInitialize"}', 1);
  assert.deepEqual(any(recording.scenario()).inputs[0], { at: 0, app: 'B', do: 'MAPIInitialize' });
  const error = { code: 0x80004005, name: 'MAPI_E_CALL_FAILED', message: 'MAPI has stopped.' };
  const dead = any({ ...program, recording: undefined, functions: { record: () => ({ error }) } });
  refuses(() => record(dead), 'MAPI_E_CALL_FAILED');
  assert.equal(dead.recording, undefined);
});

test('I-31: a turn of the message loop is kept if something is called in it', () => {
  const { clock, idle, inputs, read } = started();
  idle.turn(...read(), () => {});
  idle.turn(...read(), () => {
    idle.began();
    clock.at += 3;
    idle.ended(1, clock.at);
  });
  assert.deepEqual(inputs(), [{ at: 0, app: 'A', do: 'turn', calls: [{ cost: 0.3, returns: 'TRUE' }] }]);
});

test('what has happened since somebody last asked', () => {
  const { whole, idle, read } = started();
  assert.deepEqual(whole.take().map(({ do: what }) => what), ['live']);
  idle.called('x', {}, ...read());
  idle.tick(...read(), 1280, () => {
    idle.began();
    assert.deepEqual(whole.take(), [], 'but for what is happening');
    idle.ended(0, 1231);
  });
  assert.deepEqual([whole.take(), whole.take()].map((all) => all.map(({ do: what }) => what)), [['x', 'idle'], []]);
});

test('I-24: of what the user does before anything else happens, the latest counts', () => {
  const { whole, idle, inputs, read } = started();
  for (const what of ['a', 'b']) whole.add('A', { do: 'user', what });
  idle.called('x', {}, ...read());
  whole.add('A', { do: 'user', what: 'c' });
  assert.deepEqual(inputs().map(({ do: one, what }) => what ?? one), ['b', 'x', 'c']);
});
