// What the program exports, imports and hands over.

export async function border() {
  await import('../wasm_exec.js');
  const go = new Go();
  go.importObject.mapi = { now: () => 0, call: () => 0, stretch: () => 0, called: () => 0, outcome: () => 0, gone() {} };
  const { module, instance } = await WebAssembly.instantiateStreaming(fetch('mapi.wasm'), go.importObject);
  go.env = { MAPI_READY: 'handOver' };
  const functions = await new Promise((done) => {
    /** @type {any} */ (window).handOver = done;
    go.run(instance);
  });
  const own = ['run', 'resume', 'getsp', 'mem'];
  return {
    exports: Object.entries(instance.exports).filter(([name]) => !own.includes(name)).map(([name, fn]) => `${name} ${/** @type {Function} */ (fn).length}`).sort(),
    imports: WebAssembly.Module.imports(module).filter((i) => i.module === 'mapi').map((i) => i.name).sort(),
    functions: Object.keys(functions).sort(),
  };
}
