// The types of idle.js: those of mapi.js, without sessions. Ids such as I-24 are the
// rules of core/spec.

import type * as mapi from './mapi.js';

export type { Failure, FNIDLE, FTG, HostState } from './mapi.js';
export { MapiError } from './mapi.js';
export * from './module/idle-constants.js';

/**
 * Loads idle.wasm and starts an instance of it: idle engines, with no state in common
 * with other instances on the page.
 *
 * Rejects with a {@link mapi.MapiError} whose message is a sentence for people, as that of
 * mapi.js does. It can be called again after it has failed.
 */
export function load(options: LoadOptions & { host: 'virtual' }): Promise<VirtualEngines>;
export function load(options?: LoadOptions): Promise<Engines>;

/** Options of {@link load}. Those of applications are the defaults of {@link Engines.application}. */
export type LoadOptions = Omit<mapi.LoadOptions, 'sessions' | 'record'>;

/** There is no `record`: scenarios need mapi.js. */
export type ApplicationOptions = Omit<mapi.ApplicationOptions, 'record'>;

/** The idle half of an application of mapi.js. */
export type Application = EventTarget & Pick<mapi.Application,
  'name' | 'host' | 'MAPIInitIdle' | 'MAPIDeInitIdle' | 'FtgRegisterIdleRoutine' | 'ChangeIdleRoutine' | 'EnableIdleRoutine' |
  'DeregisterIdleRoutine' | 'flushOnHide' | 'detectIdle' | 'close' | 'addEventListener'>;

/** An instance. */
export interface Engines extends Pick<mapi.Mapi, 'ready' | 'failure' | 'host' | 'onChange' | 'close'> {
  /** Adds an application with an idle engine of its own (I-12). */
  application(name: string, options?: ApplicationOptions): Application;
}

/** An instance for tests, as {@link mapi.VirtualMapi} is; it keeps no trace. */
export interface VirtualEngines extends Engines, Pick<mapi.VirtualMapi, 'now' | 'advance' | 'idle' | 'sleep' | 'spend' | 'userAction'> {}
