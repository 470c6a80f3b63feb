// What parts of the page read from the events and snapshots of a run.

import assert from 'node:assert/strict';
import test from 'node:test';
import { calls, differences, under } from '../../page/compare/run.js';
import { questionAt } from '../../page/predict/question.js';
import { beyond } from '../../page/queue/act.js';
import { javascript } from '../../page/queue/call.js';
import { inTurn } from '../../page/queue/rank.js';
import { groups, ofSession } from '../../page/sessions/groups.js';
import { Happenings, QUEUE, SCHEDULER } from '../../page/threads/happenings.js';
import { any } from '../check.js';
import { told } from './told.js';

const standing = (/** @type {string[]} */ ...all) => any(all.map((one) => {
  const [priority, state, next] = one.split(' ');
  return { priority: Number(priority), state, next: next === 'next', routine: one };
}));

for (const [what, order, predicting, all, want] of /** @type {[string, string, boolean, string[], string[]][]} */ ([
  ['GI-01: the smaller number first', 'overview', false, ['3 ready', '-2 ready', '-5 ready'], ['-5 ready', '-2 ready', '3 ready']],
  ['GI-01: the larger number first', 'header', false, ['-2 ready', '3 ready', '-5 ready'], ['3 ready', '-2 ready', '-5 ready']],
  ['I-38: what the scheduler takes next is on top of what is ready', 'overview', false, ['-5 ready', '-2 ready next'], ['-2 ready next', '-5 ready']],
  ['what runs is above what is posted, and that above what waits', 'overview', false, ['-9 waiting', '-1 ready next', '-2 posted', '-3 running'], ['-3 running', '-2 posted', '-1 ready next', '-9 waiting']],
  ['I-63: what is never picked is last', 'overview', false, ['-9 removing', '-9 disabled', '-1 waiting'], ['-1 waiting', '-9 disabled', '-9 removing']],
  ['I-39: equals stay as they are', 'overview', false, ['-1 waiting', '-1 ready', '-1 ready next', '-1 ready'], ['-1 ready next', '-1 ready', '-1 ready', '-1 waiting']],
  ['the order does not tell the reader who is to say it', 'overview', true, ['-5 ready next', '3 waiting', '-2 running'], ['3 waiting', '-2 running', '-5 ready next']],
  ['the ends of the range', 'overview', false, ['32767 ready', '-32768 ready'], ['-32768 ready', '32767 ready']],
])) test(what, () => assert.deepEqual(inTurn(any({ readings: { order } }), standing(...all), predicting).map(({ routine }) => routine), want));

for (const [priority, step, want] of [[-1, 1, 1], [1, -1, -1], [-1, -1, -2], [0, 1, 1], [32767, 1, 32767], [-32768, -1, -32768]]) {
  test(`I-13, I-33: ${step} beyond ${priority} is ${want}`, () => assert.equal(beyond(priority, step), want));
}

for (const [input, want] of /** @type {[Record<string, any>, string][]} */ ([
  [{ do: 'FtgRegisterIdleRoutine', as: 'repack all', priIdle: -1, csecIdle: 20, iroIdle: 'FIROWAIT|FIRODISABLED' }, 'ftg = app.FtgRegisterIdleRoutine(repack_all, null, -1, 20, FIROWAIT | FIRODISABLED)'],
  [{ do: 'FtgRegisterIdleRoutine', as: '2nd', priIdle: 1, csecIdle: 0, iroIdle: '0' }, 'ftg = app.FtgRegisterIdleRoutine(_2nd, null, 1, 0, 0)'],
  [{ do: 'ChangeIdleRoutine', priIdle: -5, ircIdle: 'FIRCPRI' }, 'app.ChangeIdleRoutine(ftg, null, null, -5, 0, 0, FIRCPRI)'],
  [{ do: 'ChangeIdleRoutine', pfnIdle: 'NULL', pvIdleParam: 'a "b"', iroIdle: '0', ircIdle: 'FIRCPFN|FIRCPV' }, 'app.ChangeIdleRoutine(ftg, null, "a \\"b\\"", 0, 0, 0, FIRCPFN | FIRCPV)'],
  [{ do: 'EnableIdleRoutine', fEnable: false }, 'app.EnableIdleRoutine(ftg, false)'],
  [{ do: 'DeregisterIdleRoutine' }, 'app.DeregisterIdleRoutine(ftg)'],
  [{ do: 'idle', for: 0.1 }, 'mapi.idle(1)'],
  [{ app: 'Mailer', do: 'MAPIInitialize' }, 'app.MAPIInitialize()'],
  [{ app: 'Mailer', do: 'MAPILogonEx', as: 'first', flFlags: 'MAPI_EXTENDED|MAPI_LOGON_UI' }, 'session = await app.MAPILogonEx(document.body, null, null, MAPI_EXTENDED | MAPI_LOGON_UI)'],
  [{ app: 'Mailer', do: 'MAPILogonEx', as: 'first', lpszProfileName: 'A "b"', flFlags: '0x20' }, 'session = await app.MAPILogonEx(document.body, "A \\"b\\"", null, 0x20)'],
  [{ app: 'Mailer', do: 'Logoff', session: 'first' }, 'await session.Logoff()'],
  [{ app: 'Mailer', do: 'Logoff', session: 'first', ulFlags: 'MAPI_LOGOFF_SHARED' }, 'await session.Logoff(null, MAPI_LOGOFF_SHARED)'],
  [{ do: 'idle', for: 200 }, 'mapi.idle(2000)'],
  [{ do: 'busy', for: 25 }, 'mapi.advance(250)'],
  [{ do: 'sleep', for: 100 }, 'mapi.sleep(1000)'],
  [{ app: 'Mailer', do: 'user' }, ''],
])) test(`the call that ${JSON.stringify(input)} makes`, () => assert.equal(javascript(input), want));

const handles = (/** @type {string[]} */ ...names) => any(names.map((name) => ({ name, profile: 'Work', shared: name !== 'own' })));

for (const [what, open, events, want] of /** @type {[string, any, any[], string[]][]} */ ([
  ['none', handles(), [[0, 'logon.session', { call: 'a' }]], []],
  ['S-13: two on one session', handles('b', 'a'), [[0, 'logon.session', { call: 'a' }], [1, 'logon.shared', { call: 'a', count: 1 }], [2, 'logon.shared', { call: 'b', count: 2 }]], ['a: a b']],
  ['one of its own beside them', handles('a', 'own', 'b'), [[0, 'logon.session', { call: 'a' }], [0, 'logon.shared', { call: 'a', count: 1 }], [1, 'logon.session', { call: 'own' }], [2, 'logon.shared', { call: 'b', count: 2 }]], ['a: a b', 'own: own']],
  ['the founder is gone', handles('b'), [[0, 'logon.session', { call: 'a' }], [1, 'logon.shared', { call: 'a', count: 1 }], [2, 'logon.shared', { call: 'b', count: 2 }]], ['a: b']],
  ['a second shared session after the first', handles('c', 'd'), [[0, 'logon.shared', { call: 'a', count: 1 }], [3, 'logon.shared', { call: 'c', count: 1 }], [4, 'logon.shared', { call: 'd', count: 2 }]], ['c: c d']],
  ['one that no event tells of', handles('x'), [], ['x: x']],
])) {
  test(`handles on sessions: ${what}`, () => {
    const list = told(events);
    assert.ok(list.every(ofSession));
    assert.deepEqual(groups(open, list).map(({ key, handles: on }) => `${key}: ${on.map(({ name }) => name).join(' ')}`), want);
  });
}

/** The lanes of an application by the names of its threads. @param {any[]} events */
function happened(events) {
  const one = new Happenings('A', (input) => (input === 5 ? 'helper' : 'main'));
  one.add(told(events.slice(0, 1)));
  one.add(told(events).slice(1));
  const lane = (/** @type {number} */ number) => ({ [SCHEDULER]: 'scheduler', [QUEUE]: 'queue' })[number] ?? one.threads[number];
  return one.all.map(({ event, from, to }) => `${event.key}: ${lane(from)} ${lane(to)}`);
}

for (const [what, events, want] of /** @type {[string, any[], string[]][]} */ ([
  ['of another application', [[0, 'idle.called', { app: 'B' }]], []],
  ['a call by its thread', [[0, 'idle.registered', { app: 'A', input: 5, thread: 'main' }], [0, 'idle.initialized', { app: 'A' }]], ['idle.registered: helper scheduler', 'idle.initialized: main scheduler']],
  ['I-43: a routine by way of the queue', [
    [0, 'idle.due', { app: 'A' }], [0, 'idle.posted', { app: 'A' }], [1, 'idle.called', { app: 'A', thread: 'main' }], [1, 'idle.disabled', { app: 'A', input: 5 }], [2, 'idle.returned', { app: 'A', thread: 'main' }], [3, 'idle.disabled', { app: 'A', input: 5 }],
  ], ['idle.due: scheduler scheduler', 'idle.posted: scheduler queue', 'idle.called: queue main', 'idle.disabled: main scheduler', 'idle.returned: main main', 'idle.disabled: helper scheduler']],
  ['I-82: work for another thread', [[0, 'idle.called-with', { app: 'A', thread: 'main' }], [0, 'thread.posted', { app: 'A', thread: 'apartment' }], [1, 'idle.failed', { app: 'A', thread: 'main' }], [1, 'thread.handled', { app: 'A', thread: 'apartment' }]],
    ['idle.called-with: queue main', 'thread.posted: main apartment', 'idle.failed: main main', 'thread.handled: apartment apartment']],
  ['what is withdrawn, and the user', [[0, 'idle.withdrawn', { app: 'A' }], [0, 'user.handled', { app: 'A' }], [0, 'logon.called', { app: 'A' }]], ['idle.withdrawn: queue queue', 'user.handled: main main']],
])) test(`threads: ${what}`, () => assert.deepEqual(happened(events), want));

for (const [what, scenario, want] of /** @type {[string, object, object][]} */ ([
  ['nothing in it', {}, { inputs: [] }],
  ['all applications', { applications: [{ name: 'A' }, { name: 'B', readings: { order: 'overview', turns: 'passes' } }] }, { applications: [{ name: 'A', readings: { order: 'header' } }, { name: 'B', readings: { order: 'header', turns: 'passes' } }], inputs: [] }],
  ['inputs that choose it', { inputs: [{ do: 'readings', app: 'A', at: 1, order: 'overview' }, { do: 'readings', at: 2, order: 'overview', turns: 'x' }, { do: 'readings', turns: 'x' }, { do: 'user', order: 'y' }] },
    { inputs: [{ do: 'readings', at: 2, turns: 'x' }, { do: 'readings', turns: 'x' }, { do: 'user', order: 'y' }] }],
])) test(`GI-01: a scenario under another reading: ${what}`, () => assert.deepEqual(under(JSON.stringify(scenario), 'order', 'header'), want));

test('a scenario that is none has no other reading', () => assert.throws(() => under('{', 'order', 'header'), SyntaxError));

test('the calls of a run, and the player is closed whatever happens', () => {
  let closed = 0;
  const events = told([[0, 'idle.registered', { app: 'A', routine: 'r', priority: -1 }], [1, 'idle.called', { app: 'A', routine: 'r' }], [2, 'idle.changed', { app: 'A', routine: 'r', priority: 3 }],
    [3, 'idle.called-late', { app: 'A', routine: 'r' }], [4, 'idle.called', { app: 'B', routine: 'r' }], [5, 'idle.returned', { app: 'B', routine: 'r' }]]);
  const stage = (/** @type {() => unknown} */ get) => any({ words: { language: 'en' }, mapi: { play: () => ({ get events() { return get(); }, close() { closed++; } }) } });
  assert.deepEqual(Object.fromEntries(calls(stage(() => events), {})), {
    A: [{ routine: 'r', priority: -1, at: 1, nth: 1 }, { routine: 'r', priority: 3, at: 3, nth: 2 }], B: [{ routine: 'r', priority: 0, at: 4, nth: 1 }],
  });
  assert.throws(() => calls(stage(() => { throw new Error('stopped'); }), {}), /stopped/);
  assert.equal(closed, 2);
});

/** A call of each name, its time after it. @param {string} names such as "a1 b2" */
const side = (names) => {
  /** @type {Record<string, number>} */
  const counts = {};
  return names.split(' ').filter(Boolean).map((one) => ({ routine: one[0], priority: 0, at: Number(one.slice(1)), nth: (counts[one[0]] = (counts[one[0]] ?? 0) + 1) }));
};

for (const [one, other, want] of [
  ['a1 b2', 'a1 b2', 'same 0, same 1'], ['a1 b2', 'a1 b3', 'same 0, time 1'], ['a1 b2', 'b1 a2', 'order 1, order 0'], ['a1 a2', 'a1', 'same 0, only -1'], ['a1', '', 'only -1'], ['', 'a1', ''], ['a1 a2 b3', 'a1 b2 a3', 'same 0, order 2, order 1'],
]) test(`"${one}" beside "${other}"`, () => assert.equal(differences(side(one), side(other)).map(({ difference, there }) => `${difference} ${there}`).join(', '), want));

const ROUTINES = [{ routine: 'b', state: 'ready' }, { routine: 'a', state: 'waiting' }];

for (const [what, snapshot, event, next, want] of /** @type {[string, any, string, [string, object?] | null, any]} */ (/** @type {any} */ ([
  ['a routine is posted', {}, 'host.idle', ['idle.posted', { app: 'A', routine: 'b' }], { app: 'A', routine: 'b' }],
  ['I-38: none, though the computer is idle', { idle: true }, 'idle.returned', ['host.idle-ends'], null],
  ['none, and nobody looks', { idle: true }, 'idle.registered', ['host.idle-ends'], undefined],
  ['the computer is not idle', { idle: false }, 'host.tick', ['host.busy'], undefined],
  ['I-32: the computer is busy', { idle: true, busy: true }, 'host.tick', ['host.free'], undefined],
  ['one is posted already', { idle: true, state: 'posted' }, 'host.tick', ['idle.called'], undefined],
  ['one is at work', { idle: true, state: 'running' }, 'host.tick', ['idle.returned'], undefined],
  ['at the end of the run', { idle: true }, 'host.tick', null, undefined],
  ['without routines', { idle: true, none: true }, 'host.tick', ['idle.posted', { app: 'A', routine: 'b' }], undefined],
]))) {
  test(`what predicting asks: ${what}`, () => {
    const list = snapshot.none ? null : ROUTINES.map((one, i) => ({ ...one, state: i === 0 ? snapshot.state ?? one.state : one.state }));
    const [current, ...rest] = told([[0, event], ...(next ? [/** @type {[number, string, object?]} */ ([1, ...next])] : [])]);
    const question = questionAt(any({ state: { at: 1, branch: 'main', event: current, snapshot: { idle: false, busy: false, ...snapshot, apps: [{ name: 'A', routines: list }] } }, player: { events: [current, ...rest] } }));
    if (want === undefined) return assert.equal(question, null);
    assert.deepEqual([question?.step, question?.key, question?.choices.map(({ routine }) => routine.routine), question?.right], [2, 'main 2', ['a', 'b'], want]);
  });
}
