// An inverted index: for each word, the messages that it is in.

const WORD = /[\p{L}\p{N}]+/gu;
const ACCENTS = /\p{M}/gu;

/** The words of a text, without case and accents. @param {string} text @returns {string[]} */
const wordsOf = (text) => text.toLowerCase().normalize('NFD').replace(ACCENTS, '').match(WORD) ?? [];

export class WordsIndex {
  /** @type {Map<string, number[]>} */
  #messages = new Map();

  /** Adds a message; they come in their order. @param {number} number @param {string} text */
  add(number, text) {
    for (const word of wordsOf(text)) {
      const numbers = this.#messages.get(word);
      if (!numbers) this.#messages.set(word, [number]);
      else if (numbers[numbers.length - 1] !== number) numbers.push(number);
    }
  }

  /**
   * The messages with all the words; of the last, its beginning is enough.
   * @param {string} query
   * @returns {number[]} in their order
   */
  find(query) {
    const words = wordsOf(query);
    const last = words.pop();
    if (last === undefined) return [];
    const found = new Set();
    for (const [word, numbers] of this.#messages) if (word.startsWith(last)) for (const number of numbers) found.add(number);
    const others = words.map((word) => new Set(this.#messages.get(word)));
    return [...found].filter((number) => others.every((numbers) => numbers.has(number))).sort((a, b) => a - b);
  }
}
