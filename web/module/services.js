// The administration of a profile's message services and their providers. Entry
// functions may be called in it, so its methods answer with promises. Flags are
// those of the entry function, such as SERVICE_UI_ALLOWED.

import { invalid, json, propertiesText, settled } from './call.js';
import { MapiError, unwrap } from './error.js';
import { ProfSect } from './section.js';

/** @typedef {import('./call.js').Functions} Functions */
/** @typedef {import('./session-types.js').Row} Row */

/**
 * What was made. If it is there and not configured yet (S-89) the error says so.
 * @typedef {{ uid: string, error: MapiError | null }} Made
 */

/** @param {{ uid: string, error: any }} made @returns {Made} */
const madeOf = ({ uid, error }) => ({ uid, error: error && new MapiError(error) });

/** IMsgServiceAdmin. */
export class MsgServiceAdmin {
  #functions;
  #object;

  /** @param {Functions} functions @param {number} object */
  constructor(functions, object) {
    this.#functions = functions;
    this.#object = object;
  }

  /** @param {number} [ulFlags] @returns {Promise<Row[]>} */
  async GetMsgServiceTable(ulFlags = 0) {
    return JSON.parse(await settled(this.#functions.serviceTable(this.#object, ulFlags)));
  }

  /** @param {number} [ulFlags] @returns {Promise<Row[]>} */
  async GetProviderTable(ulFlags = 0) {
    return JSON.parse(await settled(this.#functions.providerTable(this.#object, ulFlags)));
  }

  /** @param {string} lpszService @param {string | null} lpszDisplayName @param {Element | null} [ulUIParam] @param {number} [ulFlags] @returns {Promise<Made>} */
  async CreateMsgService(lpszService, lpszDisplayName, ulUIParam = null, ulFlags = 0) {
    return madeOf(await settled(this.#functions.createService(this.#object, lpszService, lpszDisplayName, ulUIParam, ulFlags)));
  }

  /** @param {string} lpUID @returns {Promise<void>} */
  async DeleteMsgService(lpUID) {
    await settled(this.#functions.deleteService(this.#object, lpUID));
  }

  /**
   * @param {string} lpUID
   * @param {string | null} lpszDisplayName reserved: it is ignored
   * @param {null} lpInterfaceToCopy
   * @param {null} lpInterfaceDst
   * @param {MsgServiceAdmin} lpObjectDst the profile that gets the copy
   * @returns {Promise<Made>}
   */
  async CopyMsgService(lpUID, lpszDisplayName, lpInterfaceToCopy, lpInterfaceDst, lpObjectDst) {
    if (!(lpObjectDst instanceof MsgServiceAdmin)) throw invalid('lpObjectDst must be the administration of a profile');
    return madeOf(await settled(this.#functions.copyService(this.#object, lpUID, lpObjectDst.#object)));
  }

  /** Always MAPI_E_NO_SUPPORT. @param {string} lpUID @param {number} ulFlags @param {string} lpszDisplayName @returns {Promise<void>} */
  async RenameMsgService(lpUID, ulFlags, lpszDisplayName) {
    await settled(this.#functions.renameService(this.#object, lpUID, lpszDisplayName));
  }

  /** @param {string} lpUID @param {Element | null} [ulUIParam] @param {number} [ulFlags] @param {import('./session-types.js').Properties | null} [lpProps] @returns {Promise<void>} */
  async ConfigureMsgService(lpUID, ulUIParam = null, ulFlags = 0, lpProps = null) {
    await settled(this.#functions.configureService(this.#object, lpUID, ulUIParam, ulFlags, propertiesText(lpProps)));
  }

  /** @param {string} lpUID @param {null} [lpInterface] @param {number} [ulFlags] @returns {Promise<ProfSect>} */
  async OpenProfileSection(lpUID, lpInterface = null, ulFlags = 0) {
    return new ProfSect(this.#functions, await settled(this.#functions.openServiceSection(this.#object, lpUID, lpInterface, ulFlags)));
  }

  /** @param {readonly string[]} lpUIDList @param {number} [ulFlags] @returns {Promise<void>} */
  async MsgServiceTransportOrder(lpUIDList, ulFlags = 0) {
    await settled(this.#functions.transportOrder(this.#object, json(lpUIDList, 'lpUIDList'), ulFlags));
  }

  /** @param {string} lpUID @param {number} [ulFlags] @returns {Promise<ProviderAdmin>} */
  async AdminProviders(lpUID, ulFlags = 0) {
    return new ProviderAdmin(this.#functions, await settled(this.#functions.adminProviders(this.#object, lpUID, ulFlags)));
  }

  /** @param {string | null} lpUID null clears it (S-149) @param {number} [ulFlags] @returns {Promise<void>} */
  async SetPrimaryIdentity(lpUID, ulFlags = 0) {
    await settled(this.#functions.setPrimaryIdentity(this.#object, lpUID, ulFlags));
  }

  Release() {
    unwrap(this.#functions.release(this.#object));
  }
}

/** IProviderAdmin: the providers of one message service. */
export class ProviderAdmin {
  #functions;
  #object;

  /** @param {Functions} functions @param {number} object */
  constructor(functions, object) {
    this.#functions = functions;
    this.#object = object;
  }

  /** @param {number} [ulFlags] @returns {Promise<Row[]>} */
  async GetProviderTable(ulFlags = 0) {
    return JSON.parse(await settled(this.#functions.serviceProviders(this.#object, ulFlags)));
  }

  /** @param {string} lpszProvider @param {import('./session-types.js').Properties | null} [lpProps] @param {Element | null} [ulUIParam] @param {number} [ulFlags] @returns {Promise<Made>} */
  async CreateProvider(lpszProvider, lpProps = null, ulUIParam = null, ulFlags = 0) {
    return madeOf(await settled(this.#functions.createProvider(this.#object, lpszProvider, propertiesText(lpProps), ulUIParam, ulFlags)));
  }

  /** @param {string} lpUID @returns {Promise<void>} */
  async DeleteProvider(lpUID) {
    await settled(this.#functions.deleteProvider(this.#object, lpUID));
  }

  /** @param {string} lpUID @param {null} [lpInterface] @param {number} [ulFlags] @returns {Promise<ProfSect>} */
  async OpenProfileSection(lpUID, lpInterface = null, ulFlags = 0) {
    return new ProfSect(this.#functions, await settled(this.#functions.openProviderSection(this.#object, lpUID, lpInterface, ulFlags)));
  }

  Release() {
    unwrap(this.#functions.release(this.#object));
  }
}
