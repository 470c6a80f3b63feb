// What a session opens: a message store, the address book, a status object. Each
// is invalid once the session was logged off: MAPI_E_INVALID_OBJECT (S-157).

import { settled } from './call.js';
import { unwrap } from './error.js';

/** @typedef {import('./call.js').Functions} Functions */
/** @typedef {{ object: number, name: string, warning: string, write: boolean, spooler: boolean }} Opened */

class Opening {
  /** @param {Functions} functions @param {Opened} object */
  constructor(functions, object) {
    this.functions = functions;
    this.object = object.object;
    /** Its name when it was opened. */
    this.name = object.name;
    /** '' or the name of a warning, such as MAPI_W_ERRORS_RETURNED. */
    this.warning = object.warning;
  }

  /** PR_DISPLAY_NAME, as long as the object is valid. @returns {Promise<string>} */
  async GetDisplayName() {
    return settled(this.functions.displayName(this.object));
  }

  /** Lets it go. More than once does nothing. */
  Release() {
    unwrap(this.functions.release(this.object));
  }
}

/** The integrated address book. */
export class AddressBook extends Opening {}

/** IMsgStore, as far as the end of its use and the spooler go. */
export class MsgStore extends Opening {
  /** @param {Functions} functions @param {Opened} object */
  constructor(functions, object) {
    super(functions, object);
    /** It was opened for reading and writing. */
    this.canWrite = object.write;
    /** The spooler was told of it (S-97). */
    this.knownToSpooler = object.spooler;
  }

  /** @param {number} ulFlags one LOGOFF_ mode (S-62) @returns {Promise<number>} what the transports were still doing */
  async StoreLogoff(ulFlags) {
    return settled(this.functions.storeLogoff(this.object, ulFlags));
  }

  /** Hands a message to be sent (S-129). @returns {Promise<number>} its number */
  async SubmitMessage() {
    return settled(this.functions.submit(this.object));
  }

  /** Mail has come into the store. @returns {Promise<boolean>} whether the spooler looks after it (S-134) */
  async NotifyNewMail() {
    return settled(this.functions.newMail(this.object));
  }
}

/** IMAPIStatus: the status object of a row of the status table (S-145). */
export class StatusObject extends Opening {
  /** @param {Element | null} [ulUIParam] @param {number} [ulFlags] @returns {Promise<void>} */
  async ValidateState(ulUIParam = null, ulFlags = 0) {
    await settled(this.functions.validateState(this.object, ulUIParam, ulFlags));
  }

  /** @param {Element | null} ulUIParam @param {null} lpTargetTransport all of them @param {number} ulFlags FLUSH_ flags @returns {Promise<void>} */
  async FlushQueues(ulUIParam, lpTargetTransport, ulFlags) {
    await settled(this.functions.flushQueues(this.object, ulUIParam, lpTargetTransport, ulFlags));
  }
}

const UID_DIGITS = 32;

/**
 * The object of an entry id: that of a store has the length of a MAPIUID.
 * @param {Functions} functions
 * @param {Opened} object
 * @param {string} entryID
 */
export function opened(functions, object, entryID) {
  return entryID.length === UID_DIGITS ? new MsgStore(functions, object) : new StatusObject(functions, object);
}
