// What browsers have for pages and other hosts have not: a Worker has no document, and
// Node.js has neither that nor events of its own.

/** @typedef {{ readFile: (path: string) => Promise<Uint8Array<ArrayBuffer>> }} Files */

/** Tells of an error that nobody is there to catch. @param {unknown} error */
export function report(error) {
  if (typeof reportError === 'function') reportError(error);
  else queueMicrotask(() => { throw error; });
}

/** An event that tells of an error. @param {unknown} error @returns {Event} */
export function errorEvent(error) {
  if (typeof ErrorEvent === 'function') return new ErrorEvent('error', { error, cancelable: true });
  return Object.assign(new Event('error', { cancelable: true }), { error, message: String(error) });
}

/**
 * Listens to what happens to the page, where there is one.
 * @param {string} type
 * @param {(event: any) => void} listener
 * @param {AddEventListenerOptions} options
 */
export function onGlobal(type, listener, options) {
  if (typeof addEventListener === 'function') addEventListener(type, listener, options);
}

/**
 * The bytes of a file of this computer, or null where addresses are not read so: only
 * Node.js does. Asked for in this form, no build tool takes it for a part of a page.
 * @param {string} address
 * @returns {Promise<Uint8Array<ArrayBuffer>> | null}
 */
export function fileAt(address) {
  if (!address.startsWith('file:')) return null;
  const { process } = /** @type {{ process?: { getBuiltinModule?: (name: string) => any } }} */ (/** @type {unknown} */ (globalThis));
  const builtin = process?.getBuiltinModule;
  return builtin ? builtin('node:fs/promises').readFile(builtin('node:url').fileURLToPath(address)) : null;
}

/** Whether a listener is the only thing that keeps Node.js from ending. @param {MessagePort} port @param {boolean} waiting */
export function hold(port, waiting) {
  const { ref, unref } = /** @type {{ ref?: () => void, unref?: () => void }} */ (/** @type {unknown} */ (port));
  (waiting ? ref : unref)?.call(port);
}
