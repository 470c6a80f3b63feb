// What the schema of scenarios says of a place in the text.

import { late } from '../late.js';
import { fieldsOf } from './place.js';

/** @typedef {import('@codemirror/state').EditorState} EditorState */
/**
 * @typedef {object} Schema as much of JSON Schema as there is in the schema of scenarios
 * @property {string} [$ref]
 * @property {string} [description]
 * @property {string} [type]
 * @property {unknown[]} [enum]
 * @property {unknown} [const]
 * @property {Record<string, Schema>} [properties]
 * @property {Schema} [items]
 * @property {Schema[]} [allOf]
 * @property {Schema[]} [anyOf]
 * @property {Schema[]} [oneOf]
 * @property {{ properties: Record<string, { const: string }> }} [if]
 * @property {Schema} [then]
 * @property {string[]} [required]
 * @property {Record<string, Schema>} [definitions]
 * @property {string[]} [x-flags]
 * @property {string[]} [x-defines]
 * @property {string} [x-refers]
 */

/** @param {import('../words.js').Words} words @returns {Promise<Schema>} */
export async function fetchSchema(words) {
  const response = await late(words.language === 'en' ? 'scenario.schema.json' : `scenario.schema.${words.language}.json`, words);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json();
}

/** The schemas that a value has to follow, alternatives among them. @param {Schema} whole @param {Schema} schema @param {Map<string, string | null>} fields of the value @returns {Schema[]} */
function apply(whole, schema, fields) {
  const all = [schema];
  if (schema.$ref) all.push(...apply(whole, whole.definitions?.[schema.$ref.slice('#/definitions/'.length)] ?? {}, fields));
  for (const one of [...schema.allOf ?? [], ...schema.anyOf ?? [], ...schema.oneOf ?? []]) all.push(...apply(whole, one, fields));
  if (schema.if && schema.then && Object.entries(schema.if.properties).every(([name, { const: wanted }]) => fields.get(name) === wanted)) {
    all.push(...apply(whole, schema.then, fields));
  }
  return all;
}

const NONE = new Map();

/** The schemas of the value at a place, or of the object whose field is named there. @param {Schema} whole @param {EditorState} state @param {import('./place.js').Place} place */
export function schemasAt(whole, state, { inside, step }) {
  let schemas = [whole];
  for (const { node, step: taken } of inside) {
    schemas = along(schemas, taken).flatMap((one) => apply(whole, one, node.name === 'Object' ? fieldsOf(state, node) : NONE));
  }
  return along(schemas, step).flatMap((one) => step === null ? [one] : apply(whole, one, NONE));
}

/** @param {Schema[]} schemas @param {string | number | null} step */
function along(schemas, step) {
  if (step === null) return schemas;
  return schemas.flatMap((one) => (typeof step === 'number' ? one.items : one.properties && Object.hasOwn(one.properties, step) ? one.properties[step] : undefined) ?? []);
}

/** The fields that an object may have, the most telling schema of each. @param {Schema[]} schemas */
export function fieldsIn(schemas) {
  /** @type {Map<string, Schema>} */
  const fields = new Map();
  for (const { properties = {} } of schemas) for (const [name, one] of Object.entries(properties)) fields.set(name, one);
  return fields;
}

/** @param {Schema[]} schemas */
export const descriptionOf = (schemas) => schemas.findLast(({ description }) => description)?.description ?? '';

/**
 * The values that there are to choose from. Those of flags may be several.
 * @param {Schema[]} schemas
 * @returns {{ value: unknown, about: string, flag?: boolean }[]}
 */
export function valuesIn(schemas) {
  /** @type {Map<unknown, { value: unknown, about: string, flag?: boolean }>} */
  const values = new Map();
  /** @param {unknown} value */
  const add = (value, about = '', flag = false) => {
    if (!values.get(value)?.about) values.set(value, { value, about, flag });
  };
  for (const one of schemas) {
    if (one.const !== undefined) add(one.const, one.description);
    for (const value of one.enum ?? []) add(value);
    for (const value of one['x-flags'] ?? []) add(value, '', true);
    if (one.type === 'boolean') [true, false].forEach((value) => add(value));
  }
  return [...values.values()];
}

/** What a new field begins with. @param {Schema[]} schemas */
export function beginning(schemas) {
  const values = valuesIn(schemas);
  const known = new Set(schemas.map(({ type }) => type));
  if (known.has('array')) return '[]';
  if (known.has('boolean')) return 'true';
  if (known.has('string') || values.some(({ value }) => typeof value === 'string')) return '""';
  if (known.has('object')) return '{}';
  if (known.has('number') || known.has('integer')) return '0';
  return values.length > 0 ? JSON.stringify(values[0].value) : '';
}



/** A schema with all that it refers to. @param {Schema} whole @param {Schema} one */
export const follow = (whole, one) => apply(whole, one, NONE);
