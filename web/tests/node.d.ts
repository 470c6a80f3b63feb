// What these tests use of Node. All of its types would change what the page's timers are.

declare module 'node:test' {
  export default function test(name: string, run: () => void | Promise<void>): void;
}

declare module 'node:assert/strict' {
  namespace assert {
    function ok(value: unknown, message?: string): asserts value;
    function equal(actual: unknown, expected: unknown, message?: string): void;
    function notEqual(actual: unknown, expected: unknown, message?: string): void;
    function deepEqual(actual: unknown, expected: unknown, message?: string): void;
    function match(actual: string, expected: RegExp, message?: string): void;
    function throws(work: () => unknown, error: RegExp | object | ((error: unknown) => boolean), message?: string): void;
    function rejects(work: Promise<unknown>, error: RegExp | object | ((error: unknown) => boolean), message?: string): Promise<void>;
    function fail(message?: unknown): never;
  }
  export default assert;
}
