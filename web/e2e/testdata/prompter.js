// What a page answers in place of dialogs and of the messaging system.

import { load, MapiError } from '../mapi.js';
import { any, equal, refuses, says } from './check.js';
import { started } from './clients.js';

/** A prompter that takes down what it is asked, and answers as it is told to. */
function prompting() {
  /** @type {unknown[]} */
  const all = [];
  /** @type {Record<string, any>} what each method answers, or a function that makes it */
  const answers = {};
  /** @param {string} name */
  const method = (name) => (/** @type {object} */ question, /** @type {Element | null} */ element) => {
    all.push([name, question, element?.id ?? null]);
    const answer = answers[name];
    return typeof answer === 'function' ? answer() : answer;
  };
  const later = method('configureService');
  const prompter = {
    chooseProfile: method('chooseProfile'),
    enterCredentials: method('enterCredentials'),
    configureService: async (/** @type {object} */ question, /** @type {Element | null} */ element) => later(question, element),
    reportFailure: method('reportFailure'),
    confirmLogoff: method('confirmLogoff'),
  };
  return { prompter, answers, asked: () => all.splice(0) };
}

// The page's own prompts: each gets plain data and the element, and its answer
// counts (S-38, S-55, S-59, S-83, S-110, S-153).
export async function prompts() {
  const { prompter, answers, asked } = prompting();
  const { mapi, a } = await started({ prompter });
  document.body.id = 'page';
  mapi.createProfile({ name: 'Work', credentials: 'old', mailbox: 'new', services: ['Shelf'] });
  answers.chooseProfile = { profile: 'Work', configureServices: true };
  answers.configureService = { '0x6700001F': 'me' };
  mapi.profiles.create({ name: 'Open', services: ['Shelf'] });
  answers.chooseProfile = { profile: 'Open', configureServices: true };
  const s = await a.MAPILogonEx(document.body, null, null, 0x21);
  equal('S-38, S-55', asked(), [
    ['chooseProfile', { profiles: ['Work', 'Open'] }, 'page'],
    ['configureService', { service: 'Shelf', title: 'Bookshelf Folders', fields: [{ id: '0x6700001F', label: 'Account', value: '', required: false, secret: false }], readOnly: false }, 'page']]);
  const [{ PR_SERVICE_UID }] = any(await s.AdminServices().GetMsgServiceTable());
  equal('S-83', s.OpenProfileSection(PR_SERVICE_UID).GetProps(['0x6700001F']), { '0x6700001F': 'me' });
  answers.confirmLogoff = null;
  await refuses('GS-28', 'MAPI_E_USER_CANCEL', () => s.Logoff(null, 2));
  answers.confirmLogoff = true;
  await s.Logoff(null, 2);
  equal('S-153', asked()[0], ['confirmLogoff', { profile: 'Open', others: '' }, null]);
  // S-59: the lower prompt.
  answers.enterCredentials = () => Promise.resolve('new');
  await (await a.MAPILogonEx(null, 'Work', null, 0x20020)).Logoff();
  equal('S-59', asked(), [['enterCredentials', { profile: 'Work' }, null]]);
  // S-110: a failure, and what is done about it.
  mapi.providers.simulate('Bookshelf', { logon: ['MAPI_E_OFFLINE', 0], detail: 'no wire' });
  answers.reportFailure = 'retry';
  await (await a.MAPILogonEx(null, 'Open', null, 0x21)).Logoff();
  equal('S-110', asked(), [['reportFailure', { service: 'Bookshelf Folders', provider: 'Bookshelf', code: 0x80040126, name: 'MAPI_E_OFFLINE', detail: 'no wire', correctable: true }, null]]);
  // What is no answer is an error, what says no is a cancel, and what is thrown fails the call.
  const logon = () => a.MAPILogonEx(null, null, null, 0x21);
  for (const no of [null, undefined, false, () => { throw new (any(MapiError))({ code: 0x80040113, name: 'MAPI_E_USER_CANCEL', message: '' }) }]) {
    answers.chooseProfile = no;
    await refuses('S-34', 'MAPI_E_USER_CANCEL', logon);
  }
  for (const wrong of [5, true, {}, { profile: 5 }, [], Symbol('s'), 5n, () => () => 1]) {
    answers.chooseProfile = wrong;
    const error = await refuses('a wrong answer', 'MAPI_E_CALL_FAILED', logon).catch(() => refuses('a wrong answer', 'MAPI_E_INVALID_PARAMETER', logon));
    says('a wrong answer', error.detail, 'chooseProfile');
  }
  for (const thrown of [new Error('oh no'), 'oh no', Object.assign(new Error(), { get message() { return 'oh no'; } })]) {
    answers.chooseProfile = () => { throw thrown; };
    const error = await refuses('thrown', 'MAPI_E_CALL_FAILED', logon);
    says('thrown', error.detail, 'prompter threw in chooseProfile: oh no');
  }
  answers.chooseProfile = () => { throw null; };
  await refuses('nothing thrown', 'MAPI_E_CALL_FAILED', logon);
  answers.chooseProfile = 'Nobody';
  await refuses('GS-14', 'MAPI_E_LOGON_FAILED', logon);
  answers.chooseProfile = 'Open';
  equal('it goes on', (await logon()).profileName, 'Open');
  for (const sessions of [5, { prompter: 5 }, { prompter: { chooseProfile: 1 } }, { validate: 1 }, { spooler: 1 }, { profiles: 'floppy' }, { profiles: { database: '' } },
    { mapisvc: 5 }, { language: 5 }, { spooler: { patience: 'long' } }])
    await refuses('load ' + JSON.stringify(sessions), 'MAPI_E_INVALID_PARAMETER', () => load({ sessions: any(sessions) }));
  await refuses('a MapiSvc.inf that is none', 'MAPI_E_CORRUPT_DATA', () => load({ sessions: { mapisvc: '[Services' } }));
}

// N11 (S-06): a page can be the messaging system.
export async function validate() {
  const { mapi, a } = await started({ validate: async ({ profile, credentials }) => {
    if (profile === 'Bad') throw new Error('the server burns');
    return credentials === `${profile}!`;
  } });
  mapi.createProfile({ name: 'Work', credentials: 'Work!' });
  mapi.createProfile({ name: 'Home', credentials: 'x' });
  mapi.createProfile({ name: 'Bad' });
  await a.MAPILogonEx(null, 'Work', null, 0x22);
  await refuses('N15', 'MAPI_E_LOGON_FAILED', () => a.MAPILogonEx(null, 'Home', null, 0x22));
  const error = await refuses('thrown', 'MAPI_E_CALL_FAILED', () => a.MAPILogonEx(null, 'Bad', null, 0x22));
  equal('why', error.detail, 'the server burns');
}

