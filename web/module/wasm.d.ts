// What mapi.wasm and this page are to each other. The functions themselves are in
// border.d.ts, which is made from the sources of the program.

import type { PlayerFunctions, ProgramFunctions } from './border.js';
export type { Exports, Imports } from './border.js';

/** How a function that was handed over answers. */
export interface Answer<T> {
  value?: T;
  error?: Thrown;
}

export interface Thrown {
  code: number;
  name: string;
  message: string;
  detail?: string;
}

/** The functions that the program hands over. */
export interface Functions extends ProgramFunctions, PlayerFunctions {
}
