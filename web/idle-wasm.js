// Where the small program is: beside this file. Build tools know the form of this
// expression, and bring the file along.

export const idleWasm = () => new URL('idle.wasm', import.meta.url);
