// The package as npm would publish it, unpacked into a project.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
export const dist = process.env.DIST ?? join(here, '../../../dist');

/** A project that depends on the package, and the names of the files in that. */
export function project() {
  const dir = mkdtempSync(join(tmpdir(), 'mapi-package-'));
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
  const [{ filename, files }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', dir], { cwd: dist, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const home = join(dir, 'node_modules', 'mapi-playground');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', join(dir, filename), '--strip-components=1', '-C', home]);
  cpSync(join(here, 'project'), dir, { recursive: true });
  const tools = join(here, 'node_modules');
  for (const one of existsSync(tools) ? readdirSync(tools) : []) symlinkSync(join(tools, one), join(dir, 'node_modules', one));
  return { dir, home, files: files.map(({ path }) => path) };
}
