// Where things stand in the picture of a chart, and the ways of logons through it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { broken, layout } from '../../page/chart/layout.js';
import { passed, walks } from '../../page/chart/walk.js';
import { any } from '../check.js';
import { told } from './told.js';

const letters = (/** @type {string} */ text) => text.length + (text.match(/[A-ZM_]/g)?.length ?? 0) * 0.32;

for (const [text, most, want] of /** @type {[string, number, string[]][]} */ ([
  ['Prompt user', 40, ['Prompt user']],
  ['Prompt user', 8, ['Prompt', 'user']],
  ['Can supplied credentials validate profile?', 22, ['Can supplied', 'credentials', 'validate profile?']],
  ['MAPI_NEW_SESSION?', 12, ['MAPI_NEW_', 'SESSION?']],
  ['IMAPISession::Logoff', 16, ['IMAPISession::', 'Logoff']],
  ['Unbreakableword', 5, ['Unbreakableword']],
  ['', 10, ['']],
])) {
  test(`"${text}" in lines of ${most} letters`, () => assert.deepEqual(broken(text, most), want));
}

const node = (/** @type {string} */ id, /** @type {string} */ shape, /** @type {number} */ x, /** @type {number} */ y) => ({ id, shape, caption: {}, at: { x, y }, label: { x, y }, rules: [] });
const CHART = any({
  id: 'session', title: { en: 'Session' }, width: 300, height: 200,
  nodes: [node('N1', 'decision', 100, 0), node('N2', 'action', 100, 100), node('N3', 'terminator', 250, 0), node('N4', 'terminator', 20, 100)],
  edges: [
    { id: 'E1', from: 'N1', to: 'N2', label: 'No', via: [] },
    { id: 'E2', from: 'N1', to: 'N3', label: 'Yes', via: [] },
    { id: 'E3', from: 'N2', to: 'N3', label: 'in the end', via: [{ x: 250, y: 100 }] },
    { id: 'E4', from: 'N2', to: 'N4', label: 'No', via: [] },
  ],
});

for (const narrow of [false, true]) {
  const drawn = layout(CHART, (id) => `The caption of the node ${id}`, narrow);
  const at = (/** @type {string} */ id) => any(drawn.at.get(id));
  const wire = (/** @type {string} */ id) => any(drawn.wires.get(id)).points;
  const what = narrow ? 'a narrow picture' : 'a wide picture';
  test(`${what}: lines begin at the border of a shape and end before that of the next`, () => {
    const { decision, action, terminator } = drawn.half;
    assert.deepEqual(wire('E1'), [{ x: at('N1').x, y: at('N1').y + decision.y }, { x: at('N2').x, y: at('N2').y - action.y - 2 }]);
    assert.deepEqual(wire('E2'), [{ x: at('N1').x + decision.x, y: at('N1').y }, { x: at('N3').x - terminator.x - 2, y: at('N3').y }]);
    assert.equal(wire('E3').length, 3);
    assert.deepEqual(wire('E3')[1], { x: at('N3').x, y: at('N2').y });
    assert.equal(wire('E4')[1].x, at('N4').x + terminator.x + 2);
  });
  test(`${what}: everything is in it`, () => {
    for (const { id, shape } of CHART.nodes) {
      const half = any(drawn.half)[shape];
      assert.ok(at(id).x - half.x >= 0 && at(id).x + half.x <= drawn.width && at(id).y + half.y <= drawn.height, id);
    }
    for (const [id, { points }] of drawn.wires) assert.ok(points.every(({ x, y }) => x >= 0 && x <= drawn.width && y <= drawn.height), id);
    for (const [id, { x, y, lines }] of drawn.captions) assert.ok(x + Math.max(...lines.map(letters)) * 6 <= drawn.width && y <= drawn.height, id);
  });
  test(`${what}: captions are whole, and no longer than there is room for`, () => {
    for (const [id, { lines, most }] of drawn.captions) {
      assert.equal(lines.join(' '), `The caption of the node ${id}`);
      const longest = Math.max(...`The caption of the node ${id}`.split(' ').map(letters));
      assert.ok(lines.every((line) => letters(line) <= Math.max(most, longest)), `${id}: ${lines.join(' / ')} in ${most}`);
    }
  });
  test(`${what}: labels are beside their lines`, () => {
    assert.deepEqual(['E1', 'E2', 'E3', 'E4'].map((id) => drawn.wires.get(id)?.label.anchor), ['end', 'start', 'start', 'end']);
    assert.ok(any(drawn.wires.get('E2')).label.y < at('N1').y);
  });
}

test('a narrow picture is narrower', () => {
  const [wide, narrow] = [false, true].map((one) => layout(CHART, (id) => id, one));
  assert.ok(narrow.width < wide.width, `${narrow.width} and ${wide.width}`);
});

/** @param {any[]} events @param {string} [id] */
const ways = (events, id = 'session') => walks({ ...CHART, id }, told(events)).map((walk) =>
  [walk.call, walk.provider, walk.node, walk.edge, walk.asks, walk.done ? 'done' : '', walk.off ? 'off' : '', `last ${walk.last}`].filter(Boolean).join(' '));

const x = { call: 'x', app: 'A' };
const on = (/** @type {object} */ rest) => ({ ...x, chart: 'session', ...rest });

for (const [what, events, want] of /** @type {[string, any[], string[]][]} */ ([
  ['none', [], []],
  ['one begins at the first node', [[0, 'logon.called', x]], ['x N1 last 1']],
  ['S-33: one that waits for the mutex, and goes on', [[0, 'logon.called', x], [1, 'logon.waits', x]], ['x N1 mutex last 2']],
  ['and goes on', [[0, 'logon.called', x], [1, 'logon.waits-until', x], [2, 'chart.no', on({ node: 'N1', edge: 'E1' })]], ['x N2 E1 last 3']],
  ['S-01: along edges to the end', [[0, 'logon.called-null', x], [1, 'chart.yes', on({ node: 'N1', edge: 'E2' })], [2, 'chart.end', on({ node: 'N3' })]], ['x N3 E2 done last 3']],
  ['one that asks', [[0, 'logon.called', x], [1, 'asked.profile', on({})]], ['x N1 profile last 2']],
  ['and has its answer', [[0, 'logon.called', x], [1, 'asked.profile', on({})], [2, 'answered.profile', x]], ['x N1 last 2']],
  ['nobody answers', [[0, 'logon.called', x], [1, 'asked.profile', on({})], [2, 'answered.nobody', x]], ['x N1 profile last 2']],
  ['S-35: one that leaves the chart', [[0, 'logon.called', x], [1, 'logon.off-chart', on({})]], ['x N1 done off last 2']],
  ['one that fails', [[0, 'logon.called', x], [1, 'logon.failed', x]], ['x N1 done last 1']],
  ['the same name once more is another one', [[0, 'logon.called', x], [1, 'logon.abandoned', x], [2, 'logon.called', x]], ['x N1 done last 1', 'x N1 last 3']],
  ['two at once', [[0, 'logon.called', x], [1, 'logon.called', { call: 'y' }], [2, 'chart.no', { ...on({ node: 'N1', edge: 'E1' }), call: 'y' }]], ['x N1 last 1', 'y N2 E1 last 3']],
  ['steps on other charts are not its own', [[0, 'logon.called', x], [1, 'chart.no', { ...x, chart: 'service', node: 'M1', edge: 'E1' }]], ['x N1 last 1']],
])) test(`walks: ${what}`, () => assert.deepEqual(ways(events), want));

test('walks: each provider of a logon has its own', () => {
  const finds = (/** @type {string} */ provider) => ({ ...x, service: 'Office', provider });
  const events = [[0, 'provider.finds', finds('early')], [1, 'logon.called', x], [2, 'provider.finds', finds('a')], [3, 'provider.finds', finds('b')],
    [4, 'chart.no', { ...finds('a'), chart: 'provider', node: 'N1', edge: 'E1' }], [5, 'logon.session', x], [6, 'provider.finds', finds('late')]];
  assert.deepEqual(ways(events, 'provider'), ['x a N2 E1 done last 5', 'x b N1 done last 4']);
});

test('walks: the last time that one was there', () => {
  const [walk] = walks(CHART, told([[0, 'logon.called', x], [1, 'chart.no', on({ node: 'N1', edge: 'E1' })], [2, 'chart.retry', on({ node: 'N2', edge: 'E3' })], [3, 'chart.no', on({ node: 'N1', edge: 'E1' })]]));
  assert.deepEqual(['N1', 'E3', 'N9'].map((id) => passed(walk, id)?.id), [4, 3, undefined]);
  assert.equal(passed(undefined, 'N1'), undefined);
});
