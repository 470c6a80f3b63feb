// What the build knows of the files that are fetched: of each program the name that it
// carries and its size, of each file of rules its hash. Scripts and programs of two builds never run
// together, whatever a cache or a host has done. `make dev` leaves both out, because
// there the parts are built apart.

/** By program: its name. @type {Record<string, string>} */
export const PROGRAMS = typeof BUILT_PROGRAMS === 'undefined' ? {} : BUILT_PROGRAMS;

/** By program: how many bytes it has, however they come. @type {Record<string, number>} */
export const SIZES = typeof BUILT_SIZES === 'undefined' ? {} : BUILT_SIZES;

/** By file: its integrity. @type {Record<string, string>} */
export const RULES = typeof BUILT_RULES === 'undefined' ? {} : BUILT_RULES;

/**
 * An address under which no cache has what another build had there.
 * @param {URL} url
 * @param {string | undefined} mark of what is there
 */
export function marked(url, mark) {
  if (mark && /^https?:$/.test(url.protocol)) url.search = mark.replace(/\W/g, '').slice(0, 22);
  return url;
}
