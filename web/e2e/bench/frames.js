// Routines of 0.2 milliseconds beside an animation: how many frames are missed, how many
// routines are called meanwhile, and how long after its deadline an idle callback ends. And
// what wakes a page whose routines all wait.

import { load, FIROINTERVAL } from '../idle.js';
import { called, clock, meter, pause, spread } from './meter.js';
import { react } from './packages.bundle.js';

const ROUTINES = 50;
const COST = 0.2; // milliseconds
const SPAN = 3000; // milliseconds
const MISSED = 25; // milliseconds: one frame and a half
const ROUNDS = 5;
const RESTS = 3;

let calls = 0;

function work() {
  calls++;
  for (const end = clock() + COST; clock() < end;);
}

/** Each has the routines called again and again, until it is told to stop. @type {Record<string, () => (() => void) | Promise<() => void>>} */
const workers = {
  async 'this module'() {
    const app = (await load()).application('Frames');
    app.MAPIInitIdle(0);
    for (let i = 0; i < ROUTINES; i++) app.FtgRegisterIdleRoutine(work, null, -1 - i, 0, 0);
    return () => app.close();
  },
  'React scheduler': () => forever((again) => react.unstable_scheduleCallback(react.unstable_IdlePriority, again)),
  "postTask('background')": () => forever((again) => window.scheduler?.postTask(again, { priority: 'background' })),
};

/** @param {(again: () => void) => void} schedule */
function forever(schedule) {
  let goesOn = true;
  const again = () => {
    if (!goesOn) return;
    work();
    schedule(again);
  };
  for (let i = 0; i < ROUTINES; i++) schedule(again);
  return () => { goesOn = false; };
}

/** How long after their deadlines idle callbacks end, until it is told to stop. */
function watched() {
  const { requestIdleCallback } = window;
  /** @type {number[]} */
  const late = [];
  window.requestIdleCallback = (callback, options) => requestIdleCallback((deadline) => {
    const end = clock() + deadline.timeRemaining();
    callback(deadline);
    late.push(Math.max(0, clock() - end));
  }, options);
  return { late, stop: () => { window.requestIdleCallback = requestIdleCallback; } };
}

/** Runs an animation for a while, with work beside it. @param {typeof workers[string]} worker */
async function animation(worker) {
  const { late, stop } = watched();
  const end = await worker();
  const box = document.body.appendChild(document.createElement('progress'));
  calls = 0;
  let missed = 0;
  await new Promise((done) => {
    const began = clock();
    let last = began;
    let frames = 0;
    requestAnimationFrame(function frame() {
      const now = clock();
      if (frames++ > 0 && now - last > MISSED) missed += Math.round((now - last) / (MISSED / 1.5)) - 1;
      last = now;
      box.value = ((now - began) % 1000) / 1000;
      if (now - began < SPAN) requestAnimationFrame(frame);
      else done(null);
    });
  });
  const rate = (calls * 1000) / SPAN;
  end();
  stop();
  box.remove();
  await pause(100);
  const sorted = late.toSorted((a, b) => a - b);
  return { missed, called: rate, late: sorted[sorted.length >> 1] ?? 0, latest: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
}

/** A thousand routines wait for five seconds. */
async function rest() {
  const app = (await load()).application('Rest');
  app.MAPIInitIdle(0);
  let first = 0;
  const over = /** @type {Promise<void>} */ (new Promise((done) => {
    for (let i = 0; i < 1000; i++) app.FtgRegisterIdleRoutine(() => { if (++first === 1000) done(); }, null, -1, 60_000 + i, FIROINTERVAL);
  }));
  await called('this module', 1000, () => first, over);
  await pause(100);
  meter.callbacks = meter.timers = 0;
  await pause(5000);
  const { callbacks, timers } = meter;
  app.close();
  return callbacks + timers;
}

export async function frames() {
  /** @type {Map<string, Awaited<ReturnType<typeof animation>>[]>} */
  const taken = new Map(Object.keys(workers).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, worker] of Object.entries(workers)) taken.get(name)?.push(await animation(worker));
  }
  const rows = [...taken].map(([name, all]) => ({
    name,
    missed: spread(all.map(({ missed }) => missed)),
    called: spread(all.map(({ called }) => called)),
    late: spread(all.map(({ late }) => late)),
    latest: spread(all.map(({ latest }) => latest)),
  }));
  const wakeups = [];
  for (let round = 0; round < RESTS; round++) wakeups.push(await rest());
  return { rows, wakeups: spread(wakeups) };
}
