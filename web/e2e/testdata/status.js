// The tables of stores and of statuses, and how each tells that it has changed.

import { any, equal, refuses, settled } from './check.js';
import { started } from './clients.js';

// S-138, S-145: rows of the status table have the identity of those that supply
// one. S-125, GS-35: both tables tell of a row by its PR_ENTRYID there, and the next
// session finds the default store that was set.
export async function statusRows() {
  const { mapi, a } = await started();
  const object = { Logon: () => ({ set: { PR_IDENTITY_DISPLAY: 'Ada', PR_IDENTITY_ENTRYID: '0A0B' } }) };
  mapi.providers.register('relay.dll', { ABProviderInit: () => ({ Logon: () => ({}) }), MSProviderInit: () => object });
  mapi.createProfile({ name: 'Work', services: ['Relay', 'Shelf', 'Depot'] });
  const s = await a.MAPILogonEx(null, 'Work', null, 0x22);
  const rows = await s.GetStatusTable();
  const columns = (/** @type {any} */ row) => [row.PR_IDENTITY_DISPLAY, row.PR_IDENTITY_ENTRYID?.toUpperCase(), 'PR_IDENTITY_SEARCH_KEY' in row];
  const mail = rows.find((row) => row.PR_DISPLAY_NAME === 'Internet Mail');
  equal('S-138', columns(mail), ['Ada', '0A0B', false]);
  equal('S-138: the subsystem has none', columns(rows[0]), [undefined, undefined, false]);
  equal('S-138: PR_INSTANCE_KEY', new Set(rows.map((row) => row.PR_INSTANCE_KEY)).size, rows.length);
  /** @type {unknown[]} */
  const told = [];
  s.Advise(null, 0x100, ([n]) => told.push([n.name, n.table, n.row]));
  const [relay, , depot] = any(s.GetMsgStoresTable());
  s.SetDefaultStore(1, null);
  await settled();
  await settled();
  told.length = 0;
  s.SetDefaultStore(1, depot.PR_ENTRYID);
  equal('S-167: none yet', told, []);
  await settled();
  await settled();
  const changed = (/** @type {string} */ table, /** @type {any} */ row) => ['fnevTableModified', table, row.PR_ENTRYID];
  const state = (/** @type {string} */ name) => rows.find((row) => row.PR_DISPLAY_NAME === name);
  equal('S-125', told, [changed('stores', depot), changed('states', state('Mailbox'))]);
  await refuses('S-125', 'MAPI_E_NO_SUPPORT', () => s.SetDefaultStore(1, relay.PR_ENTRYID));
  equal('S-120', s.GetLastError(0x80040102)?.lpszError, 'it cannot be a default store');
  await refuses('S-125', 'MAPI_E_NOT_FOUND', () => s.SetDefaultStore(1, '00112233445566778899AABBCCDDEEFF'));
  equal('S-120', s.GetLastError(0x8004010F)?.lpszError, 'there is no such store in the profile');
  await s.Logoff();
  const next = await a.MAPILogonEx(null, 'Work', null, 0x22);
  equal('S-125: the next session', next.GetMsgStoresTable().map((row) => row.PR_DEFAULT_STORE), [false, false, true]);
}
