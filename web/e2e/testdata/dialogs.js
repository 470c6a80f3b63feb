// Something that asks the user, in a section of the page that is the window handle,
// with the focus on a button outside of it. `outcome` is what comes of it.

import { any, refuses } from './check.js';
import { started } from './clients.js';

const UI = 0x21; // MAPI_EXTENDED and MAPI_LOGON_UI

const page = any(window);

/**
 * @param {(a: Awaited<ReturnType<typeof started>>) => unknown} prepare
 * @param {(a: Awaited<ReturnType<typeof started>>, parent: HTMLElement) => Promise<unknown>} start
 * @param {string} [language]
 */
async function asked(prepare, start, language = 'en') {
  const all = await started({ language });
  const parent = Object.assign(document.createElement('section'), { id: 'parent' });
  const button = Object.assign(document.createElement('button'), { id: 'begin', textContent: 'Begin' });
  document.body.replaceChildren(button, parent);
  button.focus();
  page.outcome = null;
  await prepare(all);
  start(all, parent).then((value) => { page.outcome = String(value); }, (error) => { page.outcome = `${error.name}: ${error.detail}`; });
}

/** The services of the latest session, and what has become of their providers. @param {import('../mapi.js').Mapi} mapi */
const states = (mapi) => any(mapi.snapshot().sessions.at(-1)).services
  .map((/** @type {import('../module/shapes.js').WorldService} */ s) => `${s.name} ${s.disabled ? 'disabled' : s.providers.map((p) => p.state)}`);

/** A logon to a profile, and what became of its providers. @param {number} [flags] */
const logon = (flags = UI) => async (/** @type {Awaited<ReturnType<typeof started>>} */ { mapi, a }, /** @type {HTMLElement} */ parent) => {
  await a.MAPILogonEx(parent, 'Work', null, flags);
  return states(mapi);
};

export const choice = (/** @type {number} */ flags) => asked(({ mapi }) => {
  mapi.createProfile({ name: 'Work' });
  mapi.createProfile({ name: 'Indexer', app: true });
}, async ({ a }, parent) => (await a.MAPILogonEx(parent, null, null, flags)).profileName);

/** `called` counts the calls of a provider. */
export const settings = () => asked(({ mapi }) => {
  mapi.createProfile({ name: 'Work', services: ['Shelf', 'Roster', 'Relay', 'Depot'] });
  page.called = 0;
  mapi.providers.register('ROSTER.DLL', { ABProviderInit: () => (page.called++, {}) });
}, async ({ mapi, a }, parent) => {
  await a.MAPILogonEx(parent, null, null, UI);
  return states(mapi);
});

/** A service that is not configured: two fields are required. @param {import('../mapi.js').Mapi} mapi */
function unconfigured(mapi) {
  mapi.createProfile({ name: 'Work', services: ['Shelf'] });
  mapi.providers.simulate('Shelf', { unconfigured: true, fields: [
    { tag: 0x6701001F, label: 'Server', required: true }, { tag: 0x67F1001F, label: 'Secret', required: true, secret: true }] });
  mapi.createProfile({ name: 'Home', services: ['Shelf'] });
}

/** It comes to what is in the section then; the secret is there only if it is asked for. */
export const filledIn = () => asked(({ mapi }) => unconfigured(mapi), async ({ mapi, a }, parent) => {
  const s = await a.MAPILogonEx(parent, 'Work', null, UI);
  const [{ PR_SERVICE_UID }] = any(await s.AdminServices().GetMsgServiceTable());
  const section = s.OpenProfileSection(PR_SERVICE_UID);
  return `${states(mapi)} ${section.GetProps(['0x67F1001F'])['0x67F1001F']} ${section.GetPropList().includes('0x67F1001F')}`;
});

export const sheet = () => asked(({ mapi }) => unconfigured(mapi), logon());

/** The provider's own dialog. */
export const chart = () => asked(({ mapi }) => {
  unconfigured(mapi);
  for (const provider of ['Bookshelf Address Book', 'Bookshelf']) mapi.providers.simulate(provider, { chart: true });
}, logon());

/** The first try of a provider fails. @param {number} flags */
export const failure = (flags) => asked(({ mapi }) => {
  mapi.createProfile({ name: 'Work', services: ['Shelf', 'Depot'] });
  mapi.providers.simulate('Bookshelf', { logon: ['MAPI_E_NETWORK_ERROR', 'S_OK'], detail: 'the cable is out' });
}, logon(flags));

/** `logoff` is there to be called again. */
export const logoff = () => asked(async ({ mapi, a, client }) => {
  mapi.createProfile({ name: 'Trabalho' });
  const s = await a.MAPILogonEx(null, 'Trabalho', null, 0x28);
  await client('B').MAPILogonEx(null, null, null, 0x20);
  page.logoff = () => {
    page.outcome = null;
    s.Logoff(document.querySelector('#parent'), 2).then(() => { page.outcome = 'gone'; });
  };
  page.session = s;
}, (_, parent) => page.session.Logoff(parent, 3), 'pt');

const work = (/** @type {Awaited<ReturnType<typeof started>>} */ { mapi }) => mapi.createProfile({ name: 'Work' });

export const vanishes = () => asked(work, ({ a }, parent) => a.MAPILogonEx(parent, null, null, UI));

export const outside = () => asked(work, async ({ a }) => {
  await refuses('outside', 'MAPI_E_CALL_FAILED', () => a.MAPILogonEx(document.createElement('div'), null, null, UI));
  return (await a.MAPILogonEx(null, 'Work', null, 0x20)).profileName;
});
