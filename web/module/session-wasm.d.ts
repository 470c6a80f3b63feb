// The functions of sessions, profiles and providers that the program hands over:
// the counterpart of the tables in wasm/. Arguments are checked in there; what may
// wait answers with a promise. Answers that are texts are JSON.

import type { Answer } from './wasm.js';

export interface SessionFunctions {
  addProfile(...args: unknown[]): Answer<any>;
  adminProfileService(...args: unknown[]): Answer<Promise<any>>;
  adminProfiles(...args: unknown[]): Answer<Promise<any>>;
  adminProviders(...args: unknown[]): Answer<Promise<any>>;
  adminServices(...args: unknown[]): Answer<any>;
  advise(...args: unknown[]): Answer<any>;
  attach(...args: unknown[]): Answer<any>;
  changePassword(...args: unknown[]): Answer<Promise<any>>;
  compareEntryIDs(...args: unknown[]): Answer<any>;
  configureService(...args: unknown[]): Answer<Promise<any>>;
  copyProfile(...args: unknown[]): Answer<Promise<any>>;
  copyService(...args: unknown[]): Answer<Promise<any>>;
  createProfile(...args: unknown[]): Answer<Promise<any>>;
  createProvider(...args: unknown[]): Answer<Promise<any>>;
  createService(...args: unknown[]): Answer<Promise<any>>;
  damageProfile(...args: unknown[]): Answer<any>;
  deleteProfile(...args: unknown[]): Answer<Promise<any>>;
  deleteProvider(...args: unknown[]): Answer<Promise<any>>;
  deleteService(...args: unknown[]): Answer<Promise<any>>;
  dispatch(...args: unknown[]): Answer<any>;
  displayName(...args: unknown[]): Answer<Promise<any>>;
  exportDamaged(...args: unknown[]): Answer<Promise<string>>;
  exportProfiles(...args: unknown[]): Answer<Promise<string>>;
  fastShutdown(...args: unknown[]): Answer<Promise<any>>;
  flushQueues(...args: unknown[]): Answer<Promise<any>>;
  importProfiles(...args: unknown[]): Answer<Promise<string>>;
  initialize(...args: unknown[]): Answer<any>;
  lastError(...args: unknown[]): Answer<any>;
  library(...args: unknown[]): Answer<any>;
  logoff(...args: unknown[]): Answer<Promise<any>>;
  logon(...args: unknown[]): Answer<Promise<{ id: number; profile: string; shared: boolean }>>;
  mapisvc(...args: unknown[]): Answer<string>;
  newMail(...args: unknown[]): Answer<Promise<any>>;
  openAddressBook(...args: unknown[]): Answer<Promise<any>>;
  openEntry(...args: unknown[]): Answer<Promise<any>>;
  openProviderSection(...args: unknown[]): Answer<Promise<any>>;
  openSection(...args: unknown[]): Answer<any>;
  openServiceSection(...args: unknown[]): Answer<Promise<any>>;
  openStorage(...args: unknown[]): Answer<Promise<string>>;
  openStore(...args: unknown[]): Answer<Promise<any>>;
  profileTable(...args: unknown[]): Answer<Promise<string>>;
  providerTable(...args: unknown[]): Answer<Promise<string>>;
  queryIdentity(...args: unknown[]): Answer<Promise<any>>;
  record(keep: (kind: 'input' | 'profile', number: number, text: string, by: number) => void): Answer<any>;
  release(...args: unknown[]): Answer<any>;
  renameProfile(...args: unknown[]): Answer<Promise<any>>;
  renameService(...args: unknown[]): Answer<Promise<any>>;
  sectionDelete(...args: unknown[]): Answer<any>;
  sectionGet(...args: unknown[]): Answer<string>;
  sectionNames(...args: unknown[]): Answer<any>;
  sectionSave(...args: unknown[]): Answer<any>;
  sectionSet(...args: unknown[]): Answer<any>;
  sectionTags(...args: unknown[]): Answer<string>;
  serviceProviders(...args: unknown[]): Answer<Promise<string>>;
  serviceTable(...args: unknown[]): Answer<Promise<string>>;
  setDefaultProfile(...args: unknown[]): Answer<Promise<any>>;
  setDefaultStore(...args: unknown[]): Answer<any>;
  setPrimaryIdentity(...args: unknown[]): Answer<Promise<any>>;
  simulate(...args: unknown[]): Answer<any>;
  spoolerTurn(...args: unknown[]): Answer<Promise<any>>;
  statusTable(...args: unknown[]): Answer<Promise<string>>;
  storage(...args: unknown[]): Answer<string>;
  storageSettled(...args: unknown[]): Answer<Promise<string>>;
  storeLogoff(...args: unknown[]): Answer<Promise<any>>;
  storesTable(...args: unknown[]): Answer<string>;
  submit(...args: unknown[]): Answer<Promise<any>>;
  transportOrder(...args: unknown[]): Answer<Promise<any>>;
  unadvise(...args: unknown[]): Answer<any>;
  uninitialize(...args: unknown[]): Answer<any>;
  unsupported(...args: unknown[]): Answer<any>;
  validateState(...args: unknown[]): Answer<Promise<any>>;
}
