// Events of a run, as the program tells them.

/** @typedef {import('../../module/player.js').Told} Told */

/**
 * @param {readonly [number, string, object?][]} rows when, the key, and what else there is to it
 * @returns {Told[]} numbered from 1
 */
export const told = (rows) => rows.map(([at, key, rest], i) => ({ id: i + 1, at, key, input: 0, sentence: '', ...rest }));
