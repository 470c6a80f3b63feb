// The API's own errors, as a developer would meet them.

import { load } from '../mapi.js';
import { any, equal, refuses, until } from './check.js';

async function started() {
  const mapi = await load({ record: true });
  return { mapi, app: mapi.application('C') };
}

// S-23 to S-35: what MAPILogonEx and createProfile refuse.
export async function logon() {
  const { mapi, app } = await started();
  const EXTENDED = 0x20;
  await refuses('not initialised', 'MAPI_E_NOT_INITIALIZED', () => app.MAPILogonEx(null, null, null, EXTENDED));
  app.MAPIInitialize();
  for (const [what, name, args] of /** @type {[string, string, any[]][]} */ ([
    ['no profile', 'MAPI_E_LOGON_FAILED', [null, null, null, EXTENDED]],
    ['a password', 'MAPI_E_LOGON_FAILED', [null, 'x', 'secret', EXTENDED]],
    ['no window', 'MAPI_E_INVALID_PARAMETER', ['body', null, null, EXTENDED]],
    ['no name', 'MAPI_E_INVALID_PARAMETER', [null, 5, null, EXTENDED]],
    ['no flags', 'MAPI_E_INVALID_PARAMETER', [null, null, null, '0x20']],
  ])) await refuses(what, name, () => any(app).MAPILogonEx(...args));
  await refuses('S-27', 'MAPI_E_INVALID_PARAMETER', () => mapi.createProfile({ name: ' x' }));
}

// I-67, I-68: idle routines that are none, and tags of those that are gone.
export async function idle() {
  const { mapi, app } = await started();
  equal('registered before MAPIInitIdle', app.FtgRegisterIdleRoutine(() => false, null, 0, 0, 0), 0);
  equal('MAPIInitIdle(1)', app.MAPIInitIdle(any(1)), 1);
  equal('MAPIInitIdle(0)', app.MAPIInitIdle(0), 0);
  equal('a NULL routine', app.FtgRegisterIdleRoutine(any(null), null, 0, 0, 0), 0);
  equal('a priority that is a string', app.FtgRegisterIdleRoutine(() => false, null, any('5'), 0, 0), 0);
  /** @type {unknown[]} */
  const got = [];
  const ftg = app.FtgRegisterIdleRoutine((x) => { got.push(x); return false; }, 'block', -1, 6000, 2);
  await until(() => got.length);
  equal('the parameter', got, ['block']);
  app.DeregisterIdleRoutine(ftg);
  app.DeregisterIdleRoutine(ftg);
  app.EnableIdleRoutine(ftg, true);
  app.ChangeIdleRoutine(ftg, null, null, 3, 0, 0, 4);
  const texts = mapi.snapshot().apps[0].refusals.map((r) => r.text);
  equal('a deregistered tag', texts?.filter((text) => text === 'the idle routine of this function tag is gone').length, 3);
}

// One that throws is contained, and told.
export async function thrown() {
  const { app } = await started();
  app.MAPIInitIdle(0);
  /** @type {string[]} */
  const told = [];
  app.addEventListener('error', (e) => {
    e.preventDefault();
    told.push(any(e).error.message);
  });
  let called = false;
  app.FtgRegisterIdleRoutine(() => { throw new Error('oh no'); }, null, -1, 6000, 2);
  app.FtgRegisterIdleRoutine(() => { called = true; return false; }, null, 0, 6000, 2);
  await until(() => called);
  equal('the error', told, ['oh no']);
}

// Instances share nothing.
export async function apart() {
  const { mapi } = await started();
  const other = await load();
  other.createProfile({ name: 'Work' });
  equal('profiles', [other.snapshot().profiles.length, mapi.snapshot().profiles], [1, []]);
}
