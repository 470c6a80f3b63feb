import { propertiesText, tagNames } from './call.js';
import { unwrap } from './error.js';

/**
 * An open profile section, IProfSect: many readers or one writer (S-72). What is
 * written is there at once (S-71). Release it, lest nobody else can write.
 */
export class ProfSect {
  #functions;
  #object;

  /** @param {import('./call.js').Functions} functions @param {{ object: number, uid: string, writable: boolean }} section */
  constructor(functions, section) {
    this.#functions = functions;
    this.#object = section.object;
    this.uid = section.uid;
    this.writable = section.writable;
  }

  /**
   * Secure properties come only if they are asked for (S-71).
   * @param {readonly (string | number)[] | null} [lpPropTagArray] null is all
   * @returns {import('./session-types.js').Properties}
   */
  GetProps(lpPropTagArray = null) {
    return JSON.parse(unwrap(this.#functions.sectionGet(this.#object, tagNames(lpPropTagArray))));
  }

  /** @returns {string[]} */
  GetPropList() {
    return JSON.parse(unwrap(this.#functions.sectionTags(this.#object)));
  }

  /** All are written, or none. @param {import('./session-types.js').Properties} lpPropArray */
  SetProps(lpPropArray) {
    unwrap(this.#functions.sectionSet(this.#object, propertiesText(lpPropArray)));
  }

  /** @param {readonly (string | number)[]} lpPropTagArray */
  DeleteProps(lpPropTagArray) {
    unwrap(this.#functions.sectionDelete(this.#object, tagNames(lpPropTagArray)));
  }

  /** Succeeds and does nothing (S-71). */
  SaveChanges() {
    unwrap(this.#functions.sectionSave(this.#object));
  }

  /** There are no named properties: MAPI_E_NO_SUPPORT (S-71). */
  GetIDsFromNames() {
    unwrap(this.#functions.sectionNames(this.#object));
  }

  /** There are no named properties: MAPI_E_NO_SUPPORT (S-71). */
  GetNamesFromIDs() {
    unwrap(this.#functions.sectionNames(this.#object));
  }

  /** Closes it. More than once does nothing. */
  Release() {
    unwrap(this.#functions.release(this.#object));
  }
}
