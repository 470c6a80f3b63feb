// The package with what is here anyway: Node.js, TypeScript, esbuild and a browser.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { INBROWSER, shown, site } from './browser.js';
import { dist, project } from './pack.js';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const { dir, home, files } = project();
const esbuild = join(repository, '.cache/bin/esbuild');
const node = (...args) => execFileSync(process.execPath, args, { cwd: dir, encoding: 'utf8', timeout: 120_000 });
const RUN = "import { use } from './use.js'; console.log(JSON.stringify(await use()));";

test('what is published is what somebody loads', () => {
  const { name, version, exports, license, dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  assert.deepEqual({ name, version, license, dependencies }, { name: 'mapi-playground', version: readFileSync(join(repository, 'VERSION'), 'utf8').trim(), license: 'MIT', dependencies: undefined });
  for (const one of Object.values(exports).flatMap((to) => (typeof to === 'string' ? to : Object.values(to)))) assert.ok(files.includes(one.slice(2)), one);
  for (const one of ['README.md', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'mapi.wasm', 'idle.wasm']) assert.ok(files.includes(one), one);
  for (const one of files) assert.doesNotMatch(one, /^(app|embed|index|offline|scenarios|wasm_exec)/);
  assert.match(readFileSync(join(home, 'THIRD-PARTY-NOTICES.txt'), 'utf8'), /Copyright 2009 The Go Authors/);
  const scripts = files.filter((one) => /^[^/]*\.js$/.test(one)).map((one) => readFileSync(join(home, one), 'utf8'));
  assert.equal(scripts.filter((one) => one.includes('Copyright 2018 The Go Authors')).length, 1, 'the notice of wasm_exec.js');
});

test('Node.js: no browser, no build tool, and it ends by itself', () => {
  writeFileSync(join(dir, 'run.js'), RUN);
  assert.deepEqual(JSON.parse(node('run.js')), { ...INBROWSER, idle: 'slices' });
});

test('Node.js: logons, and a scenario from a file', () => {
  cpSync(join(dist, 'scenarios/firowait.json'), join(dir, 'firowait.json'));
  writeFileSync(join(dir, 'run.js'), `
    import { readFileSync } from 'node:fs';
    import { load, MAPI_EXTENDED, MAPI_USE_DEFAULT } from 'mapi-playground';
    const mapi = await load({ host: 'virtual' });
    const app = mapi.application('A');
    mapi.createProfile({ name: 'Work', default: true });
    app.MAPIInitialize();
    (await app.MAPILogonEx(null, null, null, MAPI_EXTENDED | MAPI_USE_DEFAULT)).Logoff();
    const player = mapi.play(readFileSync('firowait.json', 'utf8'));
    player.go(player.state.len);
    console.log(player.state.title, player.state.at === player.state.len);`);
  assert.match(node('run.js'), /^FIROWAIT: .* true\n$/);
});

test('the command prints the trace that the tests of Go keep (I-44)', () => {
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const run = (args, input = '') => spawnSync(process.execPath, [join(home, bin['mapi-playground']), ...args], { cwd: dir, encoding: 'utf8', input, timeout: 120_000 });
  const preset = readFileSync(join(dist, 'scenarios/firowait.json'), 'utf8');
  writeFileSync(join(dir, 'preset.json'), preset);
  const golden = readFileSync(join(repository, 'core/world/testdata/firowait.txt'), 'utf8');
  assert.equal(run(['trace', 'preset.json']).stdout, golden);
  assert.equal(run(['trace'], preset).stdout, golden);
  const wrong = '{"version": 1, "title": "a", "applications": [{"name": "A"}],\n "inputs": [{"at": 0, "do": "zzz"}]}';
  for (const [args, input, status, stdout, stderr] of [
    [['trace', '--language', 'pt-BR'], preset, 0, /Indexer chama MAPIInitIdle/, /^$/],
    [['trace', '--format', 'lines'], preset, 0, /^\{"id":1,/, /^$/],
    [['--help'], '', 0, /^usage: /, /^$/],
    [['trace', '-'], wrong, 1, /^$/, /^mapi-playground: standard input:2:29: inputs\[0\]\.do: there is no "zzz" to do\n$/],
    [['trace', 'missing.json'], '', 1, /^$/, /^mapi-playground: missing\.json: there is no such file\n$/],
    [['trace', '--language', 'de'], preset, 2, /^$/, /there is no language de; there are en, pt-BR/],
    [['draw'], '', 2, /^$/, /there is no command draw/],
    [['trace', '--colour'], '', 2, /^$/, /--colour/],
  ]) {
    const found = run(args, input);
    assert.equal(found.status, status, `${args}: ${found.stderr}`);
    assert.match(found.stdout, stdout, `${args}`);
    assert.match(found.stderr, stderr, `${args}`);
  }
});

test('Node.js: a file that is not there is told by its name', () => {
  writeFileSync(join(dir, 'run.js'), "import { load } from 'mapi-playground'; await load({ url: 'file:///nowhere/mapi.wasm' }).catch(({ name, message }) => console.log(name, message));");
  assert.equal(node('run.js'), 'MAPI_E_NOT_FOUND mapi.wasm could not be read from file:///nowhere/mapi.wasm.\n');
});

test('a program of another build is refused (no two builds mix)', () => {
  const other = readFileSync(join(home, 'mapi.wasm'));
  other[other.length - 1] ^= 1; // of its name, which is at the end
  writeFileSync(join(dir, 'other.wasm'), other);
  writeFileSync(join(dir, 'run.js'), "import { load } from 'mapi-playground'; await load({ url: new URL('other.wasm', import.meta.url) }).catch(({ name, message }) => console.log(name, message));");
  assert.match(node('run.js'), /^MAPI_E_CALL_FAILED mapi\.wasm could not be started: it is of another build than the scripts\./);
});

for (const [module, moduleResolution] of [['esnext', 'bundler'], ['nodenext', 'nodenext']]) {
  test(`TypeScript with ${moduleResolution}`, () => {
    writeFileSync(join(dir, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions: { module, moduleResolution, target: 'es2023', strict: true, noEmit: true, resolveJsonModule: true, types: [] }, files: ['types.ts'] }));
    assert.equal(node(join(repository, 'web/node_modules/typescript/bin/tsc'), '-p', dir), '');
  });
}

test('esbuild, with the program copied beside what it makes', async (t) => {
  execFileSync(esbuild, [join(dir, 'page.js'), '--bundle', '--format=esm', `--outfile=${join(dir, 'out/page.js')}`, '--log-level=error']);
  for (const one of ['mapi.wasm', 'idle.wasm', 'rules']) cpSync(join(home, one), join(dir, 'out', one), { recursive: true });
  cpSync(join(dir, 'index.html'), join(dir, 'out/index.html'));
  assert.deepEqual((await shown(t, `${await site(t, join(dir, 'out'))}/`)).used, INBROWSER);
});

test('a plain script, from another site', async (t) => {
  const origin = await site(t, join(dir, 'node_modules'), { 'Access-Control-Allow-Origin': '*' });
  mkdirSync(join(dir, 'plain'));
  cpSync(join(dir, 'index.html'), join(dir, 'plain/index.html'));
  const use = readFileSync(join(dir, 'use.js'), 'utf8').replaceAll("'mapi-playground'", `'${origin}/mapi-playground/mapi.js'`).replaceAll("'mapi-playground/idle'", `'${origin}/mapi-playground/idle.js'`);
  writeFileSync(join(dir, 'plain/use.js'), use);
  cpSync(join(dir, 'page.js'), join(dir, 'plain/page.js'));
  assert.deepEqual((await shown(t, `${await site(t, join(dir, 'plain'))}/`)).used, INBROWSER);
});

// The other program is one of an older Go, as far as anybody can tell: its file system has no
// O_DIRECTORY, with which a program of today does not start.
test('another Go program on the page disturbs nothing, and is not disturbed', async (t) => {
  mkdirSync(join(dir, 'two'));
  cpSync(home, join(dir, 'two/mapi'), { recursive: true });
  cpSync(join(dist, 'wasm_exec.js'), join(dir, 'two/wasm_exec.js'));
  writeFileSync(join(dir, 'two/main.go'), 'package main\n\nimport "syscall/js"\n\nfunc main() { js.Global().Set("other", 7); select {} }\n');
  execFileSync('go', ['build', '-o', 'other.wasm', 'main.go'], { cwd: join(dir, 'two'), env: { ...process.env, GOOS: 'js', GOARCH: 'wasm' } });
  writeFileSync(join(dir, 'two/index.html'), '<!DOCTYPE html><title>Two</title><link rel="icon" href="data:,"><script src="wasm_exec.js"></script><script type="module" src="page.js"></script>');
  writeFileSync(join(dir, 'two/page.js'), `
    import { load } from './mapi/mapi.js';
    const { Go, fs } = globalThis;
    delete fs.constants.O_DIRECTORY;
    const mapi = await load({ host: 'virtual' });
    const same = globalThis.Go === Go && globalThis.fs === fs;
    fs.constants.O_DIRECTORY = -1;
    const go = new globalThis.Go();
    go.run((await WebAssembly.instantiateStreaming(fetch('other.wasm'), go.importObject)).instance);
    const again = await load({ host: 'virtual' });
    globalThis.used = { same, other: globalThis.other, works: [mapi, again].map((one) => one.application('A').MAPIInitIdle(0)) };`);
  assert.deepEqual((await shown(t, `${await site(t, join(dir, 'two'))}/`)).used, { same: true, other: 7, works: [0, 0] });
});

test('a server that answers everything with its page is told apart from a damaged program', async (t) => {
  mkdirSync(join(dir, 'spa'));
  for (const one of files.filter((name) => name.endsWith('.js'))) cpSync(join(home, one), join(dir, 'spa', one), { recursive: true });
  cpSync(join(dir, 'index.html'), join(dir, 'spa/index.html'));
  writeFileSync(join(dir, 'spa/page.js'), "import { load } from './mapi.js'; globalThis.used = load({ url: './' }).catch(({ name, message }) => `${name}: ${message}`);");
  assert.match((await shown(t, `${await site(t, join(dir, 'spa'))}/`)).used, /^MAPI_E_NOT_FOUND: mapi\.wasm is missing: the server answered with a page \(text\/html\) at http.*The option url of load says where it is\.$/);
});
