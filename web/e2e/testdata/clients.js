// Applications that log on, beside a spooler that has no turns but those it is given.

import { load } from '../mapi.js';

/**
 * An instance, with a first client.
 * @param {import('../module/session-types.js').SessionOptions} [sessions]
 */
export async function started(sessions) {
  const mapi = await load({ sessions: { spooler: { turns: 'manual' }, ...sessions } });
  /** @param {string} name */
  const client = (name) => {
    const app = mapi.application(name);
    app.MAPIInitialize();
    return app;
  };
  return { mapi, client, a: client('A') };
}
