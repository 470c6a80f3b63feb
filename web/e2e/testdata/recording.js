// What applications did, as a scenario.

import {
  load, FIRCCSEC, FIRCPRI, FIRODISABLED, FIROINTERVAL, FIROWAIT, MAPI_ALLOW_OTHERS, MAPI_E_LOGON_FAILED, MAPI_EXTENDED,
  MAPI_LOGOFF_UI, MAPI_LOGON_UI, MAPI_NEW_SESSION, MAPI_PASSWORD_UI, MAPI_SERVICE_UI_ALWAYS,
} from '../mapi.js';
import { mined } from './bomb.js';
import { any, equal, ok, refuses, until } from './check.js';

/** The calls of routines: which, and when, by the clock that stands still during sleep. */
const calls = (/** @type {readonly any[]} */ events) => events.filter(({ key }) => key.startsWith('idle.called')).map(({ routine, at, asleep = 0 }) => [routine, at - asleep]);

/**
 * Everything that can be done with idle routines, in a time of the test's own.
 * @param {import('../mapi.js').VirtualMapi} mapi
 * @param {import('../mapi.js').Application} app
 */
function busyLife(mapi, app) {
  /** @type {Record<string, number>} */
  const tags = {};
  app.addEventListener('error', (e) => e.preventDefault());
  tags.index = app.FtgRegisterIdleRoutine(function index() { mapi.spend(7.125); }, null, -1, 2, FIROINTERVAL);
  tags.compress = app.FtgRegisterIdleRoutine(function compress() {
    mapi.spend(3.5);
    app.EnableIdleRoutine(tags.compress, false); // or it would be called for ever
    return true;
  }, 'block', -3, 30, FIROWAIT);
  tags.later = app.FtgRegisterIdleRoutine(function later() { mapi.spend(1); throw new Error('not now'); }, null, -6, 45, FIROINTERVAL | FIRODISABLED);
  tags.once = app.FtgRegisterIdleRoutine(function once() {
    app.EnableIdleRoutine(tags.later, true);
    app.ChangeIdleRoutine(tags.index, null, null, -9, 31, 0, FIRCPRI | FIRCCSEC);
    app.FtgRegisterIdleRoutine(function child() { mapi.spend(2); }, null, -4, 70, FIROINTERVAL);
    app.DeregisterIdleRoutine(tags.once);
  }, null, -5, 60, FIROINTERVAL);
  app.FtgRegisterIdleRoutine(null, null, -1, 0, 0);
  app.FtgRegisterIdleRoutine(() => {}, null, NaN, 0, 0);
  app.FtgRegisterIdleRoutine(() => {}, null, -1, 0, 0x8000);
  for (let rounds = 0; rounds < 40; rounds++) {
    mapi.idle(40);
    mapi.advance(130.25);
    if (rounds % 4 === 1) mapi.userAction();
    if (rounds === 12) mapi.sleep(60_000);
    if (rounds === 17) app.MAPIInitIdle(0);
    if (rounds === 20) app.MAPIDeInitIdle();
    if (rounds === 25) app.DeregisterIdleRoutine(tags.compress);
  }
  app.EnableIdleRoutine(tags.index, false);
  mapi.idle(500);
}

// I-44: what is recorded replays to the same calls, at the same times.
export async function replays() {
  const mapi = await load({ host: 'virtual', record: true });
  mapi.advance(12.5);
  const app = mapi.application('Mailer');
  mapi.advance(3.25);
  app.MAPIInitIdle(0);
  busyLife(mapi, app);
  const real = calls(mapi.trace);
  ok(`${real.length} calls`, real.length > 40);
  const recording = any(mapi.recording());
  const player = mapi.play(recording);
  const replayed = calls(player.events);
  equal('the calls', replayed.map(([routine]) => routine), real.map(([routine]) => routine));
  const begun = 1; // the hundredth in which the recording begins
  for (const [i, [routine, at]] of real.entries()) ok(`call ${i} of ${routine} at ${replayed[i][1]}, not ${at - begun}`, Math.abs(replayed[i][1] - (at - begun)) < 0.01);
  equal('who failed', player.events.filter(({ key }) => key === 'idle.failed').length, mapi.trace.filter(({ key }) => key === 'idle.failed').length);
  equal('the input that was refused is there', recording.inputs.filter((/** @type {any} */ one) => one.pfnIdle === 'NULL').length, 1);
  equal('who was called', [...new Set(real.map(([name]) => name))].sort(), ['child', 'compress', 'index', 'later', 'once']);
  app.MAPIDeInitIdle();
  ok('a copy', recording.inputs.length < any(mapi.recording()).inputs.length);
}

// I-31: routines of positive priority, which are called between the ticks.
export async function messageTurns() {
  const mapi = await load({ host: 'virtual', record: true });
  const app = mapi.application('Mailer');
  app.MAPIInitIdle(0);
  app.FtgRegisterIdleRoutine(function submit() { mapi.spend(4); }, null, 2, 25, FIROINTERVAL);
  app.FtgRegisterIdleRoutine(function tidy() { mapi.spend(2); }, null, -2, 30, FIROINTERVAL);
  for (let i = 0; i < 10; i++) {
    mapi.advance(100);
    mapi.idle(50);
  }
  const real = calls(mapi.trace);
  const player = mapi.play(any(mapi.recording()));
  equal('the calls', calls(player.events).map(([name]) => name), real.map(([name]) => name));
  ok('both', new Set(real.map(([name]) => name)).size === 2);
}

// A program that ends in a routine: the report leads there.
export async function account() {
  /** @type {any} */
  let exports;
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = async (/** @type {any[]} */ ...args) => {
    const instance = await any(real).apply(WebAssembly, args);
    exports ??= instance.exports;
    return instance;
  };
  /** @type {any[]} */
  const failures = [];
  const mapi = await load({ host: 'virtual', record: true, onFailure: (failure) => failures.push(failure) });
  const app = mapi.application('Mailer');
  app.MAPIInitIdle(0);
  let count = 0;
  app.FtgRegisterIdleRoutine(function index() {
    if (++count === 5) exports.idle_due(77, 1, 1); // there is no such application
  }, null, -1, 10, FIROINTERVAL);
  mapi.idle(1000);
  await until(() => failures.length);
  const [{ link }] = failures;
  ok(`the link ${link}`, link.startsWith('#v1.'));
  const other = await load();
  const { scenario, problem } = other.readLink(link);
  equal('problem', problem, '');
  const last = JSON.parse(scenario).inputs.at(-1);
  equal('what was being done', [last.do, last.calls.length, last.calls.at(-1).returns], ['idle', 1, 'throws']);
  equal('the calls', calls(other.play(scenario).events).length, 5);
}

// Nothing is kept that nobody asked for.
export async function off() {
  const mapi = await load({ host: 'virtual' });
  const app = mapi.application('Mailer');
  app.MAPIInitIdle(0);
  equal('recording', any(mapi.recording()), null);
  mapi.application('Other', { record: true }).MAPIInitIdle(0);
  app.MAPIDeInitIdle();
  app.MAPIInitialize();
  equal('of another, and of sessions', any(mapi.recording()).inputs.map((/** @type {any} */ { do: what, app: who }) => [what, who]),
    [['live', 'Other'], ['MAPIInitIdle', 'Other'], ['MAPIInitialize', 'Mailer'], ['idle', null]]);
}

// I-12: two applications of one name, each with an engine of its own, and what
// becomes of a routine that fails.
export async function twoApplications() {
  const mapi = await load({ host: 'virtual', record: true, failure: 'disable' });
  const apps = [mapi.application('Mailer'), mapi.application('Mailer')];
  for (const [i, app] of apps.entries()) {
    app.addEventListener('error', (e) => e.preventDefault());
    app.MAPIInitIdle(0);
    app.FtgRegisterIdleRoutine(function sweep() { mapi.spend(3); }, null, -1 - i, 30, FIROINTERVAL);
  }
  apps[1].FtgRegisterIdleRoutine(function fail() { throw new Error('no'); }, null, -7, 30, FIROINTERVAL);
  for (let i = 0; i < 5; i++) mapi.idle(400);
  const scenario = any(mapi.recording());
  equal('applications', scenario.applications.map((/** @type {any} */ { name }) => name), ['Mailer', 'Mailer 2']);
  equal('the calls', calls(mapi.play(scenario).events).map(([name]) => name.replace(/ 2$/, '')), calls(mapi.trace).map(([name]) => name));
}

const MAPI_DEFAULT_STORE = 1;
const MDB_WRITE = 4;

/** A mail profile, with a provider of the page's and a simulated one. */
const WORK = {
  name: 'Work', credentials: 'hunter2', mailbox: 'hunter2',
  services: [
    { name: 'Office', dll: 'office.dll', entry: 'ServiceEntry', providers: [{ displayName: 'Mailbox', dll: 'mailbox.dll', type: 'MAPI_STORE_PROVIDER' }] },
    { name: 'Archive', providers: [{ displayName: 'Archive', dll: 'archive.dll', type: 'MAPI_STORE_PROVIDER' }] },
  ],
};

/** What happened to sessions, profiles and providers, one after the other. In a played run a profile changes at the next call, and a provider says that it takes its time. */
const happened = (/** @type {readonly any[]} */ events) => events.filter(({ key }) => !/^(idle|host|user|profile\.changed|provider\.works)/.test(key))
  .map(({ key, app, call, node, result, profile, provider }) => [key, app, call, node, result, profile, provider].filter(Boolean).join(' '));

// S-38, S-59, S-110, S-77: logons with all that the user and the providers answered. Played, the run is the same, event by event.
export async function logons() {
  /** @type {any[]} */
  const answers = [];
  const next = (/** @type {string} */ name) => async () => {
    mapi.advance(1500);
    const [expected, answer] = answers.shift() ?? [];
    equal('what is asked', name, expected);
    return answer;
  };
  const names = ['chooseProfile', 'enterCredentials', 'configureService', 'reportFailure', 'confirmLogoff'];
  const prompter = Object.fromEntries(names.map((name) => [name, next(name)]));
  const mapi = await load({ host: 'virtual', record: true, sessions: { prompter } });
  mapi.createProfile(WORK);
  mapi.createProfile({ name: 'Other', credentials: 'old', mailbox: 'new' });
  const logonsOfMailbox = [MAPI_E_LOGON_FAILED, 0, 0, 0];
  mapi.providers.register('mailbox.dll', {
    MSProviderInit: () => ({
      Logon() {
        mapi.advance(700);
        return logonsOfMailbox.shift() ?? 0;
      },
    }),
  });
  const a = mapi.application('A');
  const b = mapi.application('B');
  for (const app of [a, b]) app.MAPIInitialize();
  const UI = MAPI_EXTENDED | MAPI_LOGON_UI;
  answers.push(['chooseProfile', 'Work'], ['reportFailure', 'retry']);
  const session = await a.MAPILogonEx(document.body, null, null, UI | MAPI_ALLOW_OTHERS);
  const joined = await b.MAPILogonEx(null, null, null, MAPI_EXTENDED);
  answers.push(['enterCredentials', 'new']);
  await b.MAPILogonEx(document.body, 'Other', null, MAPI_EXTENDED | MAPI_NEW_SESSION | MAPI_PASSWORD_UI);
  // What changes in the profile counts for the next session.
  const admin = await a.MAPIAdminProfiles(0);
  await admin.CopyProfile('Other', null, 'Third');
  await admin.DeleteProfile('Other');
  const services = await admin.AdminServices('Work', null, null, 0);
  const [, archive] = await services.GetMsgServiceTable();
  await services.DeleteMsgService(any(archive).PR_SERVICE_UID);
  answers.push(['configureService', {}]);
  const third = await b.MAPILogonEx(document.body, 'Work', null, UI | MAPI_NEW_SESSION | MAPI_SERVICE_UI_ALWAYS);
  answers.push(['chooseProfile', null]);
  await refuses('a cancelled one', 'MAPI_E_USER_CANCEL', () => a.MAPILogonEx(document.body, null, null, UI | MAPI_NEW_SESSION));
  const [store] = third.GetMsgStoresTable();
  const opened = await third.OpenMsgStore(null, any(store).PR_ENTRYID, null, MDB_WRITE);
  await opened.SubmitMessage();
  third.SetDefaultStore(MAPI_DEFAULT_STORE, any(store).PR_ENTRYID);
  await joined.OpenAddressBook(null);
  answers.push(['confirmLogoff', false], ['confirmLogoff', true]);
  await refuses('a logoff', 'MAPI_E_USER_CANCEL', () => session.Logoff(document.body, MAPI_LOGOFF_UI));
  await session.Logoff(document.body, MAPI_LOGOFF_UI);
  equal('answers that nobody asked for', answers, []);
  const scenario = any(mapi.recording());
  ok('no credentials', !/hunter2|"old"|"new"/.test(JSON.stringify(scenario)));
  const player = mapi.play(scenario);
  const problems = player.events.filter(({ key }) => key === 'answered.nobody' || key.startsWith('mapi.failed')).map(({ sentence }) => sentence);
  equal('what fails', problems, ['A calls Logoff, which fails with MAPI_E_USER_CANCEL: the user wants to go on.']);
  equal('what happened', happened(player.events), happened(mapi.trace));
}

// A logon that the program does not survive, in whatever way: the report leads there.
export async function accountOfALogon() {
  for (const [reason, blow] of [
    ['trap', (/** @type {any} */ { bomb }) => { bomb.armed = true; }],
    ['panic', (/** @type {any} */ { exports }) => { exports.idle_due(77, 1, 1); }], // there is no such application
  ]) {
    const instance = await mined({ record: true });
    const { mapi, failures, bomb } = instance;
    mapi.createProfile(WORK);
    mapi.providers.register('mailbox.dll', {
      MSProviderInit: () => ({
        Logon() {
          any(blow)(instance);
          return MAPI_E_LOGON_FAILED;
        },
      }),
    });
    const app = mapi.application('Mailer');
    app.MAPIInitialize();
    await refuses('a logon', 'MAPI_E_CALL_FAILED', () => app.MAPILogonEx(null, 'Work', null, MAPI_EXTENDED));
    bomb.armed = false;
    await until(() => failures.length);
    equal('reports', failures.map((one) => one.reason), [reason]);
    await refuses('every later call', 'MAPI_E_CALL_FAILED', () => app.MAPIUninitialize());
    const other = await load();
    const { scenario, problem } = other.readLink(`${failures[0].link}`);
    equal('problem', problem, '');
    equal('the last call', JSON.parse(scenario).inputs.at(-2).do, 'MAPILogonEx');
    const events = other.play(scenario).events.map(({ key, provider }) => [key, provider]);
    ok(JSON.stringify(events), events.some(([key, provider]) => key === 'provider.initialised' && provider === 'Mailbox'));
  }
}
