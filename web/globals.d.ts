// What wasm_exec.js, which comes with the Go installation, defines.
declare class GoProgram {
  importObject: WebAssembly.Imports & { mapi?: WebAssembly.ModuleImports };
  env: Record<string, string>;
  run(instance: WebAssembly.Instance): Promise<void>;
}
declare var Go: typeof GoProgram;
declare module '*/wasm_exec.js';
