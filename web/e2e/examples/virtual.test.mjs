import assert from 'node:assert/strict';
import test from 'node:test';
import { chromium } from 'playwright-core';

test('compresses at most once a second, and only when the computer is idle', async (t) => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${process.env.SITE}/`);
  const result = await page.evaluate(async () => {
    const { load, FIROINTERVAL } = await import('./mapi.js');
    const mapi = await load({ host: 'virtual' });
    const app = mapi.application('Mailer');
    app.MAPIInitIdle(0);
    const calls = [];
    app.FtgRegisterIdleRoutine(function compress() { calls.push(mapi.now); }, null, -1, 100, FIROINTERVAL);
    mapi.advance(5000);
    mapi.idle(3000);
    return { calls, last: mapi.trace.findLast((event) => event.key === 'idle.returned').sentence };
  });
  assert.deepEqual(result.calls, [5000, 6000, 7000]);
  assert.equal(result.last, 'compress returns after 1 ms.');
});
