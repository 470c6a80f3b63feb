// Providers and transports that the page writes itself, and the turns of the spooler.

import { MapiError } from '../mapi.js';
import { any, equal, refuses, settled, until } from './check.js';
import { started } from './clients.js';

// A provider library written in JavaScript: its entry points, its entry function,
// and the methods of its objects, in their order (S-83, S-91, S-93, S-94, S-103,
// S-104, S-146, S-158, S-162).
export async function writtenProviders() {
  const { mapi, a } = await started();
  /** @type {string[]} */
  const log = [];
  /**
   * @param {string} kind
   * @returns {import('../module/session-types.js').Provider}
   */
  const object = (kind) => ({
    Logon({ provider, noDialog, profile, ...rest }, element) {
      log.push(kind + ' Logon ' + [profile, provider, noDialog, rest.try, element?.id ?? null]);
      return { set: { PR_DISPLAY_NAME: provider + '!' } };
    },
    ValidateState() { log.push(kind + ' ValidateState'); return 'MAPI_E_OFFLINE'; },
    QueryFastShutdown() { log.push(kind + ' QueryFastShutdown'); },
    Logoff() { log.push(kind + ' Logoff'); },
    async Shutdown() { log.push(kind + ' Shutdown'); throw new Error('nobody hears this'); },
  });
  mapi.providers.register('relay.dll', {
    ABProviderInit({ dll, kind, ntService }) { log.push('ABProviderInit ' + [dll, kind, ntService]); return object('AB'); },
    async MSProviderInit() { log.push('MSProviderInit'); await settled(); return object('MS'); },
    XPProviderInit: () => any({ ValidateState() { log.push('XP ValidateState'); return 'MAPI_E_OFFLINE'; } }),
    RelayEntry: async (/** @type {import('../module/session-types.js').EntryCall} */ { context, flags, settings }) => { log.push('RelayEntry ' + [context, flags, settings?.['0x6601001E']]); return { set: { '0x6702001F': 'set' } } },
  });
  mapi.createProfile({ name: 'Work', services: ['Relay'] });
  document.body.id = 'page';
  const s = await a.MAPILogonEx(document.body, 'Work', null, 0x2021);
  equal('S-94', log.splice(0), ['RelayEntry 3,2,mail.example.com', 'ABProviderInit RELAY.DLL,MAPI_AB_PROVIDER,false', 'AB Logon Work,,false,1,page',
    'MSProviderInit', 'MS Logon Work,Internet Mail,false,1,page']);
  const services = s.AdminServices();
  equal('S-103', (await services.GetProviderTable()).map((row) => row.PR_DISPLAY_NAME), ['!', 'Internet Mail!', 'Internet Mail Transport']);
  const [{ PR_SERVICE_UID }] = any(await services.GetMsgServiceTable());
  equal('S-83', s.OpenProfileSection(PR_SERVICE_UID).GetProps(['0x6702001F']), { '0x6702001F': 'set' });
  const [row] = any(await s.GetStatusTable());
  await any(await s.OpenEntry(row.PR_ENTRYID)).ValidateState();
  equal('S-146', log.splice(0), ['AB ValidateState', 'MS ValidateState', 'XP ValidateState']);
  equal('S-140', (await s.GetStatusTable()).slice(3).map((row) => row.PR_STATUS_CODE), [4, 4, 4]);
  await s.Logoff();
  await settled(); await settled();
  equal('S-158', log.splice(0), ['AB Logoff', 'AB Shutdown', 'MS Logoff', 'MS Shutdown']);
  // An answer that is none, a throw, and an object that is none.
  /** @param {any} library */
  const result = async (library) => {
    mapi.providers.register('RELAY.DLL', library);
    const s = await a.MAPILogonEx(null, 'Work', null, 0x22);
    const { disabled, providers } = any(mapi.snapshot().sessions.at(-1)).services[0];
    await s.Logoff();
    return [disabled, providers[0].result];
  };
  /** @param {unknown} Logon */
  const ab = (Logon) => ({ ABProviderInit: () => ({ Logon }), MSProviderInit: () => ({}) });
  equal('a name', await result(ab(() => 'MAPI_E_FAILONEPROVIDER')), [false, 'MAPI_E_FAILONEPROVIDER']);
  equal('a negative number', await result(ab(() => 0x8004011D | 0)), [false, 'MAPI_E_FAILONEPROVIDER']);
  equal('thrown', await result(ab(() => { throw new (any(MapiError))({ code: 0x80040115, name: 'MAPI_E_NETWORK_ERROR', message: '' }); })), [true, 'MAPI_E_NETWORK_ERROR']);
  equal('an exception', await result(ab(async () => { any(null).x; })), [true, 'MAPI_E_CALL_FAILED']);
  for (const wrong of ['MAPI_E_NOTHING', 1.5, NaN, true, 5n, Symbol(), () => 0, { result: 'x' }, { set: { PR_NOTHING: 1 } }, { set: 5 }])
    equal('wrong: ' + typeof wrong, (await result(ab(() => wrong)))[0], true);
  equal('S-103: read-only', await result(ab(() => ({ set: { PR_PROVIDER_DLL_NAME: 'x' } }))), [true, 'MAPI_E_NO_ACCESS']);
  equal('no object', await result({ ABProviderInit: () => 0, MSProviderInit: () => ({}) }), [true, 'MAPI_E_INVALID_PARAMETER']);
  equal('S-91: no entry point', await result({}), [true, 'MAPI_E_NOT_INITIALIZED']);
  equal('S-92', await result({ ABProviderInit: () => ({ version: 1 }) }), [true, 'MAPI_E_VERSION']);
  equal('S-109', await result({ ABProviderInit: () => ({ Logon: () => ({ stored: true, configured: false }) }), MSProviderInit: () => ({}) }), [false, 'MAPI_E_UNCONFIGURED']);
  for (const wrong of [[5, {}], ['', {}], ['X.DLL', 5], ['X.DLL', undefined]])
    await refuses('register', 'MAPI_E_INVALID_PARAMETER', () => mapi.providers.register(any(wrong[0]), any(wrong[1])));
  mapi.providers.register('RELAY.DLL', null);
  equal('simulated again', await result(null), [false, 'S_OK']);
}

// S-50, S-99, S-101, S-102, S-129, I-79: the spooler's turns, and transports that
// are simulated or written by the page.
export async function spooler() {
  const { mapi, a } = await started();
  mapi.createProfile({ name: 'Work', services: ['Relay'] });
  const calls = () => { const got = mapi.snapshot().spoolerCalls.slice(seen); seen += got.length; return got.map((c) => c.method + (c.result === 'S_OK' ? '' : ' ' + c.result)); };
  let seen = 0;
  mapi.providers.simulate('Internet Mail Transport', { wants: 0x30000, replies: { SubmitMessage: ['MAPI_E_WAIT', 'S_OK'] } });
  const s = await a.MAPILogonEx(null, 'Work', null, 0x1020);
  equal('S-50: before it returned', calls(), ['XPProviderInit', 'TransportLogon', 'AddressTypes', 'TransportNotify', 'Poll', 'Idle']);
  equal('I-79: busy', [await mapi.spooler.turn(false), calls()], [1, []]);
  const store = await s.OpenMsgStore(null, any(s.GetMsgStoresTable())[0].PR_ENTRYID);
  equal('S-129', await store.SubmitMessage(), 1);
  await mapi.spooler.turn();
  equal('later', calls(), ['Poll', 'Idle', 'SubmitMessage MAPI_E_WAIT']);
  await mapi.spooler.turn();
  equal('sent', calls(), ['Poll', 'Idle', 'SubmitMessage']);
  const spooler = any(await s.OpenEntry(any(await s.GetStatusTable())[1].PR_ENTRYID));
  await spooler.FlushQueues(null, null, 6);
  equal('S-102', calls().slice(0, 2), ['FlushQueues', 'TransportNotify']);
  await s.Logoff();
  await mapi.spooler.turn();
  equal('S-160', [calls().slice(-3), mapi.snapshot().spooler], [['TransportNotify', 'TransportLogoff', 'Shutdown'], []]);
  // S-53: a session without mail starts none.
  await (await a.MAPILogonEx(null, 'Work', null, 0x8020)).Logoff();
  equal('S-53', mapi.snapshot().spooler, []);
}

// A transport that the page has written gets its turns in the page's idle time; one that hangs is given up.
export async function transport() {
  const { mapi, a } = await started({ spooler: { patience: 50, interval: 0 } });
  /** @type {string[]} */
  const log = [];
  mapi.providers.register('RELAY.DLL', {
    ABProviderInit: () => ({}), MSProviderInit: () => ({}),
    XPProviderInit: ({ provider }) => ({
      TransportLogon({ flags }) { log.push('TransportLogon ' + provider + ' ' + flags.toString(16)); return { wants: 0x10000 }; },
      TransportNotify({ flags }) { log.push('TransportNotify ' + flags); },
      AddressTypes() { log.push('AddressTypes'); return new Promise(() => {}) },
      Idle() { log.push('Idle'); },
      TransportLogoff() { log.push('TransportLogoff'); throw new Error('never mind'); },
      Shutdown() { log.push('Shutdown'); },
    }),
  });
  mapi.createProfile({ name: 'Work', services: ['Relay'] });
  const s = await a.MAPILogonEx(null, 'Work', null, 0x20);
  await until(() => log.includes('Idle')); // in the page's idle time, with nobody asking
  equal('one that hangs', mapi.snapshot().spoolerCalls[2].result, 'MAPI_E_TIMEOUT');
  await s.Logoff();
  await until(() => log.includes('Shutdown'));
  equal('S-99, S-160', [log.slice(0, 4), log.slice(-3)], [['TransportLogon Internet Mail Transport 19', 'AddressTypes', 'TransportNotify 3', 'Idle'],
    ['TransportNotify ' + 0x30000, 'TransportLogoff', 'Shutdown']]);
}

// S-92, S-111, S-115, S-158: transports that fail, of the page and simulated.
export async function failingTransports() {
  const { mapi, a } = await started();
  let seen = 0;
  let down = 0;
  /** @type {boolean[]} */
  const services = [];
  const calls = () => {
    const got = mapi.snapshot().spoolerCalls.slice(seen);
    seen += got.length;
    return got.map((c) => c.method + (c.result === 'S_OK' ? '' : ` ${c.result}`));
  };
  const transport = async (/** @type {import('../mapi.js').Session} */ s) => any((await s.GetStatusTable()).find((row) => row.PR_DISPLAY_NAME === 'Internet Mail Transport'));
  mapi.createProfile({ name: 'Work', services: ['Relay'] });
  mapi.providers.simulate('Internet Mail Transport', { replies: { TransportLogon: ['MAPI_E_UNCONFIGURED', 'S_OK'] } });
  let s = await a.MAPILogonEx(null, 'Work', null, 0x22);
  equal('S-140', (await transport(s)).PR_STATUS_CODE & 4, 0);
  equal('S-115', calls(), ['XPProviderInit', 'TransportLogon MAPI_E_UNCONFIGURED', 'MSGSERVICEENTRY', 'TransportLogon', 'AddressTypes', 'TransportNotify']);
  await s.Logoff();
  await mapi.spooler.turn();
  equal('S-158', calls(), ['TransportNotify', 'TransportLogoff', 'Shutdown']);
  mapi.providers.register('RELAY.DLL', {
    ABProviderInit: () => ({}), MSProviderInit: () => ({}),
    XPProviderInit: ({ version, ntService }) => { services.push(ntService); return { version: version - 0x10000, Shutdown() { down++; } }; },
  });
  s = await a.MAPILogonEx(null, 'Work', null, 0x10022);
  equal('S-111', (await transport(s)).PR_STATUS_CODE & 4, 4);
  equal('S-135', services, [true, true]);
  equal('S-92', [calls(), down], [['XPProviderInit', 'Shutdown', 'XPProviderInit', 'Shutdown'], 2]);
}

// An instance that is closed gets no more turns.
export async function closed() {
  const { mapi, a } = await started({ spooler: { interval: 0 } });
  mapi.providers.register('RELAY.DLL', {
    ABProviderInit: () => ({}), MSProviderInit: () => ({}),
    XPProviderInit: () => ({ TransportLogon: () => ({}), Poll: () => any(false) }),
  });
  mapi.createProfile({ name: 'Work', services: ['Relay'] });
  await a.MAPILogonEx(null, 'Work', null, 0x20);
  await until(() => mapi.snapshot().spoolerCalls.length);
  mapi.close(); // from now on there is nobody who could have a turn, and nobody reports it
  for (let i = 0; i < 3; i++) await new Promise((done) => requestIdleCallback(() => setTimeout(done)));
}

