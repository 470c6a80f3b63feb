// Shows what was built in a browser, with each folder as a site of its own.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm' };

/** Serves a folder, with headers for others to use it, and returns its origin. */
export async function site(t, dir, headers = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = join(dir, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!existsSync(file) || statSync(file).isDirectory()) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  t.after(() => { server.closeAllConnections(); server.close(); });
  return `http://127.0.0.1:${server.address().port}`;
}

/** What globalThis.used of a page comes to. */
export async function shown(t, url) {
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox', '--disable-quic', '--no-proxy-server'] });
  t.after(() => browser.close());
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(url);
  await page.waitForFunction(() => globalThis.used, null, { timeout: 60_000 }).catch((error) => { throw new Error(`${error.message}\n${errors.join('\n')}`); });
  return { page, errors, used: await page.evaluate(() => globalThis.used) };
}

/** What use.js comes to on a page. */
export const INBROWSER = { virtual: 10, idle: 'requestIdleCallback', rule: 'pt-BR', said: 'A calls MAPIInitIdle', left: [] };
