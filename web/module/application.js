import { invalid, settled } from './call.js';
import { unwrap } from './error.js';
import { IdleClient } from './idle.js';
import { choices, copied } from './options.js';
import { ProfAdmin } from './profiles.js';
import { record } from './recording.js';
import { Session } from './session.js';

/**
 * One application: a client with an idle engine, under MAPI's own names. This is
 * its session half: the calls by which a client comes and goes.
 */
export class Application extends IdleClient {
  #index;
  #sessions;
  #functions;

  /**
   * @param {number} index
   * @param {string} name
   * @param {import('./program.js').Program} program
   * @param {import('./sessions.js').Sessions} sessions
   * @param {import('./options.js').ApplicationOptions} options
   * @param {() => void} changed
   */
  constructor(index, name, program, sessions, options, changed) {
    const { record: wanted, failure } = choices(options);
    super(index, name, program, options, changed, wanted ? record(program).idle(index, failure) : null);
    this.#index = index;
    this.#sessions = sessions;
    this.#functions = sessions.functions;
  }

  /**
   * Counted: each call wants a MAPIUninitialize (S-17).
   * @param {{ ulVersion?: number, ulFlags?: number } | number | null} [lpMapiInit] MAPIINIT_0, or its flags
   */
  MAPIInitialize(lpMapiInit = 0) {
    const init = typeof lpMapiInit === 'number' ? { ulFlags: lpMapiInit } : copied(lpMapiInit, 'MAPIINIT_0');
    unwrap(this.#functions.initialize(this.#index, init.ulFlags ?? 0, init.ulVersion ?? 0));
  }

  MAPIUninitialize() {
    unwrap(this.#functions.uninitialize(this.#index));
  }

  /**
   * @param {Element | null} ulUIParam the element in which dialogs are shown
   * @param {string | null} lpszProfileName
   * @param {string | null} lpszPassword must be null
   * @param {number} flFlags
   * @returns {Promise<Session>}
   */
  async MAPILogonEx(ulUIParam, lpszProfileName, lpszPassword, flFlags) {
    return new Session(this.#sessions, await settled(this.#functions.logon(this.#index, ulUIParam, lpszProfileName, lpszPassword, flFlags)));
  }

  /** @param {number} [ulFlags] @returns {Promise<ProfAdmin>} */
  async MAPIAdminProfiles(ulFlags = 0) {
    await settled(this.#functions.adminProfiles(this.#index, ulFlags));
    return new ProfAdmin(this.#functions, this.#index);
  }

  /**
   * The quick exit of a client (S-162): QueryFastShutdown, NotifyProcessShutdown
   * and DoFastShutdown. MAPI_E_NO_SUPPORT if a provider objects; afterwards the
   * client can make no MAPI call any more.
   * @returns {Promise<void>}
   */
  async FastShutdown() {
    await settled(this.#functions.fastShutdown(this.#index));
  }

  /** Delivers notifications at once (S-168). @param {number} [ulFlags] must be 0 */
  HrDispatchNotifications(ulFlags = 0) {
    if (ulFlags !== 0) throw invalid('ulFlags must be zero');
    this.#sessions.notifications.dispatch();
  }
}

