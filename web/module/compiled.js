// One compilation for a page: all instances of a program share it, and it is kept for
// the next one. It is forgotten when it fails, and when it turns out not to be the program
// that it should be, because what stood in the way once need not do so again. A program
// that is replaced on the server does not matter to a page that has one: its scripts are
// of the same build.

import { PROGRAMS, SIZES } from './built.js';
import { mapiError } from './error.js';
import { fileAt } from './platform.js';

export const DAMAGED = 'it is damaged, or not of this version.';
const ANOTHER = 'it is of another build than the scripts. Loading the page anew gets one build of both.';

/** @param {string} name @param {string} why @param {unknown} cause */
export const cannotStart = (name, why, cause) => mapiError('MAPI_E_CALL_FAILED', `${name} could not be started: ${why}`, cause);

/**
 * Why WebAssembly refuses a program. Safari says only when the program is instantiated that the
 * policy of the page is against it, other browsers when it is compiled.
 * @param {string} name @param {unknown} error
 */
export function refused(name, error) {
  const why = error instanceof WebAssembly.CompileError && /policy|disallowed|unsafe-eval|\bCSP\b/i.test(error.message)
    ? 'the Content-Security-Policy of this page does not allow WebAssembly (it needs wasm-unsafe-eval).'
    : DAMAGED;
  return cannotStart(name, why, error);
}

/** @typedef {(loaded: number, total: number) => void} Progress told how many bytes are there, of how many: 0 if nobody knows */

/** By address. @type {Map<string, Promise<WebAssembly.Module>>} */
const modules = new Map();

/**
 * The module at an address. Rejects with a sentence that a person can read.
 * @param {string | URL} url relative to the page
 * @param {string} name what it is called in that sentence
 * @param {Progress} [progress]
 * @returns {Promise<WebAssembly.Module>}
 */
export function compiled(url, name, progress) {
  const address = absolute(url);
  let module = modules.get(address);
  if (!module) {
    module = compile(address, name, progress);
    modules.set(address, module);
    module.catch(() => modules.delete(address));
  }
  return module;
}

/** Has the next instance compile anew. @param {string | URL} url */
export function forget(url) {
  modules.delete(absolute(url));
}

/** @param {string | URL} url */
function absolute(url) {
  try {
    return new URL(url, globalThis.document?.baseURI ?? globalThis.location?.href).href;
  } catch (cause) {
    throw mapiError('MAPI_E_INVALID_PARAMETER', 'The option url is not an address.', cause);
  }
}

/** @param {string} address @param {string} name @param {Progress} [progress] */
async function compile(address, name, progress) {
  const module = await (fileAt(address)?.then((bytes) => WebAssembly.compile(bytes), (error) => {
    throw mapiError('MAPI_E_NOT_FOUND', `${name} could not be read from ${address}.`, error);
  }) ?? fetched(address, name, progress));
  const [section] = WebAssembly.Module.customSections(module, 'build');
  if (PROGRAMS[name] && !(section && new TextDecoder().decode(section) === PROGRAMS[name])) throw cannotStart(name, ANOTHER, undefined);
  return module;
}

/** @param {string} address @param {string} name @param {Progress} [progress] */
async function fetched(address, name, progress) {
  let response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw mapiError('MAPI_E_NETWORK_ERROR', `${name} could not be fetched: the network or a policy of this page stands in the way.`, error);
  }
  if (!response.ok) throw mapiError('MAPI_E_NOT_FOUND', `${name} is missing: the server answered ${response.status}.`);
  // Some hosts send the wrong type, which only streaming minds.
  const type = response.headers.get('Content-Type') ?? '';
  if (type.startsWith('text/html')) {
    throw mapiError('MAPI_E_NOT_FOUND', `${name} is missing: the server answered with a page (text/html) at ${address}. The option url of load says where it is.`);
  }
  if (progress) void count(response.clone(), name, progress);
  try {
    return type.startsWith('application/wasm')
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    throw refused(name, error);
  }
}

/** Counts the bytes as they come. @param {Response} response @param {string} name @param {Progress} progress */
async function count(response, name, progress) {
  // What a server has compressed is longer when it is read than it says.
  const total = response.headers.has('Content-Encoding') ? SIZES[name] ?? 0 : Number(response.headers.get('Content-Length') ?? 0);
  const reader = response.body?.getReader();
  try {
    for (let loaded = 0; ;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return;
      progress((loaded += value.length), total);
    }
  } catch {} // whoever compiles it is told
}
