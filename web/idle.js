// The public module without sessions: the six functions of MAPI's idle engine for a page,
// live or under a test's clock. A third of the size of mapi.js. Its types and its
// documentation are in idle.d.ts.
//
//   import { load, FIROINTERVAL } from './idle.js';
//   const idle = await load();
//   const app = idle.application('A');
//   app.MAPIInitIdle(0);
//   app.FtgRegisterIdleRoutine(tidyUp, null, -1, 100, FIROINTERVAL);

export { load } from './module/load-idle.js';
export { MapiError } from './module/error.js';
export * from './module/idle-constants.js';
