// A mailbox of made-up messages: how much of it is there, indexed, compressed and
// open. It knows how each of these goes on by a little; when that happens is for
// others to say.

import { made, MESSAGES, PORTION, PORTIONS } from './messages.js';
import { canPack, pack, unpack } from './pack.js';
import { Store } from './store.js';
import { WordsIndex } from './words-index.js';

// What stands between two messages of a portion.
const BETWEEN = '\0';

export class Mailbox {
  #store;
  #index = new WordsIndex();
  /** What is still under way for a mailbox that was emptied is not for this one. */
  #round = 0;
  /** The messages that are open, the one opened first in front. @type {Map<number, string>} */
  #open = new Map();
  /** The messages to be indexed next, once they have been read. @type {{ portion: number, messages: string[] } | null} */
  #page = null;
  #reading = false;
  /** What is being compressed. @type {Promise<void> | null} */
  packing = null;

  ready = false;
  /** How many portions have come. */
  fetched = 0;
  /** How many messages are indexed. */
  indexed = 0;
  /** How many portions are compressed. */
  packed = 0;
  saved = 0; // bytes
  size = 0; // bytes, before compressing
  closed = 0;

  /** @param {string} [database] */
  constructor(database = 'mapi-workbench') {
    this.#store = new Store(database);
  }

  /** Opens it as it was left; what is not there is fetched anew, in order. */
  async begin() {
    const facts = new Map((await this.#store.open()).map((fact) => [fact.portion, fact]));
    for (let fact = facts.get(0); fact; fact = facts.get(this.fetched)) {
      this.fetched++;
      this.size += fact.size;
      if (fact.packed && this.packed === this.fetched - 1) this.#packed(fact.size, fact.packed);
    }
    this.ready = true;
  }

  /** Why it is in memory only; or empty. */
  get refused() {
    return this.#store.why;
  }

  get open() {
    return this.#open.size;
  }

  get complete() {
    return this.fetched === PORTIONS;
  }

  get allIndexed() {
    return this.indexed === MESSAGES;
  }

  get allPacked() {
    return this.packed === PORTIONS || !canPack();
  }

  get done() {
    return this.complete && this.allIndexed && this.allPacked;
  }

  /** One portion more comes in. */
  fetch() {
    if (!this.ready || this.complete) return;
    const text = made(this.fetched).join(BETWEEN);
    const size = new TextEncoder().encode(text).length;
    void this.#store.put(this.fetched++, { size, text });
    this.size += size;
  }

  /** Indexes some of what has come in and was read, and has the next read. @param {() => boolean} enough @param {number} [most] */
  index(enough, most = MESSAGES) {
    const last = this.indexed + most;
    while (this.#page && this.indexed < last && !enough()) {
      this.#index.add(this.indexed, this.#page.messages[this.indexed % PORTION]);
      this.indexed++;
      if (this.indexed % PORTION === 0) this.#page = null;
    }
    if (!this.#page) void this.#turn();
  }

  async #turn() {
    const portion = this.indexed / PORTION;
    if (this.#reading || portion >= this.fetched) return;
    this.#reading = true;
    const round = this.#round;
    const messages = await this.#read(portion);
    this.#reading = false;
    if (round === this.#round && this.indexed / PORTION === portion) this.#page = { portion, messages };
  }

  /** Indexes many at once, as no idle routine should. @param {number} portions */
  async indexAtOnce(portions) {
    const round = this.#round;
    const first = Math.floor(this.indexed / PORTION);
    const last = Math.min(first + portions, this.fetched);
    const pages = await Promise.all(Array.from({ length: last - first }, (_, i) => this.#read(first + i)));
    if (round !== this.#round) return;
    for (; this.indexed < last * PORTION; this.indexed++) this.#index.add(this.indexed, pages[Math.floor(this.indexed / PORTION) - first][this.indexed % PORTION]);
    this.#page = null;
  }

  /** Begins to compress the next portions, unless that is under way. @param {number} [portions] */
  pack(portions = 1) {
    if (this.packing || this.packed >= this.fetched || !canPack()) return;
    const round = this.#round;
    const first = this.packed;
    const some = Array.from({ length: Math.min(portions, this.fetched - first) }, (_, i) => this.#pack(first + i));
    this.packing = Promise.all(some).then((all) => {
      if (round === this.#round) all.forEach(([size, packed]) => this.#packed(size, packed));
    }).finally(() => {
      if (round === this.#round) this.packing = null;
    });
  }

  /** @param {number} portion */
  async #pack(portion) {
    const round = this.#round;
    const text = (await this.#read(portion)).join(BETWEEN);
    const packed = await pack(text);
    const size = new TextEncoder().encode(text).length;
    if (round === this.#round) void this.#store.put(portion, { size, packed });
    return [size, packed.length];
  }

  /** @param {number} size @param {number} packed */
  #packed(size, packed) {
    this.packed++;
    this.saved += size - packed;
  }

  /** @param {number} portion */
  async #read(portion) {
    const kept = await this.#store.get(portion);
    if (!kept) return made(portion);
    return (kept.text ?? (await unpack(/** @type {Uint8Array<ArrayBuffer>} */ (kept.packed)))).split(BETWEEN);
  }

  /** @param {string} query */
  find(query) {
    return this.#index.find(query);
  }

  /** Opens messages, to be read. @param {number[]} numbers */
  async show(numbers) {
    const round = this.#round;
    for (const number of numbers) {
      const messages = await this.#read(Math.floor(number / PORTION));
      if (round === this.#round) this.#open.set(number, messages[number % PORTION]);
    }
  }

  /** The subjects of the messages that are open. @param {number} most */
  subjects(most) {
    return [...this.#open.values()].slice(-most).map((text) => text.slice(0, text.indexOf('\n')));
  }

  /** Closes the message that has been open the longest. */
  close() {
    const [number] = this.#open.keys();
    if (this.#open.delete(number)) this.closed++;
  }

  /** Throws all of it away. */
  async empty() {
    this.#round++;
    this.#index = new WordsIndex();
    this.#open.clear();
    this.#page = this.packing = null;
    this.#reading = false;
    this.fetched = this.indexed = this.packed = this.saved = this.size = this.closed = 0;
    this.ready = false;
    await this.#store.clear();
    this.ready = true;
  }
}
