// What the tests in this folder check with. Each exported function of the other
// files is a test: it runs in a page of its own and fails by throwing.

import { MapiError } from './program.js';

/**
 * @param {string} what
 * @param {unknown} got
 * @param {unknown} want the same as JSON, in whatever order its properties stand
 */
export function equal(what, got, want) {
  const [a, b] = [json(got), json(want)];
  if (a !== b) throw new Error(`${what}: ${a}, want ${b}`);
}

/** @param {unknown} value */
const json = (value) => JSON.stringify(value, (_, one) =>
  one && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort()) : one);

/**
 * @param {string} what
 * @param {unknown} is
 */
export function ok(what, is) {
  if (!is) throw new Error(`not so: ${what}`);
}

/**
 * @param {string} what
 * @param {string} text
 * @param {string} want a part of it
 */
export function says(what, text, want) {
  if (!text.includes(want)) throw new Error(`${what}: it says ${JSON.stringify(text)}, want ${JSON.stringify(want)} in it`);
}

const realTimeout = window.setTimeout.bind(window);

/**
 * Resolves when the condition holds. The test's own timeout ends it otherwise.
 * @param {() => unknown} condition
 */
export async function until(condition) {
  while (!condition()) await new Promise((done) => realTimeout(done, 5));
}

/**
 * Resolves when the microtasks that are queued now are over.
 * @returns {Promise<void>}
 */
export const settled = () => new Promise((done) => { realTimeout(done, 0); });

/**
 * Waits for a MapiError of this name.
 * @param {string} what
 * @param {string} name
 * @param {() => unknown} work
 * @returns {Promise<import('../mapi.js').MapiError>}
 */
export async function refuses(what, name, work) {
  try {
    await work();
  } catch (e) {
    if (e instanceof MapiError && e.name === name && e.code >= 0x80000000 && e.message) return e;
    throw new Error(`${what}: ${e}, want ${name}`, { cause: e });
  }
  throw new Error(`${what}: nothing thrown, want ${name}`);
}

/**
 * The same, whatever its type says: for what a test knows better, and for arguments that
 * no type would let through.
 * @param {unknown} value
 * @returns {any}
 */
export const any = (value) => value;
