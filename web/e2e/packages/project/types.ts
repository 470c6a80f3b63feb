import { load, type Mapi, MapiError, FIROINTERVAL } from 'mapi-playground';
import * as idle from 'mapi-playground/idle';
import { connect, serve } from 'mapi-playground/apartment';
import schema from 'mapi-playground/scenario.schema.json' with { type: 'json' };

export async function typed(worker: Worker): Promise<number> {
  const mapi: Mapi = await load();
  const app = mapi.application('A');
  const failed: number = app.MAPIInitIdle(0);
  serve(app, worker);
  const virtual = await idle.load({ host: 'virtual' });
  virtual.idle(10);
  // @ts-expect-error: that is no name of a host
  await load({ host: 'real' }).catch((error: unknown) => error instanceof MapiError && error.code);
  const ftg: number = await connect().FtgRegisterIdleRoutine(() => false, null, -1, 100, FIROINTERVAL);
  return failed + ftg + schema.$schema.length;
}
