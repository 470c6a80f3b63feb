// What an element is to show, from its attributes or from what stands inside it. What is
// wrong with them is said in a sentence.

/** @typedef {import('./types.js').Wishes} Wishes */
/** @typedef {import('./types.js').Scene} Scene */
/** @typedef {(key: keyof typeof import('../locales/en/element.js').default, values?: Record<string, string | number>) => string} Say */

const KNOWN = {
  part: ['chart', 'queue', 'timeline', 'sessions', 'threads', 'log', 'compare'],
  chart: ['session', 'service', 'provider'],
  controls: ['bar', 'none'],
  theme: ['auto', 'light', 'dark'],
};
// No scenario is longer; what is would only keep the page.
const MOST = 4; // megabytes
const INSIDE = 'script[type="application/json"], pre';

/** @param {Wishes} wishes @param {Say} say */
export function check(wishes, say) {
  for (const [name, known] of Object.entries(KNOWN)) {
    const value = wishes[/** @type {keyof typeof KNOWN} */ (name)];
    if (!known.includes(value)) throw new Error(say('element.wrong', { name, value, known: known.join(', ') }));
  }
  if (!/^\d{1,9}$/.test(String(wishes.step ?? 0))) throw new Error(say('element.wrong-step', { value: String(wishes.step) }));
}

/** @param {HTMLElement} element @param {Wishes} wishes @param {Say} say @param {AbortSignal} signal @returns {Promise<Scene>} */
export async function sceneOf(element, { scenario, src, link }, say, signal) {
  if (scenario !== null) return { preset: scenario };
  if (link !== null) return { link };
  if (src !== null) return { text: await fetched(new URL(src, element.ownerDocument.baseURI), say, signal) };
  await parsed(element.ownerDocument, signal);
  const text = element.querySelector(INSIDE)?.textContent?.trim();
  if (!text) throw new Error(say('element.none'));
  return { text };
}

/** What stands inside may not be there yet. @param {Document} document @param {AbortSignal} signal */
async function parsed(document, signal) {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true, signal }));
}

/** @param {URL} url @param {Say} say @param {AbortSignal} signal */
async function fetched(url, say, signal) {
  const src = url.href;
  let response;
  try {
    response = await fetch(url, { signal });
  } catch (error) {
    throw new Error(say('element.src-refused', { src }), { cause: error });
  }
  if (!response.ok) throw new Error(say('element.src-missing', { src, status: response.status }));
  const text = await read(response, say('element.src-long', { src, most: MOST }));
  try {
    JSON.parse(text);
  } catch (error) {
    // The program says better where a scenario is wrong; a page in place of a file is no scenario.
    if (!/^\s*[{[]/.test(text)) throw new Error(say('element.src-other', { src, begins: text.trim().slice(0, 30) }), { cause: error });
  }
  return text;
}

/** @param {Response} response @param {string} tooLong */
async function read(response, tooLong) {
  const decoder = new TextDecoder();
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  let text = '';
  for (let length = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    if ((length += value.length) > MOST * 1e6) {
      reader.cancel().catch(() => {});
      throw new Error(tooLong);
    }
    text += decoder.decode(value, { stream: true });
  }
}
