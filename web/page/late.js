// What the page fetches while it is open. A host may have another build by then: the page
// goes on with what it has, takes nothing of the other one, and says that there is one.

import { root } from '../root.js';

/** @typedef {import('./words.js').Words} Words */

const REST = 60_000; // milliseconds between two looks

// A page of somebody else, with an element in it, may name a build of its own there.
const ours = globalThis.document?.URL?.startsWith(root.href);
const own = ours ? document.querySelector('meta[name="build"]')?.getAttribute('content') ?? '' : '';

/** Whether the host has another build than that of this page, as far as it can be asked. */
async function another() {
  if (!own) return false;
  try {
    const response = await fetch(new URL('build.json', root), { cache: 'no-cache' });
    return response.ok && (await response.json()).build !== own;
  } catch {
    return false;
  }
}

/** Fetches a file of this build. @param {string} name @param {Words} words */
export async function late(name, words) {
  const url = new URL(name, root);
  url.search = own;
  const [response, gone] = await Promise.all([fetch(url), another()]);
  if (gone) throw new Error(words.say('player.new-build'));
  return response;
}

/** Tells once of another build, when somebody comes back to the page. @param {() => void} tell */
export function watchBuild(tell) {
  if (!own) return;
  let last = -REST;
  let told = false;
  document.addEventListener('visibilitychange', async () => {
    if (told || document.visibilityState !== 'visible' || performance.now() - last < REST) return;
    last = performance.now();
    if (!await another() || told) return;
    told = true;
    tell();
  });
}
