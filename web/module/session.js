import { invalid, methodOf, settled } from './call.js';
import { unwrap } from './error.js';
import { AddressBook, MsgStore, opened } from './objects.js';
import { ProfSect } from './section.js';
import { MsgServiceAdmin } from './services.js';

/** @typedef {import('./session-types.js').Row} Row */

/**
 * documented names and parameters. Those that may wait answer with a promise.
 * After Logoff all of them fail with MAPI_E_INVALID_OBJECT (S-156).
 */
export class Session {
  #functions;
  #sessions;

  /**
   * @param {import('./sessions.js').Sessions} sessions
   * @param {{ id: number, profile: string, shared: boolean }} session
   */
  constructor(sessions, session) {
    this.#sessions = sessions;
    this.#functions = sessions.functions;
    /** Numbers the handles in the order in which they were handed out. */
    this.id = session.id;
    /** The profile's name, the same for all who share the session (S-10). */
    this.profileName = session.profile;
    /** Whether later logons could join it when it was handed out (S-45). */
    this.shared = session.shared;
  }

  /**
   * Ends the session for this client (S-152). With MAPI_LOGOFF_UI the user is
   * asked, and may refuse: MAPI_E_USER_CANCEL.
   * @param {Element | null} [ulUIParam]
   * @param {number} [ulFlags]
   * @param {number} [ulReserved] must be 0
   * @returns {Promise<void>}
   */
  async Logoff(ulUIParam = null, ulFlags = 0, ulReserved = 0) {
    await settled(this.#functions.logoff(this.id, ulUIParam, ulFlags, ulReserved));
    this.#sessions.notifications.drop(this.id);
  }

  /** Waits until the spooler has initialised its transports (S-143). @param {number} [ulFlags] @returns {Promise<Row[]>} */
  async GetStatusTable(ulFlags = 0) {
    return JSON.parse(await settled(this.#functions.statusTable(this.id, ulFlags)));
  }

  /** @param {number} [ulFlags] @returns {Row[]} PR_ENTRYID is for OpenMsgStore */
  GetMsgStoresTable(ulFlags = 0) {
    return JSON.parse(unwrap(this.#functions.storesTable(this.id, ulFlags)));
  }

  /**
   * @param {Element | null} ulUIParam
   * @param {string} lpEntryID
   * @param {null} [lpInterface] the standard one
   * @param {number} [ulFlags] MDB_ flags
   * @returns {Promise<MsgStore>}
   */
  async OpenMsgStore(ulUIParam, lpEntryID, lpInterface = null, ulFlags = 0) {
    return new MsgStore(this.#functions, await settled(this.#functions.openStore(this.id, ulUIParam, lpEntryID, lpInterface, ulFlags)));
  }

  /**
   * The address book is there whatever its providers did; `warning` says if some failed (S-119).
   * @param {Element | null} ulUIParam
   * @param {null} [lpInterface]
   * @param {number} [ulFlags] AB_NO_DIALOG
   * @returns {Promise<AddressBook>}
   */
  async OpenAddressBook(ulUIParam, lpInterface = null, ulFlags = 0) {
    return new AddressBook(this.#functions, await settled(this.#functions.openAddressBook(this.id, ulUIParam, lpInterface, ulFlags)));
  }

  /**
   * Opens a store or a status object by its entry id (S-122, S-145).
   * @param {string} lpEntryID
   * @param {null} [lpInterface]
   * @param {number} [ulFlags]
   */
  async OpenEntry(lpEntryID, lpInterface = null, ulFlags = 0) {
    return opened(this.#functions, await settled(this.#functions.openEntry(this.id, lpEntryID, lpInterface, ulFlags)), lpEntryID);
  }

  /** @returns {Promise<import('./session-types.js').Identity>} */
  async QueryIdentity() {
    return settled(this.#functions.queryIdentity(this.id));
  }

  /** @param {number} ulFlags MAPI_DEFAULT_STORE and so on: one of them (S-61) @param {string | null} lpEntryID null takes the role away */
  SetDefaultStore(ulFlags, lpEntryID) {
    unwrap(this.#functions.setDefaultStore(this.id, ulFlags, lpEntryID));
  }

  /** @param {string} lpEntryID1 @param {string} lpEntryID2 @param {number} [ulFlags] @returns {boolean} */
  CompareEntryIDs(lpEntryID1, lpEntryID2, ulFlags = 0) {
    return unwrap(this.#functions.compareEntryIDs(this.id, lpEntryID1, lpEntryID2, ulFlags));
  }

  /**
   * Registers for notifications of the session (S-163): they come from the page's
   * message loop, after the call that caused them has returned (S-167).
   * @param {string | null} lpEntryID null is the session itself
   * @param {number} ulEventMask
   * @param {import('./session-types.js').AdviseSink} lpAdviseSink
   * @returns {number} the connection
   */
  Advise(lpEntryID, ulEventMask, lpAdviseSink) {
    const sink = typeof lpAdviseSink === 'function' ? lpAdviseSink : methodOf(lpAdviseSink, 'OnNotify');
    if (typeof sink !== 'function') throw invalid('lpAdviseSink must be a function, or an object with OnNotify');
    const connection = unwrap(this.#functions.advise(this.id, lpEntryID, ulEventMask));
    this.#sessions.notifications.add(this.id, connection, sink);
    return connection;
  }

  /** @param {number} ulConnection */
  Unadvise(ulConnection) {
    unwrap(this.#functions.unadvise(this.id, ulConnection));
    this.#sessions.notifications.remove(ulConnection);
  }

  /** What it changes counts for the next session (S-77). @param {number} [ulFlags] */
  AdminServices(ulFlags = 0) {
    return new MsgServiceAdmin(this.#functions, unwrap(this.#functions.adminServices(this.id, ulFlags)));
  }

  /** @param {string} lpUID @param {null} [lpInterface] @param {number} [ulFlags] */
  OpenProfileSection(lpUID, lpInterface = null, ulFlags = 0) {
    return new ProfSect(this.#functions, unwrap(this.#functions.openSection(this.id, lpUID, lpInterface, ulFlags)));
  }

  /**
   * The circumstances of the last error of this session, if it was this one; it
   * may know nothing (S-120).
   * @param {number} hResult
   * @param {number} [ulFlags]
   * @returns {{ lpszError: string, lpszComponent: string, ulLowLevelError: number, ulContext: number } | null}
   */
  GetLastError(hResult, ulFlags = 0) {
    return unwrap(this.#functions.lastError(this.id, hResult, ulFlags)) ?? null;
  }

  /** Not supported any more: MAPI_E_NOT_FOUND (S-121). */
  MessageOptions() { this.#unsupported('MessageOptions'); }

  /** Not supported any more: MAPI_E_NOT_FOUND (S-121). */
  QueryDefaultMessageOpt() { this.#unsupported('QueryDefaultMessageOpt'); }

  /** There is no mail system: MAPI_E_NO_SUPPORT (S-121). */
  EnumAdrTypes() { this.#unsupported('EnumAdrTypes'); }

  /** There is no mail system: MAPI_E_NO_SUPPORT (S-121). */
  ShowForm() { this.#unsupported('ShowForm'); }

  /** There is no mail system: MAPI_E_NO_SUPPORT (S-121). */
  PrepareForm() { this.#unsupported('PrepareForm'); }

  /** @param {string} method */
  #unsupported(method) {
    unwrap(this.#functions.unsupported(this.id, method));
  }
}
