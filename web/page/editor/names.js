// The names that a scenario gives to its routines, calls, sessions and so on.

import { fieldsIn, follow } from './schema.js';

/** @typedef {import('./schema.js').Schema} Schema */

/** @param {any} scenario @param {string} group such as routine @param {Schema} schema @returns {string[]} */
export function namesOf(scenario, group, schema) {
  if (!scenario) return [];
  if (group === 'application') return (scenario.applications ?? []).map((/** @type {{ name: string }} */ { name }) => name);
  if (group === 'profile') return (scenario.profiles ?? []).map((/** @type {{ name: string }} */ { name }) => name);
  const giving = givers(schema, group);
  /** @param {any[]} inputs @returns {string[]} */
  const of = (inputs) => inputs.flatMap((input) => [
    ...giving.has(input.do) && input.as ? [input.as] : [],
    ...(input.calls ?? []).flatMap((/** @type {{ does?: any[] }} */ { does }) => of(does ?? [])),
  ]);
  return of(scenario.inputs ?? []);
}

/** The verbs that make something of a kind. @param {Schema} schema @param {string} group */
function givers(schema, group) {
  /** @type {Set<string>} */
  const verbs = new Set();
  for (const one of schema.definitions?.input.allOf ?? []) {
    const as = fieldsIn([one.then ?? {}]).get('as');
    if (as && follow(schema, as).some((part) => part['x-defines']?.includes(group))) verbs.add(one.if?.properties.do.const ?? '');
  }
  return verbs;
}
