// A Worker that is an apartment of its own (I-82): it registers its routines itself.

import { connect } from '../apartment.js';

/** @param {string} what */
const report = (what) => postMessage({ report: what, window: typeof window, scope: self.constructor.name });

addEventListener('message', ({ data }) => {
  if (data === 'ping') report('pong');
});

const idle = connect();
let calls = 0;
const ftg = await idle.FtgRegisterIdleRoutine((param) => {
  report(`called with ${param}`);
  if (++calls === 3) idle.DeregisterIdleRoutine(ftg).then(() => report('deregistered'));
  return false;
}, 'its own block', -1, 5, 2);
report(ftg > 0 ? 'registered' : 'refused');
const none = await idle.FtgRegisterIdleRoutine(() => false, null, 99999, 5, 2);
report(none === 0 ? 'NULL' : 'not NULL');
