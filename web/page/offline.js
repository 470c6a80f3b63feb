// Has the page kept for times without network: see the service worker in offline.js
// beside index.html.

import { root } from '../root.js';

/** @typedef {{ createPolicy: (name: string, rules: object) => { createScriptURL: (address: string) => any } }} TrustedTypes */

/** Where no worker is possible, or a host does not allow it, the page is as good as before. */
export async function keepForOffline() {
  const build = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="build"]'))?.content;
  if (!build || !navigator.serviceWorker) return;
  try {
    const registration = await navigator.serviceWorker.register(address(), { updateViaCache: 'none' });
    const tell = () => {
      for (const worker of [registration.installing, registration.waiting, registration.active]) worker?.postMessage({ build });
    };
    registration.addEventListener('updatefound', tell);
    tell();
  } catch {} // storage, workers or the policy may be forbidden
}

/** The address of the worker, in the form that the policy of the page asks for. */
function address() {
  const { href } = new URL('offline.js', root);
  const { trustedTypes } = /** @type {{ trustedTypes?: TrustedTypes }} */ (globalThis);
  return trustedTypes ? trustedTypes.createPolicy('offline', { createScriptURL: () => href }).createScriptURL('') : href;
}
