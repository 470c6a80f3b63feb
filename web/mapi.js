// The public module: MAPI's idle engine and sessions for a page. Its types and its
// documentation are in mapi.d.ts.
//
//   import { load, FIROINTERVAL } from './mapi.js';
//   const mapi = await load();
//   const app = mapi.application('A');
//   app.MAPIInitIdle(0);
//   app.FtgRegisterIdleRoutine(tidyUp, null, -1, 100, FIROINTERVAL);

export { load } from './module/load.js';
export { MapiError } from './module/error.js';
export * from './module/constants.js';
