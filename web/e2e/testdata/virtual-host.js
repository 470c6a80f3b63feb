import { FIRODISABLED, FIROINTERVAL, FIRONOADJUSTMENT, FIROWAIT, load, MAPI_ALLOW_OTHERS, MAPI_EXTENDED, MAPI_LOGON_UI, MAPI_TIMEOUT_SHORT } from './program.js';
import { any, equal, refuses, until } from './check.js';


async function start() {
  const mapi = await load({ host: 'virtual' });
  const app = mapi.application('A');
  app.MAPIInitIdle(0);
  return { mapi, app };
}

// I-17, I-26: at most once a second.
export async function interval() {
  const { mapi, app } = await start();
  /** @type {any[]} */
  const calls = [];
  app.FtgRegisterIdleRoutine(() => calls.push(mapi.now), null, -1, 100, FIROINTERVAL);
  mapi.idle(2500);
  equal('calls', calls, [0, 1000, 2000]);
  equal('now', mapi.now, 2500);
}

// I-24: after three seconds without the user.
export async function wait() {
  const { mapi, app } = await start();
  /** @type {any[]} */
  const calls = [];
  app.FtgRegisterIdleRoutine(() => { calls.push(mapi.now); app.MAPIDeInitIdle(); }, null, -1, 300, FIROWAIT);
  for (let i = 0; i < 3; i++) {
    mapi.userAction();
    mapi.idle(2000);
  }
  equal('while the user acts', calls, []);
  mapi.idle(2000);
  equal('afterwards', calls, [7000]);
}

// I-31, I-38: while the computer is busy only what has a positive priority runs,
// ahead of what the user does; in idle time the negative one goes first.
export async function priorities() {
  const { mapi, app } = await start();
  /** @type {any[]} */
  const calls = [];
  const routine = (/** @type {string} */ name) => () => void calls.push(name);
  app.FtgRegisterIdleRoutine(routine('negative'), null, -1, 60000, FIROINTERVAL);
  app.FtgRegisterIdleRoutine(routine('positive'), null, 1, 60000, FIROINTERVAL);
  mapi.userAction();
  equal('the user acts', calls, ['positive']);
  mapi.advance(100);
  equal('busy', calls, ['positive']);
  mapi.idle(10);
  equal('idle', calls, ['positive', 'negative']);
}

// I-28, I-29: asleep or not.
export async function sleep() {
  const { mapi, app } = await start();
  /** @type {any[]} */
  const calls = [];
  for (const [name, flags] of /** @type {[string, number][]} */ ([['adjusted', 0], ['not adjusted', FIRONOADJUSTMENT]])) {
    const ftg = app.FtgRegisterIdleRoutine(() => { calls.push([name, Math.round(mapi.now / 1000)]); app.DeregisterIdleRoutine(ftg); }, null, -1, 30000, FIROWAIT | flags);
  }
  mapi.idle(60_000);
  mapi.sleep(600_000);
  mapi.idle(300_000);
  equal('calls', calls, [['not adjusted', 60], ['adjusted', 300]]);
}

// A routine that is always ready, and one that takes its time, come to an end of
// the idle time all the same (I-50).
export async function time() {
  const { mapi, app } = await start();
  let calls = 0;
  const ftg = app.FtgRegisterIdleRoutine(() => void calls++, null, -1, 0, 0);
  mapi.idle(50);
  equal('always ready', [calls, mapi.now], [50, 50]);
  app.DeregisterIdleRoutine(ftg);
  app.FtgRegisterIdleRoutine(() => mapi.spend(70), null, -1, 100, FIROINTERVAL);
  mapi.idle(50);
  equal('overrun', mapi.now, 120);
}

// A routine that throws is reported, and time goes on.
export async function throwing() {
  const { mapi, app } = await start();
  /** @type {any[]} */
  const errors = [];
  app.addEventListener('error', (event) => { errors.push(event.error.message); event.preventDefault(); });
  app.FtgRegisterIdleRoutine(() => { throw new Error('no'); }, null, -1, 100, FIROINTERVAL);
  mapi.idle(1500);
  equal('errors', errors, ['no', 'no']);
  equal('the trace', mapi.trace.filter((e) => e.key === 'idle.failed').length, 2);
}

// S-33: a logon that waits for the mutex gives up when its patience has ended, by
// the test's clock.
export async function mutex() {
  /** @type {any} */
  let answer;
  const mapi = await load({ host: 'virtual', sessions: { prompter: { chooseProfile: () => new Promise((done) => { answer = done; }) } } });
  mapi.createProfile({ name: 'Work', default: true });
  equal('S-77', mapi.trace.map((e) => [e.rule, e.sentence]), [['S-77', 'The profile Work is changed; now it has: nothing.']]);
  const [a, b] = ['A', 'B'].map((name) => mapi.application(name));
  a.MAPIInitialize();
  b.MAPIInitialize();
  const first = a.MAPILogonEx(null, null, null, MAPI_EXTENDED | MAPI_LOGON_UI | MAPI_ALLOW_OTHERS);
  const second = b.MAPILogonEx(null, 'Work', null, MAPI_EXTENDED | MAPI_TIMEOUT_SHORT).catch((error) => error.name);
  await until(() => answer);
  mapi.advance(2900);
  mapi.advance(200);
  equal('the second', await second, 'MAPI_E_TIMEOUT');
  answer('Work');
  equal('the first', (await first).profileName, 'Work');
  equal('the trace', mapi.trace.filter((e) => e.key.startsWith('logon.')).map((e) => [e.key, e.call]), [
    ['logon.called-null', 'session 1'], ['logon.called', 'session 2'], ['logon.waits-until', 'session 2'],
    ['logon.off-chart', 'session 2'], ['logon.failed', 'session 2'], ['logon.shared', 'session 1'],
  ]);
}

// What is in the trace: each with its rule and its sentence, in both languages.
export async function trace() {
  const { mapi, app } = await start();
  const ftg = app.FtgRegisterIdleRoutine(function tidy() {}, null, -3, 100, FIROINTERVAL | FIRODISABLED);
  app.EnableIdleRoutine(ftg, true);
  mapi.idle(5);
  app.DeregisterIdleRoutine(ftg);
  app.DeregisterIdleRoutine(ftg);
  equal('keys', mapi.trace.map((e) => e.key), ['idle.initialized', 'idle.registered', 'idle.enabled', 'idle.posted', 'idle.called', 'idle.returned', 'idle.deregistered', 'idle.removed', 'idle.refused']);
  for (const language of ['en', 'pt-BR']) {
    for (const e of mapi.told(language)) {
      if (!e.rule || !e.sentence || e.sentence.includes('{')) throw new Error(JSON.stringify(e));
    }
  }
  equal('named', mapi.trace[5].sentence, 'tidy returns after 1 ms.');
}

// Wrong spans of time move nothing, and nothing is driven after the end.
export async function badInput() {
  const { mapi, app } = await start();
  for (const method of ['advance', 'idle', 'sleep', 'spend']) {
    for (const ms of [-1, NaN, Infinity, '5', null, undefined, 2 ** 60, {}]) {
      await refuses(`${method}(${String(ms)})`, 'MAPI_E_INVALID_PARAMETER', () => any(mapi)[method](ms));
    }
  }
  equal('now', mapi.now, 0);
  app.FtgRegisterIdleRoutine(() => { throw new Error('called after the end'); }, null, 1, 0, 0);
  mapi.close();
  mapi.advance(10);
  mapi.idle(10);
  await refuses('another host', 'MAPI_E_INVALID_PARAMETER', () => load(any({ host: 'imaginary' })));
}
