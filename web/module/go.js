// What this module has to know of the inside of wasm_exec.js, which the build
// copies from the Go installation. Tests hold it. In the copy, what it would put into the
// page's global object is put into an object of its own: a page may have other
// programs in Go, made with other versions of it, and neither may change the other.

import { own } from './wasm_exec.js';

/** The class that runs programs: Go's own, which the page does not see. */
export const Go = /** @type {typeof GoProgram} */ (own.Go);

const GLOBAL = 5; // how a program calls the global object of the page

const KEPT = 16384; // characters

/**
 * Makes a program's border with the page sound. Returns what it has printed lately:
 * what a panic has to say is for the failure report and not for the console.
 * @param {GoProgram} go
 * @param {(thrown: unknown) => void} trapped told of an exception that went through Go
 * @returns {() => string}
 */
export function prepareGo(go, trapped) {
  const { gojs } = go.importObject;
  const decoder = new TextDecoder();
  let output = '';
  // func wasmWrite(fd uintptr, p unsafe.Pointer, n int32)
  gojs['runtime.wasmWrite'] = (stack) => {
    const at = stack >>> 0;
    const start = Number(go.mem.getBigInt64(at + 16, true));
    const length = go.mem.getInt32(at + 24, true);
    output = (output + decoder.decode(new Uint8Array(go.mem.buffer, start, length), { stream: true })).slice(-KEPT);
  };
  // func valueGet(v ref, p string) ref: a program finds its file system where nobody else does.
  const valueGet = gojs['syscall/js.valueGet'];
  gojs['syscall/js.valueGet'] = (stack) => {
    const at = stack >>> 0;
    const values = go._values;
    if (go.mem.getUint32(at + 8, true) !== GLOBAL || !Object.hasOwn(own, text(go.mem, at + 16))) return valueGet(stack);
    const global = values[GLOBAL];
    values[GLOBAL] = own;
    try {
      return valueGet(stack);
    } finally {
      values[GLOBAL] = global;
    }
  };
  // func valueInstanceOf(v ref, t ref) bool: of a proxy it may throw, and an
  // exception must not unwind through Go.
  const instanceOf = gojs['syscall/js.valueInstanceOf'];
  gojs['syscall/js.valueInstanceOf'] = (stack) => {
    try {
      instanceOf(stack);
    } catch {
      go.mem.setUint8((stack >>> 0) + 24, 0);
    }
  };
  // Listeners and timers of the program's may outlive it: they do nothing then.
  const resume = go._resume;
  go._resume = () => {
    if (go.exited) return;
    try {
      resume.call(go);
    } catch (thrown) {
      trapped(thrown);
    }
  };
  return () => output;
}

const decoder = new TextDecoder();

/** A string of Go's. @param {DataView} memory @param {number} at */
const text = (memory, at) => decoder.decode(new Uint8Array(memory.buffer, Number(memory.getBigInt64(at, true)), Number(memory.getBigInt64(at + 8, true))));
