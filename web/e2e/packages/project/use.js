// What somebody does with the package, everywhere the same.

import { load, FIROINTERVAL } from 'mapi-playground';
import { load as loadIdle } from 'mapi-playground/idle';

const before = Object.getOwnPropertyNames(globalThis);

export async function use() {
  const mapi = await load({ host: 'virtual' });
  const app = mapi.application('Mailer');
  app.MAPIInitIdle(0);
  let virtual = 0;
  app.FtgRegisterIdleRoutine(function compress() { virtual++; }, null, -1, 100, FIROINTERVAL);
  mapi.idle(10_000);
  const player = mapi.play({ version: 1, title: 't', applications: [{ name: 'A' }], inputs: [{ do: 'MAPIInitIdle', app: 'A' }] });
  player.go(1);
  const said = player.state.event.sentence;
  const rule = await mapi.rule('I-24', 'pt-BR');
  const engines = await loadIdle();
  const live = engines.application('Live');
  live.MAPIInitIdle(0);
  await new Promise((done) => { live.FtgRegisterIdleRoutine(done, null, -1, 0, 0); });
  const { idle } = engines.host;
  engines.close();
  mapi.close();
  return {
    virtual, idle, rule: rule.language, said: said.split(' on ')[0],
    left: Object.getOwnPropertyNames(globalThis).filter((one) => !before.includes(one) && one !== 'used' && !one.startsWith('__')),
  };
}
