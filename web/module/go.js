// What this module has to know of the inside of wasm_exec.js, which the build
// copies from the Go installation. Tests hold it.

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
