// Where the program with everything in it is: beside this file. Build tools know the
// form of this expression, and bring the file along.

export const mapiWasm = () => new URL('mapi.wasm', import.meta.url);
