// The public types of sessions, profiles and providers: what mapi.js has beside
// the idle engine. Counts that C needs (cbEntryID, cValues) and out parameters are
// left out everywhere: a call answers with what it would fill in.

import type { MapiError } from '../mapi.js';
import type { StorageState } from './snapshot.js';

/** The name of a result, such as MAPI_E_LOGON_FAILED, or its number. */
export type Result = string | number;

/** Sixteen or more bytes as hexadecimal digits: a MAPIUID, an entry id, a binary property. */
export type Hex = string;

/** Properties by name (PR_DISPLAY_NAME) or tag (0x6601001F). Binary values are hexadecimal digits. */
export type Properties = Record<string, string | number | boolean | string[]>;

/** What `load` is told about sessions. */
export interface SessionOptions {
  /** Where profiles are kept: in memory (the default), or in IndexedDB, under the name mapi or another. Instances with one name share what is saved. */
  profiles?: 'memory' | 'indexeddb' | { database: string };
  /** Answers prompts in place of the dialogs of this module. */
  prompter?: Prompter;
  /** The language of the dialogs, en or pt-BR; the page's own if left out. */
  language?: string;
  /** Says whether credentials can validate a profile (N11). Without it, what createProfile was told. */
  validate?: (question: { profile: string; credentials: string }) => boolean | Promise<boolean>;
  /** The text of a MapiSvc.inf: the message services that are installed. Without it, a sample of four. */
  mapisvc?: string;
  spooler?: {
    /** 'manual' leaves its turns to `mapi.spooler.turn()`. */
    turns?: 'idle' | 'manual';
    /** Milliseconds between two turns while there are transports; 1000 if left out. */
    interval?: number;
    /** Milliseconds that a transport written in JavaScript may take for a call; 30000 if left out. */
    patience?: number;
  };
}

/**
 * The page's own prompts. Each method is optional; without it the dialog of this
 * module is shown. It gets plain data and the element passed as window handle.
 * Null, undefined and false mean that the user cancelled (S-34). What it throws,
 * or an answer of another kind, fails the call that asked.
 */
export interface Prompter {
  /** N9. The boolean asks for the settings of each service first (S-55). */
  chooseProfile?(question: { profiles: string[] }, element: Element | null): Answer<string | { profile: string; configureServices?: boolean }>;
  /** N14. */
  enterCredentials?(question: { profile: string }, element: Element | null): Answer<string>;
  /** A property sheet: answers the values by the ids of the fields. */
  configureService?(question: ServiceSheet, element: Element | null): Answer<Record<string, string>>;
  /** The first failure of a provider (S-110). */
  reportFailure?(failure: Failure, element: Element | null): Answer<'retry' | 'correct'>;
  /** MAPI_LOGOFF_UI. `others` is how many other members a shared session has, or ''. */
  confirmLogoff?(question: { profile: string; others: string }, element: Element | null): Answer<boolean>;
}

export type Answer<T> = T | null | undefined | false | Promise<T | null | undefined | false>;

export interface ServiceSheet {
  service: string;
  title: string;
  readOnly: boolean;
  fields: { id: string; label: string; value: string; required: boolean; secret: boolean }[];
}

export interface Failure {
  service: string;
  provider: string;
  code: number;
  name: string;
  detail: string;
  /** The service has settings that could be changed. */
  correctable: boolean;
}

/** What `mapi.createProfile` takes. Ids that are left out are made. */
export interface ProfileData {
  name: string;
  default?: boolean;
  app?: boolean;
  /** What the profile keeps for its messaging system. */
  credentials?: string;
  /** What the messaging system accepts; without it, anything. */
  mailbox?: string;
  /** In profile order; a string is the name of an installed service. */
  services?: (string | ServiceData)[];
  sections?: { uid: Hex; properties?: Properties }[];
}

export interface ServiceData {
  uid?: Hex;
  name: string;
  displayName?: string;
  dll?: string;
  /** The name of the entry function; without it the service cannot be configured. */
  entry?: string;
  /** Such as SERVICE_SINGLE_COPY|SERVICE_PRIMARY_IDENTITY. */
  flags?: string | number;
  /** A failure of the service fails the logon (GS-07). */
  required?: boolean;
  properties?: Properties;
  providers?: ProviderData[];
}

export interface ProviderData {
  uid?: Hex;
  displayName?: string;
  providerDisplay?: string;
  dll?: string;
  /** Such as MAPI_STORE_PROVIDER. */
  type: string | number;
  flags?: string | number;
  properties?: Properties;
}

/** How a simulated provider behaves. A list is one result after another; the last one stays. */
export interface Simulation {
  /** Of the entry point, such as ABProviderInit (S-91). */
  init?: Result | Result[];
  /** Of the provider interface that it speaks (S-92). */
  version?: number;
  logon?: Result | Result[];
  /** What it says of a failing logon. */
  detail?: string;
  /** MAPI_E_UNCONFIGURED until its service has been configured (S-106). */
  unconfigured?: boolean;
  /** It follows the provider chart (S-109). */
  chart?: boolean;
  /** How many may be logged on; one more gets MAPI_E_SESSION_LIMIT (S-15). */
  limit?: number;
  state?: Result | Result[];
  shutdown?: Result | Result[];
  entry?: Result | Result[];
  /** The LOGON_SP_ flags of a transport (S-101). */
  wants?: number;
  /** Of a transport's methods, by name. */
  replies?: Record<string, Result | Result[]>;
  /** What the property sheet of the service shows. */
  fields?: { tag: number; label: string; required?: boolean; secret?: boolean }[];
}

/** What a method of a provider answers: nothing is S_OK, and what it throws is a failure. */
export type Outcome = void | null | Result | { result?: Result; detail?: string };
export type Eventually<T> = T | Promise<T>;

/** A provider library, registered by its PR_PROVIDER_DLL_NAME. Entry functions of services are looked for by PR_SERVICE_ENTRY_NAME, then as ServiceEntry. */
export interface ProviderLibrary {
  ABProviderInit?(init: ProviderInit): Eventually<Provider>;
  MSProviderInit?(init: ProviderInit): Eventually<Provider>;
  XPProviderInit?(init: TransportCall): Eventually<Transport>;
  ServiceEntry?(call: EntryCall, element: Element | null): Eventually<EntryOutcome>;
  /** An entry function under its own name; it is like ServiceEntry. */
  [entry: string]: ((call: any, element: Element | null) => unknown) | undefined;
}

export interface ProviderInit {
  object: number;
  profile: string;
  service: string;
  provider: string;
  dll: string;
  kind: string;
  version: number;
  ntService: boolean;
}

export interface Provider {
  /** The version of the provider interface that it speaks; MAPI's own if left out. */
  version?: number;
  /** `stored` and `configured` have the provider chart followed (S-109); `set` writes its own profile section (S-103). */
  Logon?(logon: ProviderLogon, element: Element | null): Eventually<Outcome | { result?: Result; detail?: string; set?: Properties; stored?: boolean; configured?: boolean }>;
  /** V8: true, it is configured now; false, not yet; null, the user cancelled; 'dismissed', not on purpose. */
  Prompt?(prompt: { service: string; provider: string }, element: Element | null): Eventually<boolean | null | undefined | 'dismissed'>;
  ValidateState?(): Eventually<Outcome>;
  QueryFastShutdown?(): Eventually<Outcome>;
  NotifyProcessShutdown?(): Eventually<Outcome>;
  Logoff?(): Eventually<void>;
  Shutdown?(): Eventually<void>;
}

export interface ProviderLogon {
  object: number;
  profile: string;
  service: string;
  provider: string;
  kind: string;
  /** AB_NO_DIALOG or MDB_NO_DIALOG (S-105). */
  noDialog: boolean;
  try: number;
  /** Of the provider's own section. */
  properties: Properties | null;
  /** Of its service's section. */
  settings: Properties | null;
}

export interface Transport {
  /** The version of the provider interface that it speaks; MAPI's own if left out (S-92). */
  version?: number;
  /** `wants` are LOGON_SP_ flags. */
  TransportLogon?(call: TransportCall): Eventually<Outcome | { result?: Result; wants?: number }>;
  AddressTypes?(call: TransportCall): Eventually<Outcome>;
  TransportNotify?(call: TransportCall): Eventually<Outcome>;
  Idle?(call: TransportCall): Eventually<Outcome>;
  Poll?(call: TransportCall): Eventually<Outcome>;
  SubmitMessage?(call: TransportCall): Eventually<Outcome>;
  FlushQueues?(call: TransportCall): Eventually<Outcome>;
  TransportLogoff?(call: TransportCall): Eventually<Outcome>;
  ValidateState?(): Eventually<Outcome>;
  QueryFastShutdown?(): Eventually<Outcome>;
  NotifyProcessShutdown?(): Eventually<Outcome>;
  Shutdown?(): Eventually<void>;
}

export interface TransportCall {
  transport: number;
  object: number;
  service: string;
  provider: string;
  dll: string;
  method: string;
  /** ulFlags of the method. */
  flags: number;
  /** What XPProviderInit is told of the provider interface that MAPI speaks (S-92). */
  version: number;
  /** XPProviderInit is told that the client is a Windows service (S-135). */
  ntService: boolean;
  /** The number of the message that SubmitMessage is to send. */
  message: number;
}

export interface EntryCall {
  dll: string;
  entry: string;
  /** MSG_SERVICE_CONFIGURE and so on. */
  context: number;
  flags: number;
  service: string;
  displayName: string;
  uid: Hex;
  settings: Properties | null;
  properties: Properties | null;
}

/** `set` is written to the service's section. */
export type EntryOutcome = Outcome | { result?: Result; detail?: string; set?: Properties };

/** A row of a table: its columns by name. */
export type Row = Properties;

export interface Notification {
  /** fnevCriticalError, fnevExtended or fnevTableModified. */
  ulEventType: number;
  name: string;
  /** Of a critical error. */
  scode: number;
  /** Of fnevTableModified: the table whose row has changed, GetMsgStoresTable's or GetStatusTable's (S-125); otherwise ''. */
  table: '' | 'stores' | 'states';
  /** That row's PR_ENTRYID, or ''. */
  row: Hex;
}

export type AdviseSink = ((notifications: Notification[]) => void) | { OnNotify(notifications: Notification[]): void };

export interface Identity {
  PR_IDENTITY_DISPLAY: string;
  PR_IDENTITY_ENTRYID: Hex;
  PR_IDENTITY_SEARCH_KEY: Hex;
  /** '' or MAPI_W_NO_SERVICE. */
  warning: string;
}

export type { StorageState };

/** What was made. If it is there and not configured yet the error says so (S-89). */
export interface Made {
  uid: Hex;
  error: MapiError | null;
}

/**
 * One client's handle on a session: IMAPISession (S-08). Its methods have the
 * documented names and parameters. Those that may wait answer with a promise.
 * After Logoff all of them fail with MAPI_E_INVALID_OBJECT (S-156).
 */
export class Session {
  private constructor();
  /** Numbers the handles in the order in which they were handed out. */
  id: number;
  /** The profile's name, the same for all who share the session (S-10). */
  profileName: string;
  /** Whether later logons could join it when it was handed out (S-45). */
  shared: boolean;
  /**
   * Ends the session for this client (S-152). With MAPI_LOGOFF_UI the user is
   * asked, and may refuse: MAPI_E_USER_CANCEL.
   * @param ulReserved must be 0
   */
  Logoff(ulUIParam?: Element | null, ulFlags?: number, ulReserved?: number): Promise<void>;
  /**
   * Waits until the spooler has initialised its transports (S-143). Rows of providers that supply an identity have
   * PR_IDENTITY_DISPLAY, PR_IDENTITY_ENTRYID and PR_IDENTITY_SEARCH_KEY (S-138). PR_ENTRYID and PR_INSTANCE_KEY stay
   * with a row's object, PR_ROWID is where it stands now (S-145).
   */
  GetStatusTable(ulFlags?: number): Promise<Row[]>;
  /** @returns PR_ENTRYID is for OpenMsgStore */
  GetMsgStoresTable(ulFlags?: number): Row[];
  /**
   * @param lpInterface the standard one
   * @param ulFlags MDB_ flags
   */
  OpenMsgStore(ulUIParam: Element | null, lpEntryID: string, lpInterface?: null, ulFlags?: number): Promise<MsgStore>;
  /**
   * The address book is there whatever its providers did; `warning` says if some failed (S-119).
   * @param ulFlags AB_NO_DIALOG
   */
  OpenAddressBook(ulUIParam: Element | null, lpInterface?: null, ulFlags?: number): Promise<AddressBook>;
  /**
   * Opens a store or a status object by its entry id (S-122, S-145).
   */
  OpenEntry(lpEntryID: string, lpInterface?: null, ulFlags?: number): Promise<MsgStore | StatusObject>;
  QueryIdentity(): Promise<Identity>;
  /**
   * The profile keeps the role for the sessions to come (S-125).
   * @param ulFlags MAPI_DEFAULT_STORE and so on: one of them (S-61)
   * @param lpEntryID null takes the role away
   */
  SetDefaultStore(ulFlags: number, lpEntryID: string | null): void;
  CompareEntryIDs(lpEntryID1: string, lpEntryID2: string, ulFlags?: number): boolean;
  /**
   * Registers for notifications of the session (S-163): they come from the page's
   * message loop, after the call that caused them has returned (S-167).
   * @param lpEntryID null is the session itself
   * @returns the connection
   */
  Advise(lpEntryID: string | null, ulEventMask: number, lpAdviseSink: AdviseSink): number;
  Unadvise(ulConnection: number): void;
  /** What it changes counts for the next session (S-77). */
  AdminServices(ulFlags?: number): MsgServiceAdmin;
  OpenProfileSection(lpUID: string, lpInterface?: null, ulFlags?: number): ProfSect;
  /**
   * The circumstances of the last error of this session, if it was this one; it
   * may know nothing (S-120).
   */
  GetLastError(hResult: number, ulFlags?: number): {
      lpszError: string;
      lpszComponent: string;
      ulLowLevelError: number;
      ulContext: number;
  } | null;
  /** Not supported any more: MAPI_E_NOT_FOUND (S-121). */
  MessageOptions(): void;
  /** Not supported any more: MAPI_E_NOT_FOUND (S-121). */
  QueryDefaultMessageOpt(): void;
  /** There is no mail system: MAPI_E_NO_SUPPORT (S-121). */
  EnumAdrTypes(): void;
  /** There is no mail system: MAPI_E_NO_SUPPORT (S-121). */
  ShowForm(): void;
  /** There is no mail system: MAPI_E_NO_SUPPORT (S-121). */
  PrepareForm(): void;
}

/** What the objects that a session opens have in common. */
declare class Opening {
  protected constructor();
  /** Its name when it was opened. */
  name: string;
  /** '' or the name of a warning, such as MAPI_W_ERRORS_RETURNED. */
  warning: string;
  /** PR_DISPLAY_NAME, as long as the object is valid. */
  GetDisplayName(): Promise<string>;
  /** Lets it go. More than once does nothing. */
  Release(): void;
}

/** The integrated address book. */
export class AddressBook extends Opening {
  private constructor();
}

/** IMsgStore, as far as the end of its use and the spooler go. */
export class MsgStore extends Opening {
  private constructor();
  /** It was opened for reading and writing. */
  canWrite: boolean;
  /** The spooler was told of it (S-97). */
  knownToSpooler: boolean;
  /** @param ulFlags one LOGOFF_ mode (S-62) @returns what the transports were still doing */
  StoreLogoff(ulFlags: number): Promise<number>;
  /** Hands a message to be sent (S-129). @returns its number */
  SubmitMessage(): Promise<number>;
  /** Mail has come into the store. @returns whether the spooler looks after it (S-134) */
  NotifyNewMail(): Promise<boolean>;
}

/** IMAPIStatus: the status object of a row of the status table (S-145). */
export class StatusObject extends Opening {
  private constructor();
  ValidateState(ulUIParam?: Element | null, ulFlags?: number): Promise<void>;
  /** @param lpTargetTransport all of them @param ulFlags FLUSH_ flags */
  FlushQueues(ulUIParam: Element | null, lpTargetTransport: null, ulFlags: number): Promise<void>;
}

/**
 * An open profile section, IProfSect: many readers or one writer (S-72). What is
 * written is there at once (S-71). Release it, lest nobody else can write.
 */
export class ProfSect {
  private constructor();
  uid: string;
  writable: boolean;
  /**
   * Secure properties come only if they are asked for (S-71).
   * @param lpPropTagArray null is all
   */
  GetProps(lpPropTagArray?: readonly (string | number)[] | null): Properties;
  GetPropList(): string[];
  /** All are written, or none. */
  SetProps(lpPropArray: Properties): void;
  DeleteProps(lpPropTagArray: readonly (string | number)[]): void;
  /** Succeeds and does nothing (S-71). */
  SaveChanges(): void;
  /** There are no named properties: MAPI_E_NO_SUPPORT (S-71). */
  GetIDsFromNames(): void;
  /** There are no named properties: MAPI_E_NO_SUPPORT (S-71). */
  GetNamesFromIDs(): void;
  /** Closes it. More than once does nothing. */
  Release(): void;
}

/** IMsgServiceAdmin. */
export class MsgServiceAdmin {
  private constructor();
  GetMsgServiceTable(ulFlags?: number): Promise<Row[]>;
  GetProviderTable(ulFlags?: number): Promise<Row[]>;
  CreateMsgService(lpszService: string, lpszDisplayName: string | null, ulUIParam?: Element | null, ulFlags?: number): Promise<Made>;
  DeleteMsgService(lpUID: string): Promise<void>;
  /**
   * @param lpszDisplayName reserved: it is ignored
   * @param lpObjectDst the profile that gets the copy
   */
  CopyMsgService(lpUID: string, lpszDisplayName: string | null, lpInterfaceToCopy: null, lpInterfaceDst: null, lpObjectDst: MsgServiceAdmin): Promise<Made>;
  /** Always MAPI_E_NO_SUPPORT. */
  RenameMsgService(lpUID: string, ulFlags: number, lpszDisplayName: string): Promise<void>;
  ConfigureMsgService(lpUID: string, ulUIParam?: Element | null, ulFlags?: number, lpProps?: Properties | null): Promise<void>;
  OpenProfileSection(lpUID: string, lpInterface?: null, ulFlags?: number): Promise<ProfSect>;
  MsgServiceTransportOrder(lpUIDList: readonly string[], ulFlags?: number): Promise<void>;
  AdminProviders(lpUID: string, ulFlags?: number): Promise<ProviderAdmin>;
  /** @param lpUID null clears it (S-149) */
  SetPrimaryIdentity(lpUID: string | null, ulFlags?: number): Promise<void>;
  Release(): void;
}

/** IProviderAdmin: the providers of one message service. */
export class ProviderAdmin {
  private constructor();
  GetProviderTable(ulFlags?: number): Promise<Row[]>;
  CreateProvider(lpszProvider: string, lpProps?: Properties | null, ulUIParam?: Element | null, ulFlags?: number): Promise<Made>;
  DeleteProvider(lpUID: string): Promise<void>;
  OpenProfileSection(lpUID: string, lpInterface?: null, ulFlags?: number): Promise<ProfSect>;
  Release(): void;
}

/** IProfAdmin: what a client does with profiles; it needs no session. */
export class ProfAdmin {
  private constructor();
  /** @param ulFlags MAPI_APP_PROFILE */
  GetProfileTable(ulFlags?: number): Promise<Row[]>;
  CreateProfile(lpszProfileName: string, lpszPassword: string | null, ulUIParam?: Element | null, ulFlags?: number): Promise<void>;
  DeleteProfile(lpszProfileName: string, ulFlags?: number): Promise<void>;
  ChangeProfilePassword(lpszProfileName: string, lpszOldPassword: string | null, lpszNewPassword: string | null, ulFlags?: number): Promise<void>;
  CopyProfile(lpszOldProfileName: string, lpszOldPassword: string | null, lpszNewProfileName: string, ulUIParam?: Element | null, ulFlags?: number): Promise<void>;
  RenameProfile(lpszOldProfileName: string, lpszOldPassword: string | null, lpszNewProfileName: string, ulUIParam?: Element | null, ulFlags?: number): Promise<void>;
  /** @param lpszProfileName null takes the mark away (S-76) */
  SetDefaultProfile(lpszProfileName: string | null, ulFlags?: number): Promise<void>;
  AdminServices(lpszProfileName: string, lpszPassword: string | null, ulUIParam?: Element | null, ulFlags?: number): Promise<MsgServiceAdmin>;
}

/** What a page does with profiles beyond what MAPI has methods for. */
export class Profiles {
  private constructor();
  create(profile: ProfileData): void;
  /** Makes a profile unreadable, to see what comes of it (S-118). */
  damage(name: string): void;
  /** Installs the message services of a MapiSvc.inf in place of those that were (S-68). @param text without it the sample @returns their names */
  install(text?: string): string[];
  /** Writes profiles as JSON. @param names all that can be read, if left out */
  export(names?: string[] | null): Promise<string>;
  /** Reads what `export` wrote: all or nothing, with the place of what is wrong. @returns their names */
  import(text: string): Promise<string[]>;
  /** The record of a damaged profile, as it is; DeleteProfile removes it. */
  exportDamaged(name: string): Promise<string>;
  /** Where profiles are kept. */
  get storage(): StorageState;
  /** Waits until everything is saved. */
  saved(): Promise<StorageState>;
}

/** Providers: simulated ones, and libraries that the page has written. */
export class Providers {
  private constructor();
  /**
   * Registers a provider library. Null takes it back: then it is simulated.
   */
  register(dll: string, library: ProviderLibrary | null): void;
  /**
   * Says how a simulated provider behaves from now on.
   * @param name PR_DISPLAY_NAME of a provider, the name of a service, or the DLL name for all of a library
   * @param behaviour null makes it succeed again
   */
  simulate(name: string, behaviour: Simulation | null): void;
}

/** The spooler's turns, in the page's idle time (I-79). */
export class Spooler {
  private constructor();
  /**
   * Gives the spooler a turn: transports are called until none has anything to do.
   * @param idle whether the foreground is idle; if not, nothing is called
   * @returns how many transports there are
   */
  turn(idle?: boolean): Promise<number>;
}
