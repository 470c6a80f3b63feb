// How an element and its frame speak to each other. Each message is an object with the
// version of the protocol as mapi and what it is as type. A change that the other side
// would take wrongly makes a new version.
//
// The frame is embed.html?wait. It sends to the page around it:
//
//   hello  { build }               it listens; build names the build that it is of
//   ready  { title }               all is drawn
//   step   { step, of, sentence }  it stands at another step
//   error  { message }             it cannot show what it was told to, or cannot go on
//
// and is sent, by nobody but the page around it:
//
//   show   { attributes, text }    shows what the attributes of an element say, or the
//                                  text of a scenario; anew, if it shows something
//   go     { step }
//   play, pause
//   theme  { theme }               light or dark
//
// A frame that is spoken to in another version answers with error, in its own.

export const VERSION = 1;

/** @param {string} type @param {object} [fields] */
export const message = (type, fields = {}) => ({ mapi: VERSION, type, ...fields });

/** What is said in a message, or null if it is not of this protocol. @param {unknown} data @returns {({ mapi: number, type: string } & Record<string, any>) | null} */
export function read(data) {
  if (typeof data !== 'object' || data === null) return null;
  const { mapi, type } = /** @type {Record<string, unknown>} */ (data);
  return Number.isInteger(mapi) && typeof type === 'string' ? /** @type {any} */ (data) : null;
}
