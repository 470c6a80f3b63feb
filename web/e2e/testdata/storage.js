// Where profiles are kept, and how they come out and in.

import { load } from '../mapi.js';
import { any, equal, refuses, says } from './check.js';
import { started } from './clients.js';

/**
 * @param {string} name
 * @param {number} [version]
 * @param {(database: IDBDatabase) => void} [upgrade]
 * @returns {Promise<IDBDatabase>}
 */
const open = (name, version, upgrade) => new Promise((done, fail) => {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => upgrade?.(request.result);
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

// What is saved is there after the page is loaded anew, in its order and with all
// that belongs to it (S-65, S-71); what is deleted is not.
export const profilesLast = [
  async () => {
    const { mapi, a } = await started({ profiles: 'indexeddb' });
    mapi.createProfile({ name: 'Work', default: true, credentials: 'spring', mailbox: 'spring', services: ['Shelf'] });
    mapi.createProfile({ name: 'Gone' });
    mapi.createProfile({ name: 'Home', credentials: 'old', mailbox: 'new' });
    const admin = await a.MAPIAdminProfiles();
    const services = await admin.AdminServices('Work', null);
    const [row] = any(await services.GetMsgServiceTable());
    const section = await services.OpenProfileSection(row.PR_SERVICE_UID, null, 1);
    section.SetProps({ '0x6600001F': 'kept', PR_DISPLAY_NAME: 'My books' });
    await admin.DeleteProfile('Gone');
    await admin.RenameProfile('Home', null, 'House');
    equal('saved', await mapi.profiles.saved(), { kind: 'indexeddb', name: 'mapi', why: '', damaged: [] });
  },
  async () => {
    const { mapi, a } = await started({ profiles: 'indexeddb' });
    equal('profiles', mapi.snapshot().profiles.map((p) => [p.name, p.default, p.valid, p.services]),
      [['Work', true, true, ['Shelf']], ['House', false, false, []]]);
    const s = await a.MAPILogonEx(null, null, null, 0x60);
    const services = s.AdminServices();
    const [row] = any(await services.GetMsgServiceTable());
    equal('settings', [row.PR_DISPLAY_NAME, s.OpenProfileSection(row.PR_SERVICE_UID).GetProps(['0x6600001F'])], ['My books', { '0x6600001F': 'kept' }]);
    // Another database, and another instance of this one, which have their own.
    const other = await load({ sessions: { profiles: { database: 'other' } } });
    equal('another database', other.snapshot().profiles, []);
    const twin = await load({ sessions: { profiles: 'indexeddb' } });
    twin.createProfile({ name: 'Twin' });
    mapi.createProfile({ name: 'Single' });
    await twin.profiles.saved();
    await mapi.profiles.saved();
    const third = await load({ sessions: { profiles: 'indexeddb' } });
    equal('both', third.snapshot().profiles.map((p) => p.name).sort(), ['House', 'Single', 'Twin', 'Work']);
  },
];

// S-118: a record that is damaged is a damaged profile, which can be exported and
// removed, and disturbs no other. So is one that is no record at all, and one
// whose name is taken.
export const damagedRecords = [
  async () => {
    const { mapi } = await started({ profiles: 'indexeddb' });
    for (const name of ['Work', 'Torn', 'Later']) mapi.createProfile({ name });
    await mapi.profiles.saved();
    const database = await open('mapi');
    const t = database.transaction('records', 'readwrite');
    const store = t.objectStore('records');
    store.openCursor().onsuccess = (event) => {
      const cursor = any(event.target).result;
      if (!cursor) return;
      if (cursor.value.name === 'Torn') cursor.update({ ...cursor.value, text: cursor.value.text.slice(0, 20) });
      if (cursor.value.name === 'Later') cursor.update({ ...cursor.value, text: cursor.value.text.replace('"version": 2', '"version": 9') });
      cursor.continue();
    };
    store.put(7n, 'a number');
    store.put({ name: 'Work', order: 9, text: '{"name": "Work"}' }, 'twice');
    await new Promise((done, fail) => {
      t.oncomplete = done;
      t.onabort = () => fail(t.error);
    });
    database.close();
  },
  async () => {
    const { mapi, a } = await started({ profiles: 'indexeddb' });
    const damaged = mapi.profiles.storage.damaged;
    equal('names', damaged.map((d) => d.name), ['Damaged 1', 'Damaged 2', 'Later', 'Torn']);
    equal('why', [damaged[2].why.includes('version'), damaged[3].why.includes('line 3, column'), damaged.every((d) => d.why.includes('MAPI_E_'))], [true, true, true]);
    await a.MAPILogonEx(null, 'Work', null, 0x20);
    await refuses('S-118', 'MAPI_E_LOGON_FAILED', () => a.MAPILogonEx(null, 'Torn', null, 0x22));
    const admin = await a.MAPIAdminProfiles();
    await refuses('AdminServices', 'MAPI_E_CORRUPT_DATA', () => admin.AdminServices('Torn', null));
    await refuses('CopyProfile', 'MAPI_E_CORRUPT_DATA', () => admin.CopyProfile('Torn', null, 'Copy'));
    await refuses('RenameProfile', 'MAPI_E_CORRUPT_DATA', () => admin.RenameProfile('Torn', null, 'Copy'));
    await refuses('export', 'MAPI_E_CORRUPT_DATA', () => mapi.profiles.export(['Torn']));
    equal('the others', JSON.parse(await mapi.profiles.export()).profiles.map((/** @type {{ name: string }} */ p) => p.name), ['Work']);
    equal('as it is', (await mapi.profiles.exportDamaged('Torn')).length, 20);
    await refuses('a sound one', 'MAPI_E_NOT_FOUND', () => mapi.profiles.exportDamaged('Work'));
    await admin.DeleteProfile('Torn');
    equal('removed', (await mapi.profiles.saved()).damaged.map((d) => d.name), ['Damaged 1', 'Damaged 2', 'Later']);
  },
  async () => {
    const { mapi } = await started({ profiles: 'indexeddb' });
    equal('the next time', mapi.snapshot().profiles.map((p) => p.name).sort(), ['Damaged 1', 'Damaged 2', 'Later', 'Work']);
  },
];

async function migrated() {
  const { mapi } = await started({ profiles: 'indexeddb' });
  equal('state', [mapi.profiles.storage.kind, mapi.profiles.storage.damaged.map((d) => d.name)], ['indexeddb', ['Odd']]);
  equal('profiles', mapi.snapshot().profiles.map((p) => [p.name, p.default, p.valid]).sort(), [['Home', false, true], ['Odd', false, false], ['Work', true, true]]);
  await mapi.profiles.saved();
}

// A database of version 1, which knew names and credentials only, is brought to
// the present one with all that is in it.
export const migration = [
  async () => {
    const database = await open('mapi', 1, (old) => {
      const store = old.createObjectStore('profiles');
      store.put(JSON.stringify({ version: 1, name: 'Work', default: true, credentials: 'spring', mailbox: 'spring' }), 'Work');
      store.put(JSON.stringify({ version: 1, name: 'Home' }), 'Home');
      store.put(5, 'Odd');
    });
    database.close();
    await migrated();
  },
  async () => {
    await migrated();
    const database = await open('mapi');
    const all = database.transaction('records').objectStore('records').getAll();
    await new Promise((done) => { all.onsuccess = done; });
    database.close();
    equal('versions', all.result.map((r) => typeof r.text === 'string' ? JSON.parse(r.text).version : 0).sort(), [0, 2, 2]);
  },
];

/**
 * Where nothing can be kept, the state says why and all goes on in memory.
 * @param {string} why
 */
async function unkept(why) {
  const { mapi, a } = await started({ profiles: 'indexeddb' });
  mapi.createProfile({ name: 'Work' });
  const state = await mapi.profiles.saved();
  equal('state', [state.kind, state.name], ['memory', 'mapi']);
  says('why', state.why, why);
  equal('goes on', (await a.MAPILogonEx(null, 'Work', null, 0x20)).profileName, 'Work');
}

export async function withoutIndexedDB() {
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
  await unkept('this browser keeps no data');
}

export async function privateWindow() {
  IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); };
  await unkept('not here');
}

export async function openingAborts() {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    return request;
  };
  await unkept('AbortError');
}

export async function laterVersion() {
  (await open('mapi', 99)).close();
  await unkept('later version of this program');
}

export async function fullQuota() {
  IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
  await unkept('full');
}

// Export and import: what comes out goes in again; what is wrong or hostile gives
// the place of it, and nothing is imported.
export async function exportAndImport() {
  const { mapi } = await started();
  mapi.createProfile({ name: 'Work', default: true, credentials: 'spring', mailbox: 'summer', services: ['Shelf', 'Relay', 'Depot'] });
  mapi.createProfile({ name: 'Indexer', app: true });
  const text = await mapi.profiles.export();
  const other = await load();
  equal('names', await other.profiles.import(text), ['Work', 'Indexer']);
  equal('the same', await other.profiles.export(), text);
  await refuses('S-74: taken', 'MAPI_E_NO_ACCESS', () => other.profiles.import(text));
  const third = await load();
  /**
   * @param {string} text
   * @param {string} place
   */
  const wrong = async (text, place) => {
    const error = await refuses(place, 'MAPI_E_CORRUPT_DATA', () => third.profiles.import(text));
    says(place, error.detail, place);
    equal('nothing', third.snapshot().profiles, []);
  };
  /** @param {(data: any) => void} change */
  const changed = (change) => {
    const data = JSON.parse(text);
    change(data);
    return JSON.stringify(data);
  };
  await wrong('', 'line 1, column 1');
  await wrong(text.slice(0, 60), 'line 4, column');
  await wrong(text + 'x', 'this is not JSON');
  await wrong('[]', 'an object is expected');
  await wrong('null', 'an object is expected');
  await wrong(changed((d) => { d.version = 3; }), 'version: it is of a version');
  await wrong(changed((d) => { d.format = 'other'; }), 'format');
  await wrong(changed((d) => { d.extra = 1; }), 'there is no field "extra"');
  await wrong(changed((d) => { d.profiles[1].name = ' x'; }), 'profiles[1].name');
  await wrong(changed((d) => { d.profiles[0].services[1].providers[2].type = 'MAPI_SPOOLER'; }), 'profiles[0].services[1].providers[2].type');
  await wrong(changed((d) => { d.profiles[0].services[0].uid = '12'; }), 'profiles[0].services[0].uid');
  await wrong(changed((d) => { d.profiles[0].services[0].flags = 'SERVICE_NONSENSE'; }), 'profiles[0].services[0].flags');
  await wrong(changed((d) => { d.profiles[0].services[1].properties['0x6601001E'] = 5; }), 'profiles[0].services[1].properties.0x6601001E');
  await wrong(changed((d) => { d.profiles[0].services[1].properties['__proto__x'] = 5; }), '__proto__x');
  await wrong('['.repeat(100000), 'not JSON');
  await wrong('"' + 'x'.repeat(9 * 2 ** 20) + '"', 'longer than 8 MB');
  await refuses('no text', 'MAPI_E_INVALID_PARAMETER', () => third.profiles.import(any({})));
  await refuses('a profile that is not there', 'MAPI_E_NOT_FOUND', () => mapi.profiles.export(['Nobody']));
  await refuses('names that are none', 'MAPI_E_INVALID_PARAMETER', () => mapi.profiles.export(any('Work')));
  // All or nothing also where a later one is refused.
  mapi.createProfile({ name: 'Twin' });
  await refuses('the second is taken', 'MAPI_E_NO_ACCESS', () => mapi.profiles.import(changed((d) => { d.profiles[0].name = 'New'; d.profiles[1].name = 'Twin'; })));
  equal('as before', mapi.snapshot().profiles.map((p) => [p.name, p.default]), [['Work', true], ['Indexer', false], ['Twin', false]]);
}
