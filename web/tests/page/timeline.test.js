// What the timeline shows: read from events, drawn in a scale, seen through a window.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Loads } from '../../page/timeline/loads.js';
import { TimelineReader } from '../../page/timeline/model.js';
import { roundStep, Scale } from '../../page/timeline/scale.js';
import { Window } from '../../page/timeline/window.js';
import { told } from './told.js';

const scale = (/** @type {number} */ end, /** @type {[number, number][]} */ ...sleeps) =>
  new Scale(/** @type {any} */ ({ end, sleeps: sleeps.map(([from, to]) => ({ from, to })) }));

for (const [what, one, length, places] of /** @type {[string, Scale, number, [number, number][]][]} */ ([
  ['without sleep a moment is its place', scale(1000), 1000, [[0, 0], [500, 500], [1000, 1000]]],
  ['a short sleep is drawn as it is', scale(1000, [100, 150]), 1000, [[125, 125], [1000, 1000]]],
  ['a long one is 8 % of the time awake', scale(11_000, [500, 10_500]), 1080, [[500, 500], [5500, 540], [10_500, 580], [11_000, 1080]]],
  ['two of them', scale(21_000, [500, 10_500], [10_600, 20_600]), 1160, [[10_550, 630], [15_600, 720], [21_000, 1160]]],
  ['nothing but sleep', scale(1000, [0, 1000]), 1, [[0, 0], [500, 0.5], [1000, 1]]],
  ['nothing', scale(0), 1, [[0, 0]]],
])) {
  test(`scale: ${what}`, () => {
    assert.equal(one.length, length);
    for (const [at, place] of places) {
      assert.ok(Math.abs(one.place(at) - place) < 1e-9, `${at} is at ${one.place(at)}, want ${place}`);
      assert.ok(Math.abs(one.moment(place) - at) < 1e-6, `${place} is ${one.moment(place)}, want ${at}`);
    }
  });
}

test('scale: what is drawn short', () => {
  const one = scale(11_000, [500, 10_500], [10_600, 10_610]);
  assert.deepEqual([499, 500, 501, 10_499, 10_500, 10_605].map((at) => one.cut(at)), [false, false, true, true, false, false]);
});

test('scale: places never go back', () => {
  const one = scale(30_000, [100, 9000], [9001, 20_000], [20_000, 29_000]);
  for (let at = 0, before = -1; at <= 30_000; at += 37) {
    const place = one.place(at);
    assert.ok(place >= before, `at ${at}: ${place} after ${before}`);
    before = place;
  }
});

test('round steps of an axis', () => {
  for (const [span, many, want] of [[100, 10, 10], [101, 10, 20], [499, 10, 50], [7, 10, 1], [0.5, 10, 0.05], [0, 10, 0.01], [1e6, 7, 200_000]]) {
    assert.ok(Math.abs(roundStep(span, many) - want) < 1e-9, `${span} in ${many}: ${roundStep(span, many)}, want ${want}`);
  }
});

for (const [what, act, want] of /** @type {[string, (w: Window) => void, [number, number, boolean]][]} */ ([
  ['all at first', () => {}, [0, 100, true]],
  ['zoomed in around the middle', (w) => w.zoom(2, 50), [25, 75, false]],
  ['zoomed in at the left edge', (w) => w.zoom(4, 0), [0, 25, false]],
  ['zoomed in, and out again', (w) => { w.zoom(4, 80); w.zoom(0.1, 80); }, [0, 100, true]],
  ['zoomed in as far as it goes', (w) => w.zoom(1e9, 50), [49.75, 50.25, false]],
  ['its end', (w) => w.tail(30), [70, 100, false]],
  ['its end, which is all', (w) => w.tail(300), [0, 100, true]],
  ['moved to a share', (w) => { w.tail(20); w.share = 0.25; }, [20, 40, false]],
  ['a place that is seen', (w) => { w.tail(20); w.reveal(85); }, [80, 100, false]],
  ['a place to the left', (w) => { w.tail(20); w.reveal(50); }, [48, 68, false]],
  ['a place to the right', (w) => { w.zoom(5, 0); w.reveal(50); }, [32, 52, false]],
  ['the first place', (w) => { w.tail(20); w.reveal(0); }, [0, 20, false]],
  ['the run becomes shorter', (w) => { w.tail(20); w.fit(50); }, [30, 50, false]],
  ['all again', (w) => { w.tail(20); w.all(); }, [0, 100, true]],
])) {
  test(`window: ${what}`, () => {
    const w = new Window();
    w.fit(100);
    act(w);
    assert.deepEqual([w.from, w.to, w.whole], want);
    assert.ok(w.share >= 0 && w.share <= 1);
  });
}

/** What is in each lane. @param {ReturnType<typeof told>} events */
const lanes = (events) => Object.fromEntries(new TimelineReader().read(events).lanes.map((lane) =>
  [lane.id, lane.spans.map(({ kind, from, to, name, failed, ended, level }) => [kind, name, from, to, ...(failed ? ['failed'] : []), ...(ended ? [] : ['open']), ...(level ? [level] : [])].join(' '))]));

for (const [what, events, want] of /** @type {[string, any[], Record<string, string[]>][]} */ ([
  ['nothing', [], {}],
  ['I-38: routines in idle time', [
    [0, 'host.idle', { for: 50 }], [1, 'idle.called', { app: 'A', routine: 'tidy' }], [3, 'idle.returned', { app: 'A' }], [4, 'idle.called-late', { app: 'A', routine: 'index' }], [9, 'idle.failed', { app: 'A' }], [50, 'host.idle-ends', {}],
  ], { host: ['idle  0 50'], 'idle A': ['slice tidy 1 3', 'slice index 4 9 failed'] }],
  ['an idle tick that follows another ends it', [[0, 'host.tick', { for: 50 }], [10, 'host.tick', { for: 50 }]], { host: ['tick  0 10', 'tick  10 60 open'] }],
  ['a routine that is still at work', [[0, 'idle.called-with', { app: 'A', routine: 'tidy' }], [7, 'user.acts', { app: 'A', text: 'a click' }]], { 'idle A': ['slice tidy 0 7 open', 'act a click 7 7'] }],
  ['busy, and sleep in it', [[0, 'host.busy', { for: 9 }], [5, 'host.sleep', { for: 100 }], [105, 'host.resume', {}], [109, 'host.free', {}]], { host: ['busy  0 109', 'sleep  5 105'] }],
  ['an application of its own is busy', [[0, 'host.app-busy', { app: 'A', for: 5 }], [5, 'host.app-free', { app: 'A' }]], { 'idle A': ['busy  0 5'] }],
  ['S-33: logons that overlap lie below each other', [
    [0, 'logon.called', { app: 'A', call: 'x' }], [1, 'logon.called-null', { app: 'A', call: 'y' }], [5, 'logon.session', { call: 'x' }], [6, 'logon.failed', { call: 'y' }], [8, 'logon.called', { app: 'A', call: 'z' }], [9, 'logon.shared', { call: 'z' }],
  ], { 'calls A': ['call x 0 5', 'call y 1 6 failed 1', 'call z 8 9'] }],
  ['marks, but not for what is seen anyway', [[0, 'idle.registered', { app: 'A' }], [1, 'idle.posted', { app: 'A' }], [2, 'asked.profile', { app: 'A', call: 'x' }]], { 'idle A': ['mark  0 0'], 'calls A': ['mark  2 2'] }],
])) test(`timeline: ${what}`, () => assert.deepEqual(lanes(told(events)), want));

test('timeline: the host is the first lane, and idle time goes on after sleep', () => {
  const model = new TimelineReader().read(told([[0, 'idle.registered', { app: 'A' }], [0, 'host.idle', { for: 50 }], [10, 'host.sleep', { for: 100 }], [111, 'idle.called', { app: 'A', routine: 'tidy' }]]));
  assert.deepEqual(model.lanes.map(({ kind }) => kind), ['host', 'idle']);
  assert.deepEqual([model.end, model.sleeps.length, model.idles.map(({ deadline }) => deadline)], [111, 1, [150]]);
  assert.equal(model.lanes[1].spans.at(-1)?.deadline, 150);
});

test('timeline: a run that becomes longer is read on, another one anew', () => {
  const reader = new TimelineReader();
  const events = told([[0, 'host.idle', { for: 5 }], [1, 'idle.called', { app: 'A', routine: 'tidy' }], [2, 'idle.returned', { app: 'A' }], [5, 'host.idle-ends', {}]]);
  for (let n = 1; n <= events.length; n++) {
    assert.deepEqual(reader.read(events.slice(0, n)), new TimelineReader().read(events.slice(0, n)), `after ${n} events`);
  }
  const other = told([[0, 'host.busy', { for: 5 }]]);
  assert.deepEqual(reader.read(other), new TimelineReader().read(other));
});

test('loads: how busy the page was kept, and when', () => {
  const loads = new Loads();
  for (const [at, percent] of [[0, 0], [10, 80], [20, 80], [30, 20], [40, 0], [50, 0]]) loads.note(at, percent);
  const of = (/** @type {number} */ from, /** @type {number} */ to) => loads.within(from, to).map((one) => [one.from, one.to, one.percent]);
  assert.deepEqual(of(0, 100), [[10, 30, 80], [30, 40, 20]]);
  assert.deepEqual(of(35, 100), [[30, 40, 20]]);
  assert.deepEqual(of(40, 100), []);
  loads.clear();
  assert.deepEqual(of(0, 100), []);
});
