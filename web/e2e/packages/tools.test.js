// The package in the hands of tools that people build pages and tests with.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { build, createServer } from 'vite';
import webpack from 'webpack';
import { INBROWSER, shown, site } from './browser.js';
import { project } from './pack.js';

/** A Worker gets no idle callbacks. */
const INWORKER = { ...INBROWSER, idle: 'slices' };

/** The project with another page script. */
function withWorker() {
  const made = project();
  renameSync(join(made.dir, 'page-with-worker.js'), join(made.dir, 'page.js'));
  return made;
}

test('Vite builds a page', async (t) => {
  const { dir } = project();
  await build({ root: dir, base: './', logLevel: 'error', configFile: false });
  assert.deepEqual((await shown(t, `${await site(t, join(dir, 'dist'))}/`)).used, INBROWSER);
});

test('Vite builds a Worker', async (t) => {
  const { dir } = withWorker();
  await build({ root: dir, base: './', logLevel: 'error', configFile: false, worker: { format: 'es' } });
  assert.deepEqual((await shown(t, `${await site(t, join(dir, 'dist'))}/`)).used, INWORKER);
});

test('Vite serves a page that is worked on', async (t) => {
  const { dir } = project();
  const server = await createServer({ root: dir, logLevel: 'error', configFile: false, server: { port: 0, host: '127.0.0.1' }, optimizeDeps: { exclude: ['mapi-playground'] } });
  await server.listen();
  t.after(() => server.close());
  assert.deepEqual((await shown(t, `http://127.0.0.1:${server.httpServer.address().port}/`)).used, INBROWSER);
});

for (const [what, make, want] of [['a page', project, INBROWSER], ['a Worker', withWorker, INWORKER]]) {
  test(`webpack builds ${what}`, async (t) => {
    const { dir } = make();
    const stats = await promisify(webpack)({ mode: 'production', context: dir, entry: './page.js', output: { path: join(dir, 'out'), filename: 'page.js' }, performance: false });
    assert.deepEqual(stats.toJson({ errors: true, warnings: true }).errors.map(({ message }) => message), []);
    execFileSync('cp', [join(dir, 'index.html'), join(dir, 'out')]);
    assert.deepEqual((await shown(t, `${await site(t, join(dir, 'out'))}/`)).used, want);
  });
}

for (const environment of ['node', 'jsdom']) {
  test(`Vitest with ${environment}`, () => {
    const { dir } = project();
    execFileSync(process.execPath, [join(dir, 'node_modules/vitest/vitest.mjs'), 'run', '--root', dir, '--environment', environment], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000, env: { ...process.env, CI: '1' } });
  });
}
