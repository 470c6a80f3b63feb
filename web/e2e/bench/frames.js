// Routines of 0.2 milliseconds beside an animation: frames that are missed, and how long
// after its deadline an idle callback ends. And what wakes a page whose routines all wait.

import { load, FIROINTERVAL } from '../idle.js';
import { clock, meter, pause } from './meter.js';

const COST = 0.2; // milliseconds
const SPAN = 4000; // milliseconds
const MISSED = 25; // milliseconds: one frame and a half

function work() {
  for (const end = clock() + COST; clock() < end;);
}

/** Runs an animation for a while, with work beside it. */
async function animation() {
  const app = (await load()).application('Frames');
  const { requestIdleCallback } = window;
  /** @type {number[]} */
  const late = [];
  window.requestIdleCallback = (callback, options) => requestIdleCallback((deadline) => {
    const end = clock() + deadline.timeRemaining();
    callback(deadline);
    late.push(Math.max(0, clock() - end));
  }, options);
  app.MAPIInitIdle(0);
  for (let i = 0; i < 50; i++) app.FtgRegisterIdleRoutine(work, null, -1 - i, 0, 0);
  let missed = 0;
  let frames = 0;
  const box = document.body.appendChild(document.createElement('progress'));
  await new Promise((done) => {
    const began = clock();
    let last = began;
    requestAnimationFrame(function frame() {
      const now = clock();
      if (frames++ > 0 && now - last > MISSED) missed++;
      last = now;
      box.value = ((now - began) % 1000) / 1000;
      if (now - began < SPAN) requestAnimationFrame(frame);
      else done(null);
    });
  });
  app.close();
  window.requestIdleCallback = requestIdleCallback;
  box.remove();
  const sorted = late.toSorted((a, b) => a - b);
  return { frames, missed, ticks: late.length, median: sorted[sorted.length >> 1], ninetyNinth: sorted[Math.floor(sorted.length * 0.99)] };
}

/** A thousand routines wait for five seconds. */
async function rest() {
  const app = (await load()).application('Rest');
  app.MAPIInitIdle(0);
  let calls = 0;
  for (let i = 0; i < 1000; i++) app.FtgRegisterIdleRoutine(() => { calls++; }, null, -1, 60_000 + i, FIROINTERVAL);
  while (calls < 1000) await pause(20);
  await pause(100);
  meter.callbacks = meter.timers = 0;
  await pause(5000);
  const { callbacks, timers } = meter;
  app.close();
  return { callbacks, timers };
}

export async function frames() {
  return { animation: await animation(), rest: await rest() };
}
