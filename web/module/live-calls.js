// What scenarios say that an application does with its idle engine, as the calls that
// they stand for.

import * as constants from './constants.js';
import { mapiError } from './error.js';

/** @typedef {import('./recording-idle.js').Input} Input */
/** @typedef {import('./live.js').Driven} Driven */
/** @typedef {(routine: { name: string, function: string, param: string, cost: number }) => import('./routines.js').FNIDLE} Work */

/** @type {Record<string, (driven: Driven, input: any, work: Work) => unknown>} */
const CALLS = {
  MAPIInitIdle: ({ client }, { lpvReserved = 0 }) => client.MAPIInitIdle(lpvReserved),
  MAPIDeInitIdle: ({ client }) => client.MAPIDeInitIdle(),
  FtgRegisterIdleRoutine: ({ client }, input, work) =>
    client.FtgRegisterIdleRoutine(named(input, work), input.pvIdleParam ?? '', input.priIdle ?? 0, input.csecIdle ?? 0, word(input.iroIdle)),
  ChangeIdleRoutine: ({ client, recording }, input, work) =>
    client.ChangeIdleRoutine(tagOf(recording, input), named(input, work), input.pvIdleParam ?? '', input.priIdle ?? 0, input.csecIdle ?? 0, word(input.iroIdle), word(input.ircIdle)),
  EnableIdleRoutine: ({ client, recording }, input) => client.EnableIdleRoutine(tagOf(recording, input), input.fEnable),
  DeregisterIdleRoutine: ({ client, recording }, input) => client.DeregisterIdleRoutine(tagOf(recording, input)),
};

/**
 * Makes the call that an input stands for, and reports whether it stands for one.
 * @param {Driven} driven
 * @param {Input} input
 * @param {Work} work
 */
export function perform(driven, input, work) {
  const call = CALLS[input.do];
  call?.(driven, input, work);
  return call !== undefined;
}

/** A function of the name that the scenario gives the routine. @param {any} input @param {Work} work */
function named({ as, pfnIdle, pvIdleParam = '', cost = 0 }, work) {
  if (pfnIdle === 'NULL') return null;
  const name = as ?? pfnIdle ?? '';
  const routine = work({ name, function: pfnIdle ?? name, param: pvIdleParam, cost });
  return Object.defineProperty(/** @param {any} param */ (param) => routine(param), 'name', { value: name });
}

/** @param {import('./recording-idle.js').IdleRecording} recording @param {any} input */
function tagOf(recording, { ftg }) {
  const tag = recording.tagOf(ftg);
  if (tag === 0) throw mapiError('MAPI_E_NOT_FOUND', `No routine ${ftg} is registered.`);
  return tag;
}

/** Flags as scenarios write them, names with bars between, or a number. @param {unknown} flags */
function word(flags) {
  if (typeof flags !== 'string' || flags === '') return 0;
  return flags.split('|').reduce((bits, name) => bits | (/** @type {Record<string, any>} */ (constants)[name.trim()] ?? Number(name)), 0);
}
