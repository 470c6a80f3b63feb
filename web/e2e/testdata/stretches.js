// Short routines are called in stretches, with one look at the clock at the end of each.
// Nobody is to notice but by the time that it takes.

import { load, FIRCPFN, FIRCPRI, FIROINTERVAL } from './program.js';
import { any, equal, ok, settled } from './check.js';
import { virtual } from './virtual.js';

const MOST = 16; // routines in a stretch

/** @param {import('../mapi.js').LoadOptions} [options] */
async function started(options, page = virtual()) {
  const mapi = await load(options);
  const app = mapi.application('A', options);
  app.MAPIInitIdle(0);
  /** @type {any[]} */
  const calls = [];
  /** Registers a routine that is called once, unless told otherwise, and costs nothing. */
  /**
   * @param {string} name
   * @param {{ priority?: number, does?: () => unknown, csec?: number, iro?: number }} [options]
   */
  const add = (name, { priority = -1, does = () => {}, csec = 6000, iro = FIROINTERVAL } = {}) =>
    app.FtgRegisterIdleRoutine(() => {
      calls.push(name);
      return does();
    }, null, priority, csec, iro);
  const called = () => calls.splice(0).join(' ');
  return { page, mapi, app, add, calls, called };
}

/**
 * So many routines that cost next to nothing, and are known to.
 * @param {Awaited<ReturnType<typeof started>>} a
 * @param {number} count
 * @param {object} [options]
 */
async function known(a, count, options) {
  const tags = Array.from({ length: count }, (_, i) => a.add(`r${i}`, options));
  await a.page.tick(50);
  await again(a);
  return tags;
}

/** Time passes until all are ready once more. @param {Awaited<ReturnType<typeof started>>} a */
async function again({ page, calls }) {
  calls.length = 0;
  page.pass(60_000);
  await page.timer();
}

// The clock is read once for many calls.
export async function readings() {
  const a = await started();
  const { page, app } = a;
  let calls = 0;
  for (let i = 0; i < 10_000; i++) app.FtgRegisterIdleRoutine(() => { calls++; }, null, -1, 6000, FIROINTERVAL);
  await settled();
  let before = page.reads;
  await page.tick(50);
  equal('calls', calls, 10_000);
  ok(`${page.reads - before} readings of the clock for routines that nobody knows`, page.reads - before <= calls / 10);
  await again(a);
  before = page.reads;
  await page.tick(50);
  equal('calls', calls, 20_000);
  ok(`${page.reads - before} readings for those that are known`, page.reads - before <= 10_000 / 10);
}

// I-38, GI-01: in the order in which they would be called one by one.
export async function order() {
  const a = await started();
  const { page, add, called } = a;
  const ranks = [-3, 0, -1, 2, -3, 1, -2, 0];
  for (const [i, priority] of ranks.entries()) add(`${priority}:${i}`, { priority });
  for (let turn = 0; turn < 3; turn++) {
    if (turn > 0) await again(a);
    else while ((await page.asks()).includes('message')) await page.message(); // positive ones
    const first = called();
    if (turn === 0) equal('in message turns', first, '1:5 2:3');
    else {
      while (page.turn) await page.message();
      called();
    }
    await page.tick(50);
    equal('in idle time', called(), '-3:0 -3:4 -2:6 -1:2 0:1 0:7');
  }
}

// GI-25: those that are always ready take turns, also across stretches.
export async function turns() {
  const a = await started();
  const { page, add, calls, app } = a;
  for (const name of ['a', 'b', 'c']) add(name, { csec: 0, iro: 0, does: () => { if (calls.length >= 3000) app.MAPIDeInitIdle(); } });
  await page.tick(50);
  equal('calls', calls.length, 3000);
  ok('in turn', calls.every((name, i) => name === 'abc'[i % 3]));
}

// A routine that registers one of a higher priority in the middle of a stretch: it is next.
export async function registers() {
  const a = await started();
  let once = true;
  await known(a, 8, { does: () => {
    if (a.calls.at(-1) === 'r2' && !once) a.add('new', { priority: -9 });
    if (a.calls.at(-1) === 'r2') once = false;
  } });
  await a.page.tick(50);
  equal('called', a.called(), 'r0 r1 r2 new r3 r4 r5 r6 r7');
}

// I-67, I-68: one that deregisters itself, one behind it and one before it.
export async function deregisters() {
  const a = await started();
  let armed = false;
  const tags = await known(a, 8, { does: () => {
    if (a.calls.at(-1) === 'r3' && armed) for (const i of [3, 5, 1]) a.app.DeregisterIdleRoutine(tags[i]);
  } });
  armed = true;
  await a.page.tick(50);
  equal('called', a.called(), 'r0 r1 r2 r3 r4 r6 r7');
  armed = false;
  await again(a);
  await a.page.tick(50);
  equal('and then', a.called(), 'r0 r2 r4 r6 r7');
}

// I-57, I-63: one that changes and disables others; GI-27: itself.
export async function changes() {
  const a = await started();
  let armed = false;
  const tags = await known(a, 8, { does: () => {
    if (a.calls.at(-1) !== 'r1' || !armed) return;
    a.app.ChangeIdleRoutine(tags[6], null, null, -9, 0, 0, FIRCPRI);
    a.app.EnableIdleRoutine(tags[4], false);
    a.app.ChangeIdleRoutine(tags[1], () => { a.calls.push('another'); }, null, 0, 0, 0, FIRCPFN);
  } });
  armed = true;
  await a.page.tick(50);
  equal('called', a.called(), 'r0 r1 r6 r2 r3 r5 r7');
  await again(a);
  await a.page.tick(50);
  equal('and then', a.called(), 'r6 r0 another r2 r3 r5 r7');
}

// GI-20: one that shuts the engine down: nobody is called any more.
export async function deinitialises() {
  const a = await started();
  let armed = false;
  await known(a, 8, { does: () => { if (armed && a.calls.at(-1) === 'r4') a.app.MAPIDeInitIdle(); } });
  armed = true;
  await a.page.tick(50);
  equal('called', a.called(), 'r0 r1 r2 r3 r4');
  a.app.MAPIInitIdle(0);
  a.add('new');
  await a.page.tick(50);
  equal('a new life', a.called(), 'new');
}

// One that closes its application, and one that closes the instance.
export async function closes() {
  const page = virtual();
  for (const what of ['app', 'mapi']) {
    const a = await started({}, page);
    let armed = false;
    await known(a, 8, { does: () => { if (armed && a.calls.at(-1) === 'r4') any(a)[what].close(); } });
    armed = true;
    await a.page.tick(50);
    equal('called', a.called(), 'r0 r1 r2 r3 r4');
    a.mapi.close();
  }
}

// One that throws, and one that returns TRUE (GI-16): the others are called.
export async function outcomes() {
  const page = virtual();
  for (const failure of /** @type {const} */ (['keep', 'disable', 'deregister'])) {
    const a = await started({ failure }, page);
    /** @type {any[]} */
    const errors = [];
    a.app.addEventListener('error', (event) => {
      event.preventDefault();
      errors.push(event.error);
      a.add('listener', { priority: -9 });
    });
    let armed = false;
    await known(a, 6, { does: () => {
      if (armed && a.calls.at(-1) === 'r1') throw 'up';
      return armed && a.calls.at(-1) === 'r3';
    } });
    armed = true;
    await a.page.tick(50);
    equal('called', a.called(), 'r0 r1 listener r2 r3 r4 r5');
    equal('thrown', errors, ['up']);
    armed = false;
    await again(a);
    await a.page.tick(50);
    equal('and then', a.called(), `listener r0 ${failure === 'keep' ? 'r1 ' : ''}r2 r3 r4 r5`);
    a.mapi.close();
  }
}

// A routine that was always cheap and suddenly takes a second: none is begun afterwards
// but what is left of its stretch; it is learnt from, and the innocent go on as before.
export async function suddenlyLong() {
  const a = await started();
  let cost = 0;
  await known(a, 40, { does: () => { if (a.calls.at(-1) === 'r20') a.page.pass(cost); } });
  cost = 1000;
  await a.page.tick(50);
  const first = a.calls.length;
  ok(`${first} are called, the dear one is the 21st`, first >= 21 && first < 21 + MOST);
  // The rest of this round: each suspect by itself, at the start of a tick.
  while (a.calls.length < 40) await a.page.tick(50);
  for (let round = 0; round < 2; round++) {
    await again(a);
    let ticks = 0;
    while (a.calls.length < 40) {
      const before = a.page.now;
      const from = a.calls.length;
      await a.page.tick(50);
      ticks++;
      const late = a.page.now - before - 50;
      const last = a.calls.at(-1);
      ok(`${late} ms past the deadline, last ${last}`, late <= 0 || a.calls.length === from + 1 && last === 'r20');
    }
    if (round === 1) ok(`${ticks} ticks`, ticks <= 3);
  }
}

// A clock of whole milliseconds, as Firefox has it: the deadline is kept within a step.
export async function coarse() {
  const page = virtual();
  const { now } = performance;
  performance.now = () => Math.floor(now());
  const a = await started({}, page);
  for (let i = 0; i < 1000; i++) a.add(`r${i}`, { csec: 100, does: () => page.pass(0.2) });
  for (let tick = 0; tick < 20; tick++) {
    const before = page.now;
    if (!page.idle) await page.wait();
    await page.tick(10);
    const late = page.now - before - 10;
    ok(`${late.toFixed(1)} ms past the deadline in tick ${tick}`, late <= 3.3 || tick === 0);
  }
}

// A clock that stands still: a tick ends all the same.
export async function stopped() {
  const a = await started();
  let calls = 0;
  a.app.FtgRegisterIdleRoutine(() => { calls++; }, null, -1, 0, 0);
  await a.page.tick(50);
  ok(`${calls} calls`, calls > 1000 && calls < 100_000);
}

// The next timer ends a stretch: who becomes ready by it is next (I-43).
export async function timer() {
  const a = await started();
  const { page } = a;
  /** @type {any[]} */
  const began = [];
  for (let i = 0; i < 20_000; i++) {
    a.app.FtgRegisterIdleRoutine(() => page.pass(0.002), null, -1, 60_000, FIROINTERVAL);
  }
  a.add('urgent', { priority: -9, csec: 1, does: () => { began.push(page.now); } });
  await page.tick(39);
  // A hundredth of a second is over as soon as the clock says so.
  equal('called at', began.map((at) => Math.floor(at / 10)), [100, 101, 102, 103]);
  ok(`at ${began}`, began.slice(1).every((at) => at % 10 < 0.01));
}
