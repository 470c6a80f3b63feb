// Holds mapi.d.ts to the module that it describes, in both directions: what is
// declared is there with that type, and what is there is declared. There is nothing
// to run; tsc checks it.

import type * as constants from './constants.js';
import type * as error from './error.js';
import type * as application from './application.js';
import type * as instance from './subsystem.js';
import type * as idle from './idle.js';
import type * as small from './load-idle.js';
import type * as live from './live.js';
import type * as loading from './load.js';
import type * as player from './play.js';
import type * as profiles from './profiles.js';
import type * as section from './section.js';
import type * as services from './services.js';
import type * as session from './session.js';
import type * as types from './session-types.js';
import type * as declaredSmall from '../idle.js';
import type * as declared from '../mapi.js';

/** Public is declared as it is, member by member: neither has one that the other has not. */
type Same<Declared, Actual> = [keyof Declared, keyof Actual] extends [keyof Actual, keyof Declared]
  ? { [K in keyof Declared & keyof Actual]: Actual[K] extends Declared[K] ? true : Loosely<Declared[K], Actual[K]> }
  : { declaredOnly: Exclude<keyof Declared, keyof Actual>; actualOnly: Exclude<keyof Actual, keyof Declared> };

/** Classes with private members are compared by what they show. */
type Loosely<Declared, Actual> = Declared extends (...args: infer P) => infer R
  ? Actual extends (...args: any[]) => infer Q
    ? P extends Parameters<Actual> ? Shown<Q, R> : { parameters: [P, Parameters<Actual>] }
    : { actual: Actual }
  : Shown<Actual, Declared>;
type Shown<Actual, Declared> = Actual extends Promise<infer A> ? (Declared extends Promise<infer D> ? Shown<A, D> : false)
  : keyof Declared extends keyof Actual ? true : { missing: Exclude<keyof Declared, keyof Actual> };

type AllTrue<T> = { [K in keyof T]: true };
declare function same<T extends AllTrue<T>>(): void;

same<Same<Omit<declared.Application, 'addEventListener'>, Omit<application.Application, 'addEventListener'>>>();
same<Same<declared.Session, session.Session>>();
same<Same<declared.MsgServiceAdmin, services.MsgServiceAdmin>>();
same<Same<declared.ProviderAdmin, services.ProviderAdmin>>();
same<Same<declared.ProfAdmin, profiles.ProfAdmin>>();
same<Same<declared.Profiles, profiles.Profiles>>();
same<Same<declared.ProfSect, section.ProfSect>>();
same<Same<declared.Mapi, instance.Mapi>>();
same<Same<declared.VirtualMapi, instance.VirtualMapi>>();
same<Same<declared.Player, player.Player>>();
same<Same<declared.Live, live.Live>>();
same<Same<declared.MapiError, error.MapiError>>();
same<Same<{ load: typeof declared.load }, { load: typeof loading.load }>>();
same<Same<declared.LoadOptions, loading.LoadOptions>>();
same<Same<Omit<typeof declared, 'load' | 'Mapi' | 'VirtualMapi' | 'Player' | 'Live' | 'Application' | 'MapiError' | keyof typeof types>, typeof constants>>();
// What an event tells is for the declaration to say.
same<Same<Omit<declaredSmall.Application, 'addEventListener'>, Omit<idle.IdleClient, 'addEventListener'>>>();
same<Same<declaredSmall.Engines, small.Engines>>();
same<Same<declaredSmall.VirtualEngines, small.VirtualEngines>>();
same<Same<declaredSmall.LoadOptions, Omit<small.StartOptions, 'record'>>>();
