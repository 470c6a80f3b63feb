// The 21 ways through the session chart, each as a run that takes it: one to N3, and from
// each of two ways into N4 one to N10, and three names for the profile with three ends.
// Who has asked for the profile may not ask for the password as well: where a way needs
// both, the call is refused before the chart.

/** @typedef {{ shares: boolean, profile: string, flags: string[], right: boolean }} Path what decides a logon's way */

const PASSWORD = { right: 'apple', wrong: 'pear' };

const NAMES = [{ profile: 'Work', flags: [] }, { profile: '', flags: ['MAPI_USE_DEFAULT'] }, { profile: '', flags: ['MAPI_LOGON_UI'] }];
const ENDS = [{ right: true, asks: false }, { right: false, asks: true }, { right: false, asks: false }];

/** A flag of what may be asked: where it decides nothing it is there as well. @param {string[]} flags @param {boolean} asks */
const decoy = (flags, asks) => (asks ? ['MAPI_PASSWORD_UI'] : flags.includes('MAPI_LOGON_UI') ? [] : ['MAPI_LOGON_UI']);

/** @type {readonly Path[]} */
export const PATHS = [
  { shares: true, profile: 'Home', flags: ['MAPI_LOGON_UI'], right: false },
  ...[false, true].flatMap((insists) => {
    const call = { shares: insists, flags: insists ? ['MAPI_NEW_SESSION'] : [] };
    return [
      { ...call, profile: '', flags: [...call.flags, 'MAPI_PASSWORD_UI'], right: true },
      ...NAMES.flatMap(({ profile, flags }) => ENDS.map(({ right, asks }) => ({ ...call, profile, flags: [...call.flags, ...flags, ...decoy(flags, asks)], right }))),
    ];
  }),
];

/** The flags of its call. @param {Path} path */
export const flagsOf = ({ flags }) => ['MAPI_EXTENDED', ...flags];

/** @param {Path} path @param {string} title @param {string} as the name of the call that is bet on */
export function scenarioOf(path, title, as) {
  const services = (/** @type {string} */ store) => [{ name: store, providers: [{ name: `${store} box`, type: 'MAPI_STORE_PROVIDER' }] }];
  return JSON.stringify({
    version: 1, title,
    profiles: [
      { name: 'Work', default: true, credentials: PASSWORD.right, mailbox: path.right ? PASSWORD.right : PASSWORD.wrong, services: services('Office') },
      { name: 'Home', services: services('Letters') },
    ],
    applications: [{ name: 'Mailer' }, { name: 'Reader' }],
    inputs: [
      { at: 0, app: 'Mailer', do: 'MAPIInitialize' },
      { at: 0, app: 'Reader', do: 'MAPIInitialize' },
      ...(path.shares ? [{ at: 50, app: 'Reader', do: 'MAPILogonEx', as: 'shared', lpszProfileName: 'Home', flFlags: 'MAPI_EXTENDED|MAPI_ALLOW_OTHERS' }] : []),
      { at: 100, app: 'Mailer', do: 'MAPILogonEx', as, ...(path.profile ? { lpszProfileName: path.profile } : {}), flFlags: flagsOf(path).join('|') },
      ...(asksProfile(path) ? [{ at: 200, do: 'answer', call: as, profile: 'Work' }] : []),
      ...(path.flags.includes('MAPI_PASSWORD_UI') && !path.right && !path.flags.includes('MAPI_LOGON_UI') ? [{ at: 300, do: 'answer', call: as, credentials: PASSWORD.wrong }] : []),
    ],
  });
}

/** @param {Path} path */
const asksProfile = ({ shares, profile, flags }) => !profile && flags.includes('MAPI_LOGON_UI') && !['MAPI_USE_DEFAULT', 'MAPI_PASSWORD_UI'].some((one) => flags.includes(one)) && (!shares || flags.includes('MAPI_NEW_SESSION'));
