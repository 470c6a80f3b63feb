// What the events say of the ways that logons have taken through a chart: the
// charts keep nothing of their own.

/** @typedef {import('../../module/player.js').Told} Told */
/** @typedef {import('../../module/player.js').Chart} Chart */
/** @typedef {'profile' | 'credentials' | 'retry' | 'prompt' | 'logoff' | 'mutex' | ''} Asks */

/**
 * @typedef {object} Walk one logon on one chart
 * @property {string} key
 * @property {string} app
 * @property {string} call
 * @property {string} service
 * @property {string} provider
 * @property {Told[]} steps the nodes it has done with
 * @property {string} node where it is
 * @property {string} edge by which it came there
 * @property {Asks} asks what it waits for
 * @property {Told | null} off how it left the chart, if it did
 * @property {boolean} done
 * @property {number} last the step at which it was last heard of
 */

const WAITS = new Set(['logon.waits', 'logon.waits-until']);
const ENDS = new Set(['logon.session', 'logon.shared', 'logon.failed', 'logon.abandoned']);
// A provider is at work before its first node is done with.
const BEGINS = { session: new Set(['logon.called', 'logon.called-null']), service: new Set(['provider.initialised', 'provider.finds']), provider: new Set(['provider.finds']) };

/** Whether an event is of a logon, and so of its walks. @param {Told} event */
export const ofLogon = ({ call }) => Boolean(call);

/**
 * The walks on a chart, in the order in which they began.
 * @param {Chart} chart
 * @param {readonly Told[]} events of logons
 */
export function walks(chart, events) {
  /** @type {Walk[]} */
  const all = [];
  const calls = new Set();
  const start = chart.nodes[0].id;

  /** @param {Told} event */
  const open = (event) => all.findLast((walk) => !walk.done && walk.call === event.call
    && (chart.id === 'session' || walk.service === event.service && walk.provider === event.provider));

  /** @param {Told} event @returns {Walk} */
  const begin = ({ id, app = '', call = '', service = '', provider = '' }) => {
    const walk = { key: String(id), app, call, service, provider, steps: [], node: start, edge: '', asks: /** @type {Asks} */ (''), off: null, done: false, last: id };
    all.push(walk);
    return walk;
  };

  for (const event of events) {
    const { key, call = '' } = event;
    if (BEGINS.session.has(key)) calls.add(call);
    const own = event.chart === chart.id;
    let walk = open(event);
    if (!walk && (own && key !== 'logon.off-chart' || BEGINS[chart.id].has(key) && calls.has(call))) walk = begin(event);
    if (walk) tell(walk, event, own, chart);
    for (const one of all) if (one.call === call && !one.done) settle(one, event);
    if (ENDS.has(key)) calls.delete(call);
  }
  return all;
}

/** @param {Walk} walk @param {Told} event @param {boolean} own @param {Chart} chart */
function tell(walk, event, own, chart) {
  if (own && event.key.startsWith('chart.')) {
    walk.steps.push(event);
    walk.node = event.node ?? walk.node;
    walk.edge = event.edge ?? walk.edge;
    walk.asks = '';
    const edge = chart.edges.find((one) => one.id === event.edge);
    if (edge) walk.node = edge.to;
    walk.done = key(event) === 'end';
    walk.last = event.id;
  } else if (own && event.key.startsWith('asked.')) {
    walk.asks = /** @type {Asks} */ (key(event));
    walk.last = event.id;
  } else if (chart.id === 'session' && (WAITS.has(event.key) || BEGINS.session.has(event.key))) {
    walk.asks = WAITS.has(event.key) ? 'mutex' : '';
    walk.last = event.id;
  }
}

/** What any event of a call means to its walks. @param {Walk} walk @param {Told} event */
function settle(walk, event) {
  if (event.key.startsWith('answered.') && event.key !== 'answered.nobody') walk.asks = '';
  if (event.key === 'logon.off-chart') {
    walk.off = event;
    walk.asks = '';
    walk.last = event.id;
  }
  if (walk.off || ENDS.has(event.key)) walk.done = true;
}

/** What stands behind the dot. @param {Told} event */
const key = (event) => event.key.slice(event.key.indexOf('.') + 1);

/** What the events say of one node or edge: the last time that a walk was there. @param {Walk | undefined} walk @param {string} id */
export function passed(walk, id) {
  return walk?.steps.findLast((step) => step.node === id || step.edge === id);
}
