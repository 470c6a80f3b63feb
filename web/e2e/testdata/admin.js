// The administration of profiles and of what is in them, and all of the API with hostile arguments.

import { load, MapiError } from '../mapi.js';
import { any, equal, ok, refuses, says, settled } from './check.js';
import { started } from './clients.js';

// MAPIAdminProfiles and what it leads to, under the documented names (S-42, S-68,
// S-70, S-72 to S-79, S-88, S-89, S-149).
export async function administration() {
  const { mapi, a } = await started();
  const admin = await a.MAPIAdminProfiles();
  equal('S-73: none yet', await admin.GetProfileTable(), []);
  await admin.CreateProfile('Work', null, null, 1);
  await admin.CreateProfile('Indexer', '', null, 4);
  await refuses('S-74', 'MAPI_E_NO_ACCESS', () => admin.CreateProfile('Work', null));
  await refuses('S-27', 'MAPI_E_INVALID_PARAMETER', () => admin.CreateProfile(' a', null));
  await refuses('S-28', 'MAPI_E_NO_SUPPORT', () => admin.CreateProfile('x', 'secret'));
  await refuses('flags', 'MAPI_E_UNKNOWN_FLAGS', () => admin.CreateProfile('x', null, null, 0x100));
  equal('S-44', [(await admin.GetProfileTable()).length, (await admin.GetProfileTable(4)).length], [1, 2]);
  await admin.SetDefaultProfile('Work');
  equal('S-42, S-73', await admin.GetProfileTable(), [{ PR_DEFAULT_PROFILE: true, PR_DISPLAY_NAME: 'Work' }]);
  await refuses('S-76', 'MAPI_E_NOT_FOUND', () => admin.SetDefaultProfile('Nobody'));
  await refuses('S-76: an app profile', 'MAPI_E_CALL_FAILED', () => admin.SetDefaultProfile('Indexer'));
  await admin.CopyProfile('Work', null, 'Copy');
  await admin.RenameProfile('Copy', null, 'House');
  await refuses('GS-36', 'MAPI_E_NO_SUPPORT', () => admin.ChangeProfilePassword('Work', null, 'x'));
  await refuses('S-77', 'MAPI_E_LOGON_FAILED', () => admin.AdminServices('Nobody', null));
  const services = await admin.AdminServices('Work', null);
  equal('S-68, S-74', (await services.GetMsgServiceTable()).map((row) => row.PR_SERVICE_NAME), ['Shelf', 'Roster']);
  const relay = await services.CreateMsgService('Relay', null);
  equal('made', relay.error, null);
  await services.CreateMsgService('Depot', null);
  await refuses('S-78', 'MAPI_E_NO_ACCESS', () => services.CreateMsgService('Depot', null));
  await refuses('not installed', 'MAPI_E_NOT_FOUND', () => services.CreateMsgService('Nothing', null));
  mapi.providers.simulate('Shelf', { unconfigured: true });
  const shelf = await services.CreateMsgService('Shelf', null);
  equal('S-89', [shelf.error?.name, shelf.error instanceof MapiError], ['MAPI_E_UNCONFIGURED', true]);
  await refuses('S-89: still', 'MAPI_E_UNCONFIGURED', () => services.ConfigureMsgService(shelf.uid));
  await services.ConfigureMsgService(shelf.uid, null, 0, { '0x6700001F': 'me' });
  await refuses('S-89: no entry function', 'MAPI_E_NOT_INITIALIZED', async () =>
    services.ConfigureMsgService(any(await services.GetMsgServiceTable())[1].PR_SERVICE_UID));
  const transports = (await services.GetProviderTable()).filter((row) => row.PR_RESOURCE_TYPE === 36).map((row) => String(row.PR_PROVIDER_UID));
  await services.MsgServiceTransportOrder(transports);
  await refuses('S-70', 'MAPI_E_INVALID_PARAMETER', () => services.MsgServiceTransportOrder([transports[0], transports[0]]));
  await services.SetPrimaryIdentity(relay.uid);
  await services.SetPrimaryIdentity(null);
  await refuses('S-149', 'MAPI_E_NO_ACCESS', async () => services.SetPrimaryIdentity(any(await services.GetMsgServiceTable())[1].PR_SERVICE_UID));
  const providers = await services.AdminProviders(relay.uid);
  const { uid } = await providers.CreateProvider('Relay Store', { PR_DISPLAY_NAME: 'Second' });
  equal('providers', (await providers.GetProviderTable()).map((row) => row.PR_DISPLAY_NAME ?? null), ['', 'Internet Mail', 'Internet Mail Transport', 'Second', null]);
  await refuses('S-72: forced', 'MAPI_E_NO_ACCESS', () => services.OpenProfileSection(uid));
  const own = await services.OpenProfileSection(uid, null, 0x80001);
  await refuses('S-72: one writer', 'MAPI_E_NO_ACCESS', () => services.OpenProfileSection(uid, null, 0x80000));
  own.SetProps({ '0x66000102': '00ff', '0x6601000B': true, '0x66020003': 5, '0x6603101F': ['a', 'b'] });
  equal('S-71', own.GetProps(['0x66000102', '0x6601000B', '0x66020003', '0x6603101F', '0x66990000']), { '0x66000102': '00ff', '0x6601000B': true, '0x66020003': 5, '0x6603101F': ['a', 'b'] });
  equal('GetPropList', own.GetPropList().includes('0x6603101F'), true);
  own.DeleteProps([0x66000102]);
  own.SaveChanges();
  await refuses('S-71: names', 'MAPI_E_NO_SUPPORT', () => own.GetIDsFromNames());
  await refuses('a wrong type', 'MAPI_E_INVALID_PARAMETER', () => own.SetProps({ '0x66020003': 'five' }));
  own.Release();
  await refuses('released', 'MAPI_E_INVALID_OBJECT', () => own.GetProps());
  await refuses('S-72', 'MAPI_E_NOT_FOUND', () => services.OpenProfileSection('0123456789ABCDEF0123456789ABCDEF'));
  await providers.DeleteProvider(uid);
  const house = await admin.AdminServices('House', null);
  await services.CopyMsgService(relay.uid, null, null, null, house);
  equal('copied', (await house.GetMsgServiceTable()).length, 3);
  await refuses('renamed', 'MAPI_E_NO_SUPPORT', () => services.RenameMsgService(relay.uid, 0, 'x'));
  await services.DeleteMsgService(relay.uid);
  // S-75, VS-16: deleted while a session uses it.
  const s = await a.MAPILogonEx(null, 'House', null, 0x20);
  await admin.DeleteProfile('House');
  await refuses('S-75', 'MAPI_E_LOGON_FAILED', () => a.MAPILogonEx(null, 'House', null, 0x22));
  equal('VS-16', [(await s.GetStatusTable())[0].PR_DISPLAY_NAME, (await house.GetMsgServiceTable()).length], ['House', 3]);
  /** @type {number[]} */
  const deleted = [];
  mapi.providers.register('RELAY.DLL', { RelayEntry: ({ context }) => { deleted.push(context); } });
  await s.Logoff();
  await settled();
  equal('S-75: MSG_SERVICE_DELETE', deleted, [4]);
  await refuses('gone', 'MAPI_E_INVALID_OBJECT', () => house.GetMsgServiceTable());
  a.MAPIUninitialize();
  await refuses('S-20', 'MAPI_E_NOT_INITIALIZED', () => admin.GetProfileTable());
  await refuses('S-20', 'MAPI_E_NOT_INITIALIZED', () => a.MAPIAdminProfiles());
  equal('S-68', mapi.profiles.install('[Services]\nOnly=Only One\n[Only]\nPR_DISPLAY_NAME=Only One\nProviders=P\n[P]\nPR_PROVIDER_DISPLAY=P\nPR_PROVIDER_DLL_NAME=P.DLL\nPR_RESOURCE_TYPE=MAPI_AB_PROVIDER\n'), ['Only']);
  mapi.createProfile({ name: 'Only', services: ['Only'] });
  await refuses('no longer installed', 'MAPI_E_INVALID_PARAMETER', () => mapi.createProfile({ name: 'x', services: ['Shelf'] }));
  const error = await refuses('S-68', 'MAPI_E_CORRUPT_DATA', () => mapi.profiles.install('[Services]\nA=B\n'));
  says('S-68', error.detail, 'line 2');
  await refuses('MAPI_INIT_VERSION', 'MAPI_E_INVALID_PARAMETER', () => a.MAPIInitialize({ ulVersion: 1 }));
  await refuses('S-19', 'MAPI_E_UNKNOWN_FLAGS', () => a.MAPIInitialize({ ulFlags: 2 }));
  for (const wrong of [Symbol(), 'x', 5n, { ulFlags: 'x' }]) await refuses('MAPIInitialize', 'MAPI_E_INVALID_PARAMETER', () => a.MAPIInitialize(any(wrong)));
}

/**
 * Returns what a call returns. What it throws is a MapiError.
 * @param {string} what
 * @param {() => unknown} work
 */
async function spared(what, work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MapiError)) throw new Error(`${what}: ${error}, want a MapiError`, { cause: error });
  }
}

// S-35: every function with missing, wrong, extreme and hostile arguments gives a
// result or a MapiError, and the instance goes on.
export async function hostileArguments() {
  const { mapi, a, client } = await started();
  mapi.createProfile({ name: 'Work', services: ['Shelf', 'Depot'] });
  const s = await a.MAPILogonEx(null, 'Work', null, 0x28);
  const admin = await a.MAPIAdminProfiles();
  const services = await admin.AdminServices('Work', null);
  const [row] = any(await services.GetMsgServiceTable());
  const providers = await services.AdminProviders(row.PR_SERVICE_UID);
  const section = await services.OpenProfileSection(row.PR_SERVICE_UID);
  const store = await s.OpenMsgStore(null, any(s.GetMsgStoresTable())[0].PR_ENTRYID);
  const status = await s.OpenEntry(any(await s.GetStatusTable())[0].PR_ENTRYID);
  /** @type {unknown[]} */
  const cyclic = [];
  cyclic.push(cyclic);
  const rejected = Promise.reject(new Error('rejected'));
  rejected.catch(() => {});
  /** @type {any[]} */
  const values = [undefined, null, 0, 1, -1, 0.5, NaN, Infinity, 2 ** 32, 2 ** 53, '', 'x', '\ud800', 'x'.repeat(1e5), '0'.repeat(32), 'F'.repeat(32), true, 5n, Symbol('s'),
    {}, [], cyclic, () => 1, new Proxy({}, { get() { throw new Error('hostile'); } }), new Proxy({}, { ownKeys() { throw null; } }), new Proxy({}, { getPrototypeOf() { throw new Error('hostile'); } }), new Proxy(() => 1, { apply() { throw 1; } }), Object.create(null),
    document, document.createElement('p'), rejected, { toString() { throw new Error('hostile'); } }, { then() { throw new Error('hostile'); } }];
  const skip = new Set(['constructor', 'Release', 'close', 'detectIdle', 'host', 'addEventListener', 'dispatch', 'post', 'add', 'wake', 'answer', 'answers',
    'Logoff', 'FastShutdown', 'MAPIUninitialize', 'MAPIInitialize', 'Prompt', 'install']);
  let calls = 0;
  const objects = { a, s, admin, services, providers, section, store, status, profiles: mapi.profiles, mapiProviders: mapi.providers, spooler: mapi.spooler };
  for (const [name, object] of Object.entries(objects)) {
    const methods = new Set();
    for (let type = Object.getPrototypeOf(object); type && type !== Object.prototype && type !== EventTarget.prototype; type = Object.getPrototypeOf(type))
      for (const key of Object.getOwnPropertyNames(type)) if (!skip.has(key) && typeof Object.getOwnPropertyDescriptor(type, key)?.value === 'function') methods.add(key);
    for (const method of methods) {
      if (/Idle/.test(method)) continue;
      for (const [i, value] of values.entries()) {
        const arguments_ = [[value], [value, value, value, value, value], ['Work', value], [null, value], ['Work', null, value], [null, 'x', null, value], [0, value, value], [value, null, null, 0]];
        const one = arguments_[i % 2 ? 0 : 1];
        for (const args of [one, arguments_[2 + i % 6], []]) {
          calls++;
          await spared(`${name}.${method} of value ${i}`, () => any(object)[method](...args));
        }
      }
    }
  }
  ok(`${calls} calls are 2000 or more`, calls >= 2000);
  for (const value of values) {
    for (const work of [() => s.Logoff(value, value, value), () => a.MAPIInitialize(value), () => mapi.profiles.install(value), () => mapi.createProfile(value), () => mapi.createProfile({ name: value }),
      () => mapi.createProfile({ name: 'y', services: value }), () => mapi.createProfile({ name: 'y', services: [value] }), () => load({ sessions: value === undefined ? 5 : value })])
      any(await spared(`${work}`, work))?.close?.();
  }
  const fresh = client('Z');
  if (!mapi.snapshot().profiles.some((p) => p.name === 'Last')) mapi.createProfile({ name: 'Last' });
  equal('it goes on', (await fresh.MAPILogonEx(null, 'Last', null, 0x22)).profileName, 'Last');
}

