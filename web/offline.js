// Keeps the page for times without network: its service worker. `make build` writes
// into it the name of the build, and the files of the build with their SHA-256.
//
// A page comes from the network, with all of its parts, as if there were no worker:
// what a host has is shown at the next load, and no cache stands in the way of
// whoever changes the page. Where the network does not answer, the page kept here
// comes, and then with it all of its parts. Never is a page of one build given parts
// of another, which would fit together by luck: what is kept goes to pages that came
// from here, and to those that say that they are of the same build, byte for byte; all
// others get what the network has, or nothing. A build is kept whole or not at all, so
// neither failures nor half of an update get in; a host that alters files is not
// mirrored. A new build takes over once a page of it is there, and the old one goes.

{
  /** @typedef {Event & { waitUntil: (until: Promise<unknown>) => void }} Lasting */
  /** @typedef {Lasting & { request: Request, clientId: string, resultingClientId: string, respondWith: (answer: Promise<Response>) => void }} Asked */
  /** @typedef {Lasting & { source: { id: string }, data: any }} Told */
  /**
   * @typedef {object} Scope what is global in a service worker
   * @property {{ scope: string }} registration
   * @property {{ claim: () => Promise<void>, get: (id: string) => Promise<unknown> }} clients
   * @property {() => Promise<void>} skipWaiting
   * @property {(type: string, listener: (event: any) => void) => void} addEventListener
   */

  const { build, files } = /** @type {{ build: string, files: Record<string, string> }} */ ({ "build": "", "files": {} });

  const worker = /** @type {Scope} */ (/** @type {unknown} */ (self));
  const { scope } = worker.registration;
  // A host may have several copies of the page, under several paths.
  const family = `mapi-playground ${scope} `;
  const name = family + build;

  /** The address under which a file is kept: whatever is asked of a page, it is the same. @param {string} address */
  const place = (address) => {
    const url = new URL(address, scope);
    url.search = url.hash = '';
    return url.href.replace(/\/index\.html$/, '/');
  };

  /** What is kept of this build under an address, whoever asks for it. @param {string} address */
  const kept = (address) => caches.match(address, { cacheName: name, ignoreVary: true });

  /** @param {string} file @param {string} hash */
  async function fetched(file, hash) {
    const response = await fetch(place(file), { cache: 'no-cache' });
    const body = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
    const found = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    if (!response.ok || found !== hash) throw new Error(`${file} is not of the build ${build}`);
    // Made anew, it does not remember that a host may have redirected it.
    return new Response(body, { headers: response.headers });
  }

  async function keep() {
    const cache = await caches.open(name);
    try {
      await Promise.all(Object.entries(files).map(async ([file, hash]) => cache.put(place(file), await fetched(file, hash))));
    } catch (error) {
      await caches.delete(name);
      throw error;
    }
  }

  async function takeOver() {
    const all = await caches.keys();
    await Promise.all(all.filter((one) => one.startsWith(family) && one !== name).map((one) => caches.delete(one)));
    await worker.clients.claim();
  }

  // The open pages of this build are noted beside its files: a worker is ended and
  // started again while they stay open.
  const NOTE = new URL('open-page/', scope).href;

  /** Forgets the pages that were open once, before any is noted. */
  const swept = (async () => {
    if (!await caches.has(name)) return;
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (url.startsWith(NOTE) && !await worker.clients.get(url.slice(NOTE.length))) await cache.delete(url);
    }
  })();

  /** Whether the build is kept, once that is known: opening a cache to look would make one. */
  let whole = caches.has(name);

  /** @param {string} id of the client that is the page */
  async function remember(id) {
    await swept;
    if (!await whole) return;
    await (await caches.open(name)).put(NOTE + id, new Response());
  }

  /** @param {Asked} event */
  async function page({ request, resultingClientId }) {
    try {
      return await fetch(request);
    } catch (error) {
      const here = await kept(place(request.url));
      if (!here) throw error;
      await remember(resultingClientId);
      return here;
    }
  }

  /** @param {Asked} event */
  async function part({ request, clientId }) {
    const ours = clientId && await kept(NOTE + clientId);
    return ours && await kept(place(request.url)) || fetch(request);
  }

  worker.addEventListener('install', (/** @type {Lasting} */ event) => {
    const keeping = keep();
    whole = keeping.then(() => true, () => false);
    event.waitUntil(keeping);
  });
  worker.addEventListener('activate', (/** @type {Lasting} */ event) => event.waitUntil(takeOver()));
  worker.addEventListener('message', (/** @type {Told} */ event) => {
    if (event.data?.build === build) event.waitUntil(remember(event.source.id).then(() => worker.skipWaiting()));
  });
  worker.addEventListener('fetch', (/** @type {Asked} */ event) => {
    const { method, mode, url } = event.request;
    if (method !== 'GET' || !url.startsWith(scope)) return;
    event.respondWith(mode === 'navigate' ? page(event) : part(event));
  });
}
