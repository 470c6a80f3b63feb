// Sessions, as a client sees them.

import { any, equal, refuses, says, settled } from './check.js';
import { started } from './clients.js';

// S-06, S-94, S-97, S-124, S-137, S-141, S-144: a session on a profile with three
// message services, and what there is to see through it.
export async function sessionOnServices() {
  const { mapi, a } = await started();
  mapi.createProfile({ name: 'Work', services: ['Shelf', 'Relay', 'Depot'] });
  const s = await a.MAPILogonEx(null, 'Work', null, 0x20);
  equal('stores', s.GetMsgStoresTable().map((row) => row.PR_DISPLAY_NAME), ['Bookshelf', 'Internet Mail', 'Mailbox']);
  equal('S-70', s.GetMsgStoresTable()[0].PR_DEFAULT_STORE, true);
  const table = any(await s.GetStatusTable());
  equal('status', table.map((/** @type {any} */ row) => row.PR_DISPLAY_NAME), ['Work', 'MAPI Spooler', 'MAPI Address Book', 'Bookshelf',
    'Bookshelf Address Book', '', 'Internet Mail', 'Internet Mail Transport', 'Mailbox', 'Depot Transport', 'Depot Address Book']);
  equal('S-99', mapi.snapshot().spoolerCalls.map((c) => c.provider + ' ' + c.method), ['Depot Transport XPProviderInit', 'Depot Transport TransportLogon',
    'Depot Transport AddressTypes', 'Depot Transport TransportNotify', 'Internet Mail Transport XPProviderInit', 'Internet Mail Transport TransportLogon',
    'Internet Mail Transport AddressTypes', 'Internet Mail Transport TransportNotify']);
  const [store] = any(s.GetMsgStoresTable());
  const opened = await s.OpenMsgStore(null, store.PR_ENTRYID, null, 0x04);
  equal('store', [opened.name, opened.canWrite, opened.knownToSpooler, opened.warning], ['Bookshelf', true, true, '']);
  const entry = await s.OpenEntry(store.PR_ENTRYID);
  equal('S-122', [entry.constructor.name, entry.name], ['MsgStore', 'Bookshelf']);
  equal('CompareEntryIDs', [s.CompareEntryIDs(store.PR_ENTRYID, store.PR_ENTRYID), s.CompareEntryIDs('00', '01')], [true, false]);
  const subsystem = any(await s.OpenEntry(table[0].PR_ENTRYID));
  await subsystem.ValidateState();
  await refuses('S-141', 'MAPI_E_NO_SUPPORT', () => subsystem.FlushQueues(null, null, 2));
  const spooler = any(await s.OpenEntry(table[1].PR_ENTRYID));
  await spooler.FlushQueues(null, null, 2);
  const book = await s.OpenAddressBook(null);
  equal('address book', [book.name, book.warning], ['MAPI Address Book', '']);
  equal('S-147', (await s.QueryIdentity()).warning, '');
  s.SetDefaultStore(1, any(s.GetMsgStoresTable())[2].PR_ENTRYID);
  equal('S-125', s.GetMsgStoresTable().map((row) => row.PR_DEFAULT_STORE), [false, false, true]);
  await refuses('S-61', 'MAPI_E_UNKNOWN_FLAGS', () => s.SetDefaultStore(7, null));
  await refuses('S-121', 'MAPI_E_NOT_FOUND', () => s.MessageOptions());
  await refuses('S-121', 'MAPI_E_NO_SUPPORT', () => s.EnumAdrTypes());
  await refuses('S-62', 'MAPI_E_UNKNOWN_FLAGS', () => opened.StoreLogoff(3));
  equal('S-161', await opened.StoreLogoff(8), 0x10000);
  await s.Logoff();
  for (const call of [() => s.GetStatusTable(), () => s.GetMsgStoresTable(), () => s.Logoff(), () => s.QueryIdentity(), () => entry.GetDisplayName(),
    () => book.GetDisplayName(), () => subsystem.ValidateState(), () => s.Advise(null, 0, () => {}), () => s.AdminServices()])
    await refuses('S-156, S-157: ' + call, 'MAPI_E_INVALID_OBJECT', call);
  entry.Release(); entry.Release(); opened.Release();
}

// VS-05, VS-06, VS-07, VS-13 (S-111, S-114, S-115, S-15, S-119, S-120): simulated
// providers that fail, and what becomes of their services.
export async function simulatedProviders() {
  const { mapi, a } = await started();
  mapi.createProfile({ name: 'Work', services: ['Shelf', 'Depot'] });
  const states = () => Object.fromEntries(any(mapi.snapshot().sessions.at(-1)).services.map((/** @type {import('../module/shapes.js').WorldService} */ s) =>
    [s.name, (s.disabled ? 'disabled: ' : '') + s.providers.map((p) => p.state + ' ' + p.result).join(', ')]));
  /** @param {Record<string, import('../module/session-types.js').Simulation>} simulations */
  const session = async (simulations, flags = 0x22) => {
    for (const [name, behaviour] of Object.entries(simulations)) mapi.providers.simulate(name, behaviour);
    const s = await a.MAPILogonEx(null, 'Work', null, flags);
    const got = states();
    await s.Logoff();
    for (const name of Object.keys(simulations)) mapi.providers.simulate(name, null);
    return got;
  };
  const depot = 'ready S_OK, not started S_OK, ready S_OK';
  equal('VS-05', await session({ Bookshelf: { logon: 'MAPI_E_LOGON_FAILED' } }),
    { Shelf: 'disabled: out of action MAPI_E_LOGON_FAILED, out of action S_OK', Depot: depot });
  equal('S-117: next time', await session({}), { Shelf: 'ready S_OK, ready S_OK', Depot: depot });
  equal('a second try', (await session({ Bookshelf: { logon: ['MAPI_E_NETWORK_ERROR', 0] } })).Shelf, 'ready S_OK, ready S_OK');
  equal('VS-06', (await session({ Bookshelf: { logon: 0x8004011D } })).Shelf, 'left out MAPI_E_FAILONEPROVIDER, ready S_OK');
  equal('GS-08', (await session({ Bookshelf: { unconfigured: true } })).Shelf, 'disabled: out of action MAPI_E_UNCONFIGURED, out of action S_OK');
  equal('GS-08: an address book', (await session({ 'Bookshelf Address Book': { unconfigured: true } })).Shelf, 'ready S_OK, left out MAPI_E_UNCONFIGURED');
  equal('S-109', (await session({ Bookshelf: { unconfigured: true, chart: true } })).Shelf, 'disabled: out of action MAPI_E_UNCONFIGURED, out of action S_OK');
  equal('S-92', (await session({ 'shelf.dll': { version: 1 } })).Shelf, 'disabled: out of action S_OK, out of action MAPI_E_VERSION');
  equal('S-91', (await session({ 'SHELF.DLL': { init: 'MAPI_E_NOT_ENOUGH_MEMORY' } })).Shelf, 'disabled: out of action S_OK, out of action MAPI_E_NOT_ENOUGH_MEMORY');
  // VS-13: one logon at a time.
  mapi.providers.simulate('Mailbox', { limit: 1 });
  const first = await a.MAPILogonEx(null, 'Work', null, 0x22);
  const second = await a.MAPILogonEx(null, 'Work', null, 0x22);
  equal('VS-13', states().Depot, 'disabled: out of action MAPI_E_SESSION_LIMIT, out of action S_OK, out of action S_OK');
  await first.Logoff(); await second.Logoff();
  const third = await a.MAPILogonEx(null, 'Work', null, 0x22);
  equal('after logoff', states().Depot, depot);
  await third.Logoff();
  mapi.providers.simulate('Mailbox', null);
  // S-119: the address book is there though a provider is not.
  mapi.providers.simulate('Bookshelf Address Book', { logon: 'MAPI_E_FAILONEPROVIDER', detail: 'the server sleeps' });
  const s = await a.MAPILogonEx(null, 'Work', null, 0x22);
  const book = await s.OpenAddressBook(null);
  equal('S-119', book.warning, 'MAPI_W_ERRORS_RETURNED');
  const last = s.GetLastError(0x00040380);
  equal('S-120', last?.lpszComponent, 'Bookshelf Address Book');
  says('S-120', `${last?.lpszError}`, 'the server sleeps');
  equal('S-120: another code', s.GetLastError(0x80004005), null);
  await s.Logoff();
  // A required service fails the logon.
  const data = JSON.parse(await mapi.profiles.export(['Work'])).profiles[0];
  mapi.createProfile({ ...data, name: 'Strict', key: undefined, services: data.services.map((/** @type {object} */ s) => ({ ...s, required: true })) });
  await refuses('GS-07', 'MAPI_E_LOGON_FAILED', () => a.MAPILogonEx(null, 'Strict', null, 0x22));
  for (const [name, behaviour] of [['x', { logon: 'MAPI_E_NOTHING' }], ['x', { frob: 1 }], ['x', 5], ['', {}], [5, {}], ['x', { fields: [{ tag: 1 }] }], ['x', { limit: 'many' }], ['x', { get logon() { return 1n; } }]])
    await refuses('simulate ' + name, 'MAPI_E_INVALID_PARAMETER', () => mapi.providers.simulate(any(name), any(behaviour)));
}

// VS-11, S-154, S-163, S-164, S-167, S-168: notifications come after the call that
// caused them has returned.
export async function notifications() {
  const { mapi, a, client } = await started();
  mapi.createProfile({ name: 'Work' });
  const b = client('B'), c = client('C');
  const sa = await a.MAPILogonEx(null, 'Work', null, 0x28);
  const sb = await b.MAPILogonEx(null, null, null, 0x20);
  const sc = await c.MAPILogonEx(null, null, null, 0x20);
  /** @type {string[]} */
  const told = [];
  const ca = sa.Advise(null, 0, ([n]) => told.push('A ' + n.name));
  sc.Advise(null, 0x80000000, { OnNotify([n]) { told.push('C ' + n.name + ' ' + n.scode.toString(16)); } });
  sc.Advise(null, 0x80000000, () => { throw new Error('a sink that fails'); });
  await refuses('S-169', 'MAPI_E_NO_SUPPORT', () => sa.Advise(null, 0x200, () => {}));
  await refuses('S-166', 'MAPI_E_NO_SUPPORT', () => sa.Advise('00FF', 1, () => {}));
  await refuses('no sink', 'MAPI_E_INVALID_PARAMETER', () => sa.Advise(null, 1, any({})));
  addEventListener('error', (event) => { if (event.error?.message === 'a sink that fails') event.preventDefault(); });
  const promise = sb.Logoff(null, 1);
  equal('S-167: none yet', told, []);
  await promise;
  await settled();
  await settled();
  equal('VS-11', told, ['A fnevCriticalError', 'C fnevCriticalError 80040200', 'C fnevExtended 0']);
  equal('still there', [sa.GetMsgStoresTable(), (await sc.GetStatusTable()).length], [[], 3]);
  told.length = 0;
  sa.Unadvise(ca);
  await refuses('twice', 'MAPI_E_NOT_FOUND', () => sa.Unadvise(ca));
  await sa.Logoff();
  c.HrDispatchNotifications(0);
  equal('S-168', told, ['C fnevExtended 0']);
  await sc.Logoff();
}

// S-162: a provider can opt out of the quick exit; without objections the client
// is gone.
export async function fastShutdown() {
  const { mapi, a } = await started();
  mapi.createProfile({ name: 'Work', services: ['Shelf'] });
  const s = await a.MAPILogonEx(null, 'Work', null, 0x20);
  mapi.providers.simulate('Bookshelf', { shutdown: 'MAPI_E_NO_SUPPORT' });
  await refuses('opted out', 'MAPI_E_NO_SUPPORT', () => a.FastShutdown());
  equal('still there', s.GetMsgStoresTable().length, 1);
  mapi.providers.simulate('Bookshelf', null);
  await a.FastShutdown();
  await refuses('afterwards', 'MAPI_E_INVALID_OBJECT', () => s.GetMsgStoresTable());
  await refuses('no MAPI call at all', 'MAPI_E_NOT_INITIALIZED', () => a.MAPILogonEx(null, 'Work', null, 0x20));
  await refuses('no MAPI call at all', 'MAPI_E_NOT_INITIALIZED', () => a.MAPIAdminProfiles());
}

// S-33: three logons at once wait for each other; one with MAPI_TIMEOUT_SHORT
// does so for a few seconds only.
export async function logonsWaitForEachOther() {
  /** @type {(profile: string) => void} */
  let choose = () => {};
  const { mapi, a, client } = await started({ prompter: { chooseProfile: () => new Promise((done) => { choose = done; }) } });
  mapi.createProfile({ name: 'Work' });
  const b = client('B'), c = client('C');
  const first = a.MAPILogonEx(null, null, null, 0x21);
  const second = b.MAPILogonEx(null, 'Work', null, 0x20);
  const third = refuses('S-33', 'MAPI_E_TIMEOUT', () => c.MAPILogonEx(null, 'Work', null, 0x100020));
  equal('waits', mapi.snapshot().calls.map(({ app, asks }) => [app, asks]), [['A', 'profile'], ['B', 'mutex'], ['C', 'mutex']]);
  await third;
  choose('Work');
  equal('in order', [(await first).id, (await second).id], [1, 2]);
}
