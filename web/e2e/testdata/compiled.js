// One fetch and one compilation of a program for all instances of a page.

import { load } from './program.js';
import { equal, ok, refuses } from './check.js';

/** Counts what is fetched and compiled. */
function counted() {
  const counts = { fetched: 0, compiled: 0 };
  const { fetch } = window;
  const { compile, compileStreaming } = WebAssembly;
  window.fetch = (...args) => (counts.fetched++, fetch(...args));
  WebAssembly.compile = (...args) => (counts.compiled++, compile.apply(WebAssembly, args));
  WebAssembly.compileStreaming = (...args) => (counts.compiled++, compileStreaming.apply(WebAssembly, args));
  return counts;
}

/** An instance whose engine works. @param {import('../mapi.js').Mapi} mapi */
function works(mapi) {
  equal('works', mapi.application('A').MAPIInitIdle(0), 0);
  return mapi;
}

export async function twice() {
  const counts = counted();
  const [first, second] = [works(await load()), works(await load())];
  first.close();
  works(second);
  works(await load());
  equal('one of each', counts, { fetched: 1, compiled: 1 });
}

export async function hundred() {
  const counts = counted();
  const all = await Promise.all(Array.from({ length: 100 }, () => load()));
  for (const mapi of all) works(mapi);
  equal('one of each', counts, { fetched: 1, compiled: 1 });
  for (const mapi of all) mapi.close();
}

// What fails is forgotten: the next one fetches anew, also those who waited together.
export async function failsThenWorks() {
  const { fetch } = window;
  const bad = [
    () => Promise.reject(new TypeError('offline')),
    () => Promise.resolve(new Response('', { status: 503 })),
    () => Promise.resolve(new Response('no program', { headers: { 'Content-Type': 'application/wasm' } })),
    () => Promise.resolve(new Response(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), { headers: { 'Content-Type': 'application/wasm' } })),
  ];
  for (const answer of bad) {
    window.fetch = answer;
    const both = await Promise.allSettled([load(), load()]);
    ok('both are refused', both.every((one) => one.status === 'rejected' && one.reason.message));
  }
  window.fetch = fetch;
  const counts = counted();
  works(await load());
  works(await load());
  equal('one of each', counts, { fetched: 1, compiled: 1 });
}

// A page goes on with the program that it has, whatever the server has now.
export async function replaced() {
  works(await load());
  window.fetch = () => Promise.resolve(new Response('', { status: 404 }));
  works(await load());
  await refuses('another address', 'MAPI_E_NOT_FOUND', () => load({ url: 'another.wasm' }));
  await refuses('no address', 'MAPI_E_INVALID_PARAMETER', () => load({ url: 'http://[' }));
}
