// Which routine is called when, in a page whose time is in the test's hands.

import { load, FIRCPRI, FIRODISABLED, FIROINTERVAL, FIRONOADJUSTMENT, FIROWAIT } from './program.js';
import { any, equal, ok, settled } from './check.js';
import { virtual } from './virtual.js';

const STARVED = 1000; // the timer beside a request for idle time

// They look at snapshots, which idle.js does not have.
export const mapiOnly = ['flush'];

/** @param {import('../mapi.js').LoadOptions} [options] */
async function started(options, page = virtual()) {
  const mapi = await load(options);
  const app = mapi.application('A', options);
  app.MAPIInitIdle(0);
  /** @type {any[]} */
  const calls = [];
  /**
   * Registers a routine that costs so many milliseconds.
   * @param {string} name
   * @param {number} priority
   * @param {number | (() => number)} cost
   */
  const add = (name, priority, cost, csec = 0, iro = 0) =>
    app.FtgRegisterIdleRoutine(() => {
      calls.push(name);
      page.pass(typeof cost === 'function' ? cost() : cost);
      return false;
    }, null, priority, csec, iro);
  const called = () => calls.splice(0).join(' ');
  return { page, mapi, app, add, called };
}

// Nothing ready: no request and no timer; then the next due one and nothing else.
export async function atRest() {
  const { page, app, add, called } = await started();
  equal('no routine', await page.asks(), '');
  const ftg = add('a', -1, 0, 500, FIROINTERVAL);
  equal('ready', await page.asks(), `idle ${STARVED}`);
  await page.tick(50);
  equal('called', called(), 'a');
  ok('one timer', /^\d+$/.test(await page.asks()));
  equal('due in five seconds', await page.wait(), 5000);
  equal('ready again', await page.asks(), `idle ${STARVED}`);
  app.EnableIdleRoutine(ftg, false);
  add('b', -1, 0, 200, FIROWAIT);
  ok('one timer', /^\d+$/.test(await page.asks()));
  app.DeregisterIdleRoutine(ftg);
  equal('due in two', await page.wait(), 2000);
  app.MAPIDeInitIdle();
  equal('shut down', await page.asks(), '');
}

// A thousand routines that wait cost next to nothing: five seconds pass with one look at
// the engine, and without one request for idle time.
export async function thousandAtRest() {
  const { page, add, called } = await started();
  for (let i = 0; i < 1000; i++) add('a', -1 - i % 7, 0, 6000 + i, FIROINTERVAL);
  await page.tick(50);
  equal('called', called().split(' ').length, 1000);
  const end = page.now + 5000;
  let wakeups = 0;
  while (page.now < end) {
    ok('one timer', /^\d+$/.test(await page.asks()));
    await page.timer();
    if (page.now < end) wakeups++;
  }
  ok(`${wakeups} wakeups`, wakeups <= 1);
}

// A long wait is looked at once a minute or more often: what ended while the computer
// slept is seen then.
export async function longWaits() {
  const { page, add } = await started();
  add('a', -1, 0, 30_000, FIROWAIT);
  let span = 0;
  while ((await page.asks()) !== `idle ${STARVED}`) {
    const leg = await page.timer();
    ok(`${leg} milliseconds without a look`, leg <= 60_000);
    span += leg;
  }
  equal('ready', Math.round(span), 300_000);
}

// However much is registered, there is one request, and one look at the engine.
export async function oneRequest() {
  const { page, add } = await started();
  for (let i = 0; i < 1000; i++) add('a', -1, 0);
  equal('asks', await page.asks(), `idle ${STARVED}`);
}

// No routine is started that is not expected to be over in time, but for the first.
export async function deadline() {
  const { page, add, called } = await started();
  const a = add('a', -1, 3);
  await page.tick(10);
  equal('three milliseconds each', called(), 'a a a');
  await page.tick(2);
  equal('the first in a tick is called whatever it costs', called(), 'a');
  await page.tick(0);
  equal('no time at all', called(), '');
  ok('registered', a > 0);
}

// One that costs more than any tick gives is called at the start of ticks.
export async function dearer() {
  const { page, add, called } = await started();
  add('dear', -1, 80);
  await page.tick(50);
  await page.tick(50);
  await page.tick(8);
  equal('once a tick', called(), 'dear dear dear');
}

// A first call is tried if any time remains; then its cost is known.
export async function firstCall() {
  const { page, add, called } = await started();
  add('a', -2, 3, 6000, FIROINTERVAL);
  add('b', -1, 20, 50, FIROINTERVAL);
  await page.tick(4);
  equal('one millisecond remains', called(), 'a b');
  page.pass(600);
  await page.timer();
  add('c', -9, 1, 6000, FIROINTERVAL);
  await page.tick(10);
  equal('twenty do not fit in nine', called(), 'c');
  await page.tick(10);
  equal('but at the start of a tick', called(), 'b');
}

// I-38: what does not fit is not overtaken by what ranks lower.
export async function noOvertaking() {
  const { page, add, called } = await started();
  add('dear', -5, 30);
  await page.tick(50);
  called();
  add('cheap', -1, 0);
  await page.tick(50);
  equal('a tick of fifty', called(), 'dear');
}

// A cheaper call is believed by and by, a dearer one at once.
export async function estimate() {
  let cost = 1;
  const { page, add, called } = await started();
  add('a', -1, () => cost);
  await page.tick(4);
  equal('one each', called(), 'a a a a');
  cost = 6;
  await page.tick(10);
  equal('six', called(), 'a');
  cost = 1;
  await page.tick(5); // four remain after the first
  equal('expected to cost 4.75', called(), 'a');
  await page.tick(5);
  equal('then 3.8', called(), 'a a');
}

// The clock is read once a call, and twice before the first.
export async function clock() {
  const { page, add, called } = await started();
  add('a', -1, 1);
  await settled();
  const before = page.reads;
  await page.tick(20);
  const calls = called().split(' ').length;
  equal('calls', calls, 20);
  ok(`${page.reads - before} readings for ${calls} calls`, page.reads - before <= calls + 4);
}

// I-31, GI-13: a positive priority needs no idle time: it gets turns of the message
// loop, one call a turn (GI-26); I-32: a negative one waits for idle time.
export async function messageTurns() {
  const { page, add, called } = await started();
  add('negative', -1, 1);
  add('positive', 3, 1, 100, FIROINTERVAL);
  add('first', 1, 1, 100, FIROINTERVAL);
  equal('asks', await page.asks(), 'message');
  await page.message();
  equal('one a turn, the smaller number', called(), 'first');
  await page.message();
  equal('then the other', called(), 'positive');
  equal('then idle time', await page.asks(), `idle ${STARVED}`);
  await page.tick(0.5);
  equal('idle time', called(), 'negative');
}

// A turn that is not wanted any more does nothing.
export async function staleTurn() {
  const { page, app, add, called } = await started();
  const ftg = add('positive', 3, 1);
  equal('asks', await page.asks(), 'message');
  app.ChangeIdleRoutine(ftg, null, null, -3, 0, 0, FIRCPRI);
  equal('asks', await page.asks(), `idle message ${STARVED}`);
  await page.message();
  equal('called', called(), '');
}

// I-28, I-29, I-30: the documented example. Five minutes to wait, asleep after one,
// awake ten minutes later.
export async function sleep() {
  const { page, add, called } = await started();
  const MINUTE = 60_000;
  add('counts', -1, 0, 30_000, FIROWAIT | FIRONOADJUSTMENT);
  add('does not', -2, 0, 30_000, FIROWAIT);
  await page.asks();
  page.pass(MINUTE);
  dispatchEvent(new Event('focus'));
  await page.asks();
  page.sleep(10 * MINUTE);
  dispatchEvent(new Event('focus')); // the person is back
  equal('on resume', await page.asks(), `idle ${STARVED}`);
  await tickOnce(page);
  equal('sleep counts', called(), 'counts');
  page.pass(4 * MINUTE - 20);
  await tickOnce(page);
  equal('sleep does not count', called(), 'counts');
  page.pass(20);
  await tickOnce(page);
  equal('four minutes after the resume', called(), 'does not');
}

/** A tick in which there is time for one call: the clock is moved by it. */
/** @param {ReturnType<typeof virtual>} page */
async function tickOnce(page) {
  const { now } = page;
  const real = performance.now;
  let reads = 0;
  performance.now = () => real() + (++reads > 2 ? 1 : 0);
  await page.tick(1);
  performance.now = real;
  page.now = now;
}

// A clock that was set, not slept through, moves nothing.
export async function clockSet() {
  const { page, add } = await started();
  add('a', -1, 0, 30_000, FIROWAIT | FIRONOADJUSTMENT);
  await page.asks();
  page.date -= 3600_000;
  dispatchEvent(new Event('focus'));
  equal('set back an hour', await page.asks(), '60000');
  page.date += 1500;
  dispatchEvent(new Event('focus'));
  equal('a little ahead', await page.asks(), '60000');
}

// I-24: user inaction is counted from input; what a script dispatches is none.
export async function inaction() {
  const { page, add } = await started();
  add('a', -1, 0, 300, FIROWAIT);
  await page.asks();
  page.pass(2000);
  dispatchEvent(new Event('pointerdown'));
  equal('three seconds after the registration', await page.wait(), 1000);
}

// I-24, GI-11: with the Idle Detection API the user is active elsewhere too.
export async function idleDetection() {
  /** @type {any} */
  let detector;
  any(window).IdleDetector = class extends EventTarget {
    static granted = 'denied';
    static requestPermission = async () => any(window).IdleDetector.granted;
    userState = 'active';
    async start(/** @type {{ signal: AbortSignal }} */ { signal }) {
      detector = Object.assign(this, { signal });
    }
  };
  const { page, app, add } = await started();
  equal('denied', await app.detectIdle(), false);
  any(window).IdleDetector.granted = 'granted';
  equal('granted', await app.detectIdle(), true);
  add('a', -1, 0, 200, FIROWAIT);
  for (let i = 0; i < 50; i++) {
    ok('active elsewhere', /^\d+$/.test(await page.asks()));
    await page.timer();
  }
  detector.userState = 'idle';
  detector.dispatchEvent(new Event('change'));
  const span = await page.wait();
  ok(`called ${span} milliseconds after the last look`, span > 0 && span <= 2000);
  app.close();
  equal('stopped', detector.signal.aborted, true);
}

// What the page is hidden with: those that ask for it and are ready, once each, as
// long as there is time.
export async function flush() {
  const { page, app, add, called, mapi } = await started();
  const draft = add('draft', 0, 5, 6000, FIROINTERVAL);
  const index = add('index', -7, 5);
  const off = add('off', -1, 5, 0, FIRODISABLED);
  const dear = add('dear', 4, 60, 150, FIROINTERVAL);
  await page.message();
  equal('the positive one', called(), 'dear');
  const late = add('late', -2, 5, 6000, FIROWAIT);
  for (const ftg of [draft, off, dear, late, NaN, 12345, 'x', Symbol('y')]) app.flushOnHide(any(ftg));
  app.flushOnHide(index);
  app.flushOnHide(index, false);
  page.pass(2000);
  const shown = Object.getOwnPropertyDescriptor(Document.prototype, 'visibilityState');
  let state = 'hidden';
  Object.defineProperty(document, 'visibilityState', { get: () => state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  equal('hidden', called(), 'draft');
  equal('state', mapi.host.state, 'hidden');
  await page.message();
  equal('the dear one waits for its turn', called(), 'dear');
  ok('idle time is asked for', (await page.asks()).startsWith('idle'));
  await page.timer(); // and does not come
  equal('state', mapi.host.state, 'stalled');
  state = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  await page.tick(3);
  equal('shown', called(), 'index');
  equal('state', mapi.host.state, 'active');
  Object.defineProperty(document, 'visibilityState', any(shown));
  const priorities = mapi.snapshot().apps[0].routines.map((r) => r.priority);
  equal('priorities are as they were', priorities, [0, -7, -1, 4, -2]);
}

// I-26: time goes on while the page is frozen; then it is looked at at once.
export async function frozen() {
  const { page, mapi, add, called } = await started();
  add('a', -1, 0, 3000, FIROINTERVAL);
  await page.tick(1);
  equal('called', called(), 'a');
  document.dispatchEvent(new Event('freeze'));
  equal('state', mapi.host.state, 'frozen');
  page.pass(45_000);
  document.dispatchEvent(new Event('resume'));
  equal('resumed', await page.asks(), `idle ${STARVED}`);
  equal('state', mapi.host.state, 'active');
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  equal('kept for later', mapi.host.state, 'frozen');
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  equal('restored', mapi.host.state, 'active');
}

// close leaves no request, timer or listener.
export async function close() {
  const page = virtual();
  const listening = new Set();
  for (const target of [window, document]) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = (/** @type {string} */ type, /** @type {any} */ listener, /** @type {any} */ options) => {
      const key = `${type} ${listening.size}`;
      listening.add(key);
      options?.signal?.addEventListener('abort', () => listening.delete(key));
      return addEventListener.call(target, type, listener, options);
    };
    target.removeEventListener = removeEventListener;
  }
  const { app, add, mapi } = await started({}, page);
  ok('it listens', listening.size > 0);
  add('a', -1, 0);
  equal('asks', await page.asks(), `idle ${STARVED}`);
  app.close();
  app.close();
  equal('closed', await page.asks(), '');
  equal('listeners', [...listening], []);
  equal('registered after it was closed', add('b', 1, 0), 0);
  app.MAPIInitIdle(0);
  add('c', 1, 0);
  equal('asks no more', await page.asks(), '');
  ok('the instance lives', mapi.ready && mapi.application('B').MAPIInitIdle(0) === 0);
}
