// A run that is driven on in the page's own idle time.

import { load } from '../mapi.js';
import { equal, ok, refuses, until } from './check.js';

const RUN = {
  version: 1, title: 'Live', applications: [{ name: 'Mailer' }, { name: 'Reader' }],
  inputs: [
    { at: 0, app: 'Mailer', do: 'MAPIInitIdle' },
    { app: 'Mailer', do: 'FtgRegisterIdleRoutine', as: 'compress', priIdle: -1, csecIdle: 3, iroIdle: 'FIROINTERVAL', pvIdleParam: 'a block' },
    { app: 'Mailer', do: 'FtgRegisterIdleRoutine', as: 'fetch', priIdle: 2, csecIdle: 5, iroIdle: 'FIROINTERVAL' },
    { app: 'Reader', do: 'MAPIInitIdle' },
    { app: 'Reader', do: 'FtgRegisterIdleRoutine', as: 'tidy', priIdle: -2, csecIdle: 4, iroIdle: 'FIROINTERVAL|FIRODISABLED' },
    { at: 7.5, do: 'sleep', for: 100 },
    { at: 113.25, do: 'idle', for: 2 },
  ],
};

/** What the beginning of the run comes to. */
const BEGUN = 'From here on the browser drives Reader.';

/** A live run, and what its routines are called with. */
async function driven({ work = /** @type {(name: string, live: any) => unknown} */ (() => {}) } = {}) {
  const mapi = await load();
  const player = mapi.play(RUN);
  /** @type {any[]} */
  const calls = [];
  /** @type {any} */
  const live = mapi.live(player, (app, { name }) => (param) => {
    calls.push([app, name, param]);
    return work(name, live);
  });
  return { mapi, player, live, calls };
}

const told = (/** @type {any} */ player, /** @type {string} */ key) => /** @type {any[]} */ ( player.events.slice(player.events.findIndex((/** @type {any} */ { sentence }) => sentence === BEGUN)).filter((/** @type {any} */ one) => one.key.startsWith(key)));
const state = (/** @type {any} */ player, /** @type {string} */ name) => player.state.snapshot.apps.flatMap((/** @type {any} */ { routines }) => routines ?? []).find((/** @type {any} */ { routine }) => routine === name);

/** The run as a link of it would play it: the whole of it again. */
function again(/** @type {any} */ mapi, /** @type {any} */ player) {
  const other = mapi.play(player.scenario());
  for (const [i, { at, sentence }] of player.events.entries()) equal(`step ${i + 1}, played again`, [other.events[i]?.at, other.events[i]?.sentence], [at, sentence]);
  equal('steps', other.state.len, player.state.len);
}

// GI-12, I-38, I-44: the engine that calls the functions is the one that applications
// have, and what the run tells is what was called, in the same order.
export async function tellsWhatWasCalled() {
  const { mapi, player, live, calls } = await driven();
  live.do({ app: 'Mailer', do: 'FtgRegisterIdleRoutine', as: 'index', priIdle: -7, csecIdle: 2, iroIdle: 'FIROINTERVAL', cost: 0.1 });
  live.do({ app: 'Reader', do: 'EnableIdleRoutine', ftg: 'tidy', fEnable: true });
  for (const name of ['compress', 'fetch', 'index', 'tidy']) await until(() => calls.filter(([, one]) => one === name).length > 3);
  live.close();
  live.tell();
  const said = told(player, 'idle.called');
  equal('the calls', said.map(({ app, routine }) => [app, routine]), calls.map(([app, name]) => [app, name]));
  equal('the parameter', calls.find(([, name]) => name === 'compress')[2], 'a block');
  equal('the counts', state(player, 'index').called, calls.filter(([, name]) => name === 'index').length);
  again(mapi, player);
  const { length } = calls;
  await new Promise((done) => requestIdleCallback(() => setTimeout(done, 50)));
  equal('nothing is called any more', calls.length, length);
}

// I-53, I-57, I-63, I-66: what is done to a routine is done by the real engine.
export async function handsOn() {
  const { mapi, player, live, calls } = await driven();
  live.do({ app: 'Mailer', do: 'ChangeIdleRoutine', ftg: 'compress', priIdle: -9, ircIdle: 'FIRCPRI' });
  equal('its priority', state(player, 'compress').priority, -9);
  live.do({ app: 'Mailer', do: 'EnableIdleRoutine', ftg: 'compress', fEnable: false });
  equal('its state', state(player, 'compress').state, 'disabled');
  const before = calls.filter(([, name]) => name === 'compress').length;
  await until(() => calls.filter(([, name]) => name === 'fetch').length > 2);
  equal('one that is disabled is not called', calls.filter(([, name]) => name === 'compress').length, before);
  live.do({ app: 'Mailer', do: 'DeregisterIdleRoutine', ftg: 'fetch' });
  equal('it is gone', state(player, 'fetch'), undefined);
  await refuses('a routine that there is not', 'MAPI_E_NOT_FOUND', () => live.do({ app: 'Mailer', do: 'EnableIdleRoutine', ftg: 'fetch', fEnable: true }));
  live.do({ app: 'Reader', do: 'MAPIInitialize' });
  equal('what is no engine’s', player.events.at(-1)?.key, 'mapi.initialized');
  live.do({ app: 'Mailer', do: 'MAPIDeInitIdle' });
  equal('the engine has stopped', player.state.snapshot.apps?.[0].references, 0);
  live.close();
  again(mapi, player);
}

// I-28: as if the computer slept.
export async function sleeps() {
  const { mapi, player, live } = await driven();
  const before = live.now;
  live.sleep(500);
  ok(`from ${before} to ${live.now}`, live.now - before >= 50);
  equal('the time asleep', player.state.snapshot.asleep, 150);
  live.close();
  again(mapi, player);
}

// I-50, GI-23: a routine that throws, and one that takes long.
export async function misbehaves() {
  const { mapi, player, live, calls } = await driven({ work: (name) => {
    if (name === 'fetch') throw new Error('not now');
    const began = performance.now();
    while (performance.now() - began < 120);
    return name === 'compress';
  } });
  live.applications.get('Mailer').addEventListener('error', (/** @type {any} */ event) => event.preventDefault());
  await until(() => calls.some(([, name]) => name === 'fetch') && calls.some(([, name]) => name === 'compress'));
  live.close();
  live.tell();
  ok('it failed', told(player, 'idle.failed').some(({ routine }) => routine === 'fetch'));
  ok('it was long', told(player, 'idle.returned').some(({ routine, for: cost }) => routine === 'compress' && cost >= 12));
  again(mapi, player);
}

// A routine that calls the API of its own application.
export async function callsTheApi() {
  const { mapi, player, live, calls } = await driven({ work: (name, /** @type {any} */ live) => {
    if (name === 'compress') live.do({ app: 'Mailer', do: 'DeregisterIdleRoutine', ftg: 'compress' });
  } });
  await until(() => calls.some(([, name]) => name === 'compress'));
  live.close();
  live.tell();
  equal('it is gone', state(player, 'compress'), undefined);
  again(mapi, player);
}

// Going back does not disturb what is being driven; going on from there is a fork.
export async function goesBackAndOn() {
  const { mapi, player, live, calls } = await driven();
  await until(() => calls.length > 6);
  live.close();
  live.tell();
  player.go(told(player, 'idle.called')[2].id);
  player.fork('again');
  const { called } = state(player, 'compress');
  /** @type {string[]} */
  const more = [];
  const second = mapi.live(player, (_app, { name }) => () => void more.push(name));
  await until(() => more.includes('compress'));
  second.close();
  second.tell();
  equal('it went on from there', state(player, 'compress').called >= called + 1, true);
  again(mapi, player);
  player.switchTo(player.state.branches[0].name);
  equal('the first one has stayed', told(player, 'idle.called').map(({ routine }) => routine), calls.map(([, name]) => name));
}

// One run at a time; and none under a test's clock.
export async function refused() {
  const { mapi, player, live } = await driven();
  await refuses('another', 'MAPI_E_BUSY', () => mapi.live(mapi.play(RUN), () => () => {}));
  live.close();
  live.close();
  mapi.live(mapi.play(RUN), () => () => {}).close();
  const virtual = await load({ host: 'virtual' });
  await refuses('a virtual host', 'MAPI_E_NO_SUPPORT', () => virtual.live(virtual.play(RUN), () => () => {}));
  player.close();
}

/** A stage with the bar of the player and a run that is driven live, as the page has it. @param {number} longest */
async function staged(longest) {
  const [{ Stage }, { PlayerBar }, { Words }] = await Promise.all([import('../page/stage.js'), import('../page/player/bar.js'), import('../page/words.js')]);
  const mapi = await load();
  const stage = new Stage(mapi, mapi.reference, new Words('en'), { name: 'Live', text: JSON.stringify(RUN) });
  const mount = document.createElement('div');
  document.body.append(mount);
  stage.add(new PlayerBar(stage, mount));
  const live = /** @type {import('../page/live/live.js').Live} */ (stage.live);
  live.longest = longest;
  live.start();
  await until(() => live.state !== null);
  return { mapi, stage, live };
}

// I-38: a run does not go on for ever: past its limit the same example begins anew, and
// is driven on.
export async function beginsAnew() {
  const { mapi, stage, live } = await staged(400);
  const first = stage.player;
  await until(() => stage.player !== first && live.state !== null && stage.state.len > 60);
  ok('it is driven', live.on);
  ok(`it has ${stage.state.len} steps, no more than 400`, stage.state.len < 400);
  equal('the branch', stage.state.branch, 'live 1');
  live.stop();
  mapi.close();
}

// I-38, I-44: a run that was paused is driven on from the place that is shown: what was
// before stays as it was, what came after it stays with the branch before, and new
// things happen.
export async function goesOnFromThePast() {
  const { mapi, stage, live } = await staged(90_000);
  await until(() => stage.state.len > 120);
  live.stop();
  ok('it is paused', live.paused);
  const before = stage.player.events.map(({ sentence, at }) => `${at} ${sentence}`);
  stage.player.go(80);
  const stood = stage.state.event?.at ?? 0;
  live.resume();
  await until(() => stage.state.len > 140);
  live.stop();
  equal('the branch', stage.state.branch, 'live 2');
  const after = stage.player.events.map(({ sentence, at }) => `${at} ${sentence}`);
  equal('what was before', after.slice(0, 80), before.slice(0, 80));
  ok('what comes after is new', after.slice(80).join() !== before.slice(80, after.length).join());
  ok('time goes on from there', (stage.player.events.at(-1)?.at ?? 0) > stood && (stage.player.events[90]?.at ?? 0) - stood < 100);
  again(mapi, stage.player);
  stage.player.go(0);
  ok('from the beginning it is played, not driven', !live.paused);
  mapi.close();
}

// I-38: a page that is hidden meanwhile gets no idle time for long, and goes on where it
// was; what it says of its host is true.
export async function goesOnAfterItWasHidden() {
  const { mapi, stage, live } = await staged(90_000);
  await until(() => stage.state.len > 60);
  const hidden = (/** @type {boolean} */ is) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: is });
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: is ? 'hidden' : 'visible' });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  hidden(true);
  ok('it is still driven', live.on);
  const { length } = stage.player.events;
  hidden(false);
  await until(() => stage.player.events.length > length + 20);
  ok('it is driven', live.on && live.state?.state !== 'stalled');
  live.stop();
  again(mapi, stage.player);
  mapi.close();
}
