// Where the page and the module are: all that they fetch is next to this file,
// wherever the build puts the module that asks for it.

export const root = new URL('./', import.meta.url);
