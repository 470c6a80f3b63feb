// What wasm_exec.js, which comes with the Go installation, defines; in the copy that
// the modules are built with, in an object of its own.
declare class GoProgram {
  importObject: WebAssembly.Imports & { gojs: Record<string, (stack: number) => void>; mapi?: WebAssembly.ModuleImports };
  env: Record<string, string>;
  mem: DataView;
  exit: (code: number) => void;
  exited: boolean;
  _values: unknown[];
  _resume: () => void;
  run(instance: WebAssembly.Instance): Promise<void>;
}
declare var Go: typeof GoProgram;
declare module '*/wasm_exec.js' {
  export const own: Record<string, unknown>;
}

// What the build writes into module/built.js.
declare var BUILT_PROGRAMS: Record<string, string> | undefined;
declare var BUILT_SIZES: Record<string, number> | undefined;
declare var BUILT_RULES: Record<string, string> | undefined;

// Parts of browsers that are not in all of them.
declare class IdleDetector extends EventTarget {
  static requestPermission(): Promise<'granted' | 'denied'>;
  readonly userState: 'active' | 'idle' | null;
  start(options: { threshold: number; signal: AbortSignal }): Promise<void>;
}
interface Window {
  IdleDetector?: typeof IdleDetector;
}
