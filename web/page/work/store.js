// Where the mailbox is kept: in IndexedDB, and in memory where the browser refuses
// that or has no room left. Nothing waits for it, and nothing fails for it.

/**
 * A portion of the mailbox: as text, or compressed.
 * @typedef {{ size: number, text?: string, packed?: Uint8Array<ArrayBuffer> }} Kept
 */
/** What is known of a portion without reading it. @typedef {{ portion: number, size: number, packed: number }} Fact */

const STORES = ['portions', 'facts'];

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

export class Store {
  /** @type {IDBDatabase | null} */
  #db = null;
  /** @type {Map<number, Kept>} */
  #memory = new Map();
  #name;

  /** Why it is kept in memory only, as the browser names it; or empty. */
  why = '';

  /** @param {string} name of the database */
  constructor(name) {
    this.#name = name;
  }

  /** Opens it, and says what is there. @returns {Promise<Fact[]>} */
  async open() {
    try {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name));
      const db = await answer(request);
      db.onversionchange = () => db.close(); // somebody deletes it
      this.#db = db;
      return await answer(db.transaction('facts').objectStore('facts').getAll());
    } catch (error) {
      this.#refused(error);
      return [];
    }
  }

  /** @param {number} portion @returns {Promise<Kept | undefined>} */
  async get(portion) {
    const kept = this.#memory.get(portion);
    if (kept || !this.#db) return kept;
    try {
      return await answer(this.#db.transaction('portions').objectStore('portions').get(portion));
    } catch {
      return undefined; // the same messages can be made again
    }
  }

  /** @param {number} portion @param {Kept} kept */
  async put(portion, kept) {
    if (this.#db && !this.why) {
      try {
        const transaction = this.#db.transaction(STORES, 'readwrite');
        const done = new Promise((stored, fail) => {
          transaction.oncomplete = stored;
          transaction.onabort = () => fail(transaction.error);
        });
        transaction.objectStore('portions').put(kept, portion);
        transaction.objectStore('facts').put({ portion, size: kept.size, packed: kept.packed?.length ?? 0 }, portion);
        await done;
        return;
      } catch (error) {
        this.#refused(error);
      }
    }
    this.#memory.set(portion, kept);
  }

  /** Empties it; where there was no room, there is some now. */
  async clear() {
    this.#memory.clear();
    if (!this.#db) return;
    try {
      const transaction = this.#db.transaction(STORES, 'readwrite');
      await Promise.all(STORES.map((name) => answer(transaction.objectStore(name).clear())));
      this.why = '';
    } catch (error) {
      this.#refused(error);
    }
  }

  /** @param {unknown} error */
  #refused(error) {
    this.why ||= error instanceof Error ? error.name : 'Error';
  }
}
