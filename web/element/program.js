// One program for all elements of a page: started for the first, ended after the last.

import { load } from '../mapi.js';

/** @typedef {import('../mapi.js').Mapi} Mapi */
/** @typedef {(failure: Error) => void} User told when the program has ended by itself */

/** @type {Promise<Mapi> | null} */
let running = null;
/** @type {Set<User>} */
const users = new Set();

/** How many programs run, and for how many elements. */
export const counts = () => ({ programs: running ? 1 : 0, elements: users.size });

/** @param {User} user @returns {Promise<Mapi>} */
export async function borrow(user) {
  users.add(user);
  const program = (running ??= load({ onFailure: (failure) => ended(program, new Error(failure.message, { cause: failure })) }));
  try {
    return await program;
  } catch (error) {
    users.delete(user);
    if (running === program) running = null;
    throw error;
  }
}

/** @param {User} user */
export function giveBack(user) {
  if (!users.delete(user) || users.size > 0) return;
  running?.then((mapi) => mapi.close(), () => {});
  running = null;
}

/** @param {Promise<Mapi>} program @param {Error} failure */
function ended(program, failure) {
  if (running !== program) return;
  running = null;
  for (const user of [...users]) user(failure);
}
