import { invalid, json, settled } from './call.js';
import { unwrap } from './error.js';
import { MsgServiceAdmin } from './services.js';

/** @typedef {import('./call.js').Functions} Functions */
/** @typedef {import('./session-types.js').ProfileData} ProfileData */
/** @typedef {import('./session-types.js').StorageState} StorageState */

/** IProfAdmin: what a client does with profiles; it needs no session. */
export class ProfAdmin {
  #functions;
  #client;

  /** @param {Functions} functions @param {number} client */
  constructor(functions, client) {
    this.#functions = functions;
    this.#client = client;
  }

  /** @param {number} [ulFlags] MAPI_APP_PROFILE @returns {Promise<import('./session-types.js').Row[]>} */
  async GetProfileTable(ulFlags = 0) {
    return JSON.parse(await settled(this.#functions.profileTable(this.#client, ulFlags)));
  }

  /** @param {string} lpszProfileName @param {string | null} lpszPassword @param {Element | null} [ulUIParam] @param {number} [ulFlags] @returns {Promise<void>} */
  async CreateProfile(lpszProfileName, lpszPassword, ulUIParam = null, ulFlags = 0) {
    await settled(this.#functions.createProfile(this.#client, lpszProfileName, lpszPassword, ulUIParam, ulFlags));
  }

  /** @param {string} lpszProfileName @param {number} [ulFlags] @returns {Promise<void>} */
  async DeleteProfile(lpszProfileName, ulFlags = 0) {
    await settled(this.#functions.deleteProfile(this.#client, lpszProfileName, ulFlags));
  }

  /** @param {string} lpszProfileName @param {string | null} lpszOldPassword @param {string | null} lpszNewPassword @param {number} [ulFlags] @returns {Promise<void>} */
  async ChangeProfilePassword(lpszProfileName, lpszOldPassword, lpszNewPassword, ulFlags = 0) {
    await settled(this.#functions.changePassword(this.#client, lpszProfileName, lpszOldPassword, lpszNewPassword, ulFlags));
  }

  /** @param {string} lpszOldProfileName @param {string | null} lpszOldPassword @param {string} lpszNewProfileName @param {Element | null} [ulUIParam] @param {number} [ulFlags] @returns {Promise<void>} */
  async CopyProfile(lpszOldProfileName, lpszOldPassword, lpszNewProfileName, ulUIParam = null, ulFlags = 0) {
    await settled(this.#functions.copyProfile(this.#client, lpszOldProfileName, lpszOldPassword, lpszNewProfileName, ulUIParam, ulFlags));
  }

  /** @param {string} lpszOldProfileName @param {string | null} lpszOldPassword @param {string} lpszNewProfileName @param {Element | null} [ulUIParam] @param {number} [ulFlags] @returns {Promise<void>} */
  async RenameProfile(lpszOldProfileName, lpszOldPassword, lpszNewProfileName, ulUIParam = null, ulFlags = 0) {
    await settled(this.#functions.renameProfile(this.#client, lpszOldProfileName, lpszOldPassword, lpszNewProfileName, ulUIParam, ulFlags));
  }

  /** @param {string | null} lpszProfileName null takes the mark away (S-76) @param {number} [ulFlags] @returns {Promise<void>} */
  async SetDefaultProfile(lpszProfileName, ulFlags = 0) {
    await settled(this.#functions.setDefaultProfile(this.#client, lpszProfileName, ulFlags));
  }

  /** @param {string} lpszProfileName @param {string | null} lpszPassword @param {Element | null} [ulUIParam] @param {number} [ulFlags] @returns {Promise<MsgServiceAdmin>} */
  async AdminServices(lpszProfileName, lpszPassword, ulUIParam = null, ulFlags = 0) {
    return new MsgServiceAdmin(this.#functions, await settled(this.#functions.adminProfileService(this.#client, lpszProfileName, lpszPassword, ulUIParam, ulFlags)));
  }
}

/** What a page does with profiles beyond what MAPI has methods for. */
export class Profiles {
  #functions;

  /** @param {Functions} functions */
  constructor(functions) {
    this.#functions = functions;
  }

  /** @param {ProfileData} profile */
  create(profile) {
    if (typeof profile !== 'object' || profile === null) throw invalid('the profile must be an object');
    unwrap(this.#functions.addProfile(json(profile, 'the profile')));
  }

  /** Makes a profile unreadable, to see what comes of it (S-118). @param {string} name */
  damage(name) {
    unwrap(this.#functions.damageProfile(name));
  }

  /** Installs the message services of a MapiSvc.inf in place of those that were (S-68). @param {string} [text] without it the sample @returns {string[]} their names */
  install(text) {
    return JSON.parse(unwrap(this.#functions.mapisvc(text)));
  }

  /** Writes profiles as JSON. @param {string[] | null} [names] all that can be read, if left out @returns {Promise<string>} */
  async export(names = null) {
    return settled(this.#functions.exportProfiles(json(names, 'the names')));
  }

  /** Reads what `export` wrote: all or nothing, with the place of what is wrong. @param {string} text @returns {Promise<string[]>} their names */
  async import(text) {
    return JSON.parse(await settled(this.#functions.importProfiles(text)));
  }

  /** The record of a damaged profile, as it is; DeleteProfile removes it. @param {string} name @returns {Promise<string>} */
  async exportDamaged(name) {
    return settled(this.#functions.exportDamaged(name));
  }

  /** Where profiles are kept. @returns {StorageState} */
  get storage() {
    return JSON.parse(unwrap(this.#functions.storage()));
  }

  /** Waits until everything is saved. @returns {Promise<StorageState>} */
  async saved() {
    return JSON.parse(await settled(this.#functions.storageSettled()));
  }
}
