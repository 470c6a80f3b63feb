// I-17: a recording has the instant that the engine is told: one reading of the clocks for both.

import assert from 'node:assert/strict';
import test from 'node:test';
import { FIRCCSEC, FIROINTERVAL, FIROWAIT } from '../../module/constants.js';
import { IdleClient } from '../../module/idle.js';
import { Recording } from '../../module/recording.js';
import { any } from '../check.js';

const START = 1000; // milliseconds
const TAG = 2 ** 24;

/** An application that is recorded, with an engine that takes down what it is told. The clock goes on with each look at it. */
function recorded() {
  let now = START;
  const clock = { shift: 0, now: () => (now += 7), date: () => 5e11 + now };
  /** @type {number[]} */
  const told = [];
  const take = (/** @type {number} */ result) => (/** @type {number} */ _app, /** @type {number} */ at) => {
    told.push(at);
    return result;
  };
  const program = any({
    clock, dispatchers: [], called: false, ended: false, functions: {}, ahead: { take: () => 0 },
    exports: {
      idle_configure() {}, idle_init: take(0), idle_deinit: take(0), idle_register: take(TAG), idle_change: take(1), idle_enable: take(0), idle_deregister: take(1),
      idle_user_action: take(0), idle_tick: take(0),
    },
    virtual: {},
  });
  const whole = new Recording(clock, { scenario: { inputs: [] }, start: START, asleep: 0, names: [] });
  whole.join(0, 'A');
  /** @type {any} */
  let engine;
  program.virtual.host = (/** @type {any} */ one) => {
    engine = one;
    return { state: 'virtual', news() {} };
  };
  const app = new IdleClient(0, 'A', program, {}, () => {}, whole.idle(0, 0));
  return { app, told, engine, recorded: () => any(whole.scenario()).inputs.map((/** @type {any} */ { at }) => START + at * 10) };
}

for (const [what, call] of /** @type {[string, (app: IdleClient, engine: any) => void][]} */ ([
  ['MAPIInitIdle', (app) => app.MAPIInitIdle(0)],
  ['MAPIDeInitIdle', (app) => app.MAPIDeInitIdle()],
  ['FtgRegisterIdleRoutine', (app) => app.FtgRegisterIdleRoutine(() => false, null, -1, 100, FIROINTERVAL)],
  ['FtgRegisterIdleRoutine, which waits', (app) => app.FtgRegisterIdleRoutine(() => false, null, -1, 100, FIROWAIT)],
  ['ChangeIdleRoutine', (app) => app.ChangeIdleRoutine(TAG, null, null, 0, 5, 0, FIRCCSEC)],
  ['EnableIdleRoutine', (app) => app.EnableIdleRoutine(TAG, false)],
  ['DeregisterIdleRoutine', (app) => app.DeregisterIdleRoutine(TAG)],
  ['a user action', (_, engine) => engine.userAction()],
  ['a tick', (_, engine) => engine.tick(START + 500)],
])) {
  test(`I-17: ${what} is recorded at the instant that the engine is told`, () => {
    const { app, told, engine, recorded: inputs } = recorded();
    app.FtgRegisterIdleRoutine(() => false, null, -1, 100, FIROINTERVAL); // which the others are about
    const before = [told.length, inputs().length];
    call(app, engine);
    assert.deepEqual(inputs().slice(before[1]), told.slice(before[0]));
    assert.equal(told.length, before[0] + 1);
  });
}
