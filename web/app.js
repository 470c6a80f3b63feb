import { load, MAPI_ALLOW_OTHERS, MAPI_EXTENDED } from './mapi.js';
import { byId } from './view/dom.js';
import { ChartView } from './view/chart.js';
import { ClientPanel } from './view/client.js';
import { drawPath } from './view/path.js';
import { QueueView } from './view/queue.js';
import { RoutineForm } from './view/routine-form.js';
import { TicksView } from './view/ticks.js';

/** @typedef {import('./mapi.js').Mapi} Mapi */

const REDRAW = 100; // milliseconds between two drawings at the least
const COUNTDOWN = 500; // milliseconds, while something waits

/** @param {Mapi} mapi */
function start(mapi) {
  mapi.createProfile({ name: 'Work', default: true, credentials: 'spring', mailbox: 'spring' });
  mapi.createProfile({ name: 'Home', credentials: 'garden', mailbox: 'garden' });
  mapi.createProfile({ name: 'Old', credentials: 'winter', mailbox: 'summer' });
  mapi.createProfile({ name: 'Indexer', app: true, credentials: 'quiet', mailbox: 'quiet' });

  const a = mapi.application('A');
  const b = mapi.application('B');
  a.MAPIInitialize();
  b.MAPIInitialize();
  a.MAPIInitIdle(0);

  const panels = [
    new ClientPanel(mapi, a, { profile: 'Work', flags: MAPI_EXTENDED | MAPI_ALLOW_OTHERS }),
    new ClientPanel(mapi, b, { profile: 'Home', flags: MAPI_EXTENDED }),
  ];
  byId('clients').append(...panels.map((panel) => panel.element));
  const chart = new ChartView(mapi.chart);
  byId('chart').append(chart.element);

  const routines = new Map();
  const form = new RoutineForm(mapi, a, routines);
  const queue = new QueueView(a, routines);
  const ticks = new TicksView(routines);
  byId('routine-form').append(form.element);
  byId('queue').append(queue.element);
  byId('ticks').append(ticks.element);

  const draw = () => {
    const snapshot = mapi.snapshot();
    panels.forEach((panel, i) => panel.draw(snapshot.apps[i]));
    const latest = snapshot.apps[snapshot.latest];
    if (latest?.logon) drawLogon(mapi, chart, latest.name, latest.logon);
    queue.draw(snapshot, snapshot.apps[0]);
    ticks.draw(snapshot.apps[0]);
    return (snapshot.apps[0].routines ?? []).some((routine) => routine.left > 0);
  };
  redrawing(mapi, draw);
}

let logonDrawn = '';

/**
 * @param {Mapi} mapi
 * @param {ChartView} chart
 * @param {string} client
 * @param {import('./snapshot.js').ShownLogon} logon
 */
function drawLogon(mapi, chart, client, logon) {
  const key = client + JSON.stringify(logon);
  if (key === logonDrawn) return;
  logonDrawn = key;
  chart.draw(logon.path ?? []);
  byId('path').replaceChildren(...drawPath(mapi.chart, client, logon));
}

/**
 * Draws when something has changed, and twice a second while a wait runs down;
 * while nothing moves, nothing is drawn.
 * @param {Mapi} mapi
 * @param {() => boolean} draw says whether something counts down
 */
function redrawing(mapi, draw) {
  let timer = 0;
  let due = 0;
  /** @param {number} delay */
  const soon = (delay) => {
    const at = performance.now() + delay;
    if (timer && due <= at) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => {
      timer = 0;
      if (draw()) soon(COUNTDOWN);
    }, delay);
  };
  mapi.onChange(() => soon(REDRAW));
  soon(0);
}

const status = byId('status');

/** @param {import('./mapi.js').Failure} failure */
function failed(failure) {
  status.textContent = `${failure.message} Load the page again to go on.`;
  status.className = 'bad';
  document.documentElement.dataset.ready = 'failed';
}

try {
  const mapi = await load({ record: true, onFailure: failed });
  start(mapi);
  status.textContent = mapi.host.idle === 'requestIdleCallback'
    ? 'Live: driven by the idle ticks of this browser.'
    : 'Live: this browser has no idle ticks, so the page slices time itself.';
  document.documentElement.dataset.ready = 'true';
} catch (error) {
  status.textContent = `The live parts of this page could not start. ${error instanceof Error ? error.message : error}`;
  status.className = 'bad';
  document.documentElement.dataset.ready = 'failed';
}
