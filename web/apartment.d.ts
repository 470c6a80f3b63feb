// The types of apartment.js. Ids such as I-82 are the rules of core/spec.

import type { Application } from './mapi.js';

type FNIDLE = (pvIdleParam: any) => unknown;

/** What a Worker is to its page, and the page to its Worker. */
export interface Channel {
  postMessage(message: any): void;
  addEventListener(type: 'message', listener: (event: any) => void): void;
}

/** An application of mapi.js, or one of idle.js. */
export type IdleApplication = Pick<Application, 'FtgRegisterIdleRoutine' | 'ChangeIdleRoutine' | 'EnableIdleRoutine' | 'DeregisterIdleRoutine'>;

/** The idle functions for a Worker. They answer with promises, and reject with a MapiError. */
export interface Apartment {
  FtgRegisterIdleRoutine(pfnIdle: FNIDLE, pvIdleParam: any, priIdle: number, csecIdle: number, iroIdle: number): Promise<number>;
  ChangeIdleRoutine(ftg: number, pfnIdle: FNIDLE | null, pvIdleParam: any, priIdle: number, csecIdle: number, iroIdle: number, ircIdle: number): Promise<void>;
  EnableIdleRoutine(ftg: number, fEnable: boolean): Promise<void>;
  DeregisterIdleRoutine(ftg: number): Promise<void>;
}

/**
 * Lets a Worker use an application's idle engine (I-82). What the engine does not do
 * because the program has ended, the Worker's call rejects with.
 */
export function serve(application: IdleApplication, worker: Channel): void;

/** The idle functions for the Worker it is called in. */
export function connect(page?: Channel): Apartment;
