// What may stand at a place, while one writes, and what stands there, where one points.

import { startCompletion } from '@codemirror/autocomplete';
import { h } from '../dom.js';
import { namesOf } from './names.js';
import { fieldsOf, placeAt } from './place.js';
import { beginning, descriptionOf, fieldsIn, follow, schemasAt, valuesIn } from './schema.js';

/** @typedef {import('@codemirror/autocomplete').Completion} Completion */
/** @typedef {import('./schema.js').Schema} Schema */
/** @typedef {import('./place.js').Place} Place */

/**
 * @param {Schema} schema
 * @param {() => any} scenario the last one without a mistake, for the names in it
 * @returns {import('@codemirror/autocomplete').CompletionSource}
 */
export const completions = (schema, scenario) => ({ state, pos, explicit }) => {
  const place = placeAt(state, pos);
  if (!place || !place.quoted && !explicit && !/[\w-]/.test(state.sliceDoc(pos - 1, pos))) return null;
  const schemas = schemasAt(schema, state, place);
  if (place.kind === 'name') {
    const there = fieldsOf(state, place.inside.at(-1)?.node ?? /** @type {never} */ (null));
    there.delete(state.sliceDoc(place.from, place.to));
    const options = [...fieldsIn(schemas)].filter(([name]) => !there.has(name)).map(([name, one]) => field(place, name, follow(schema, one)));
    return options.length > 0 ? { from: place.from, to: place.to, options, validFor: /^[\w-]*$/ } : null;
  }
  const names = schemas.flatMap((one) => one['x-refers'] ? namesOf(scenario(), one['x-refers'], schema) : []);
  const values = [...valuesIn(schemas), ...[...new Set(names)].map((value) => ({ value, about: '', flag: false }))];
  const options = values.filter(({ value }) => !place.quoted || typeof value === 'string').map((one) => valueOption(place, one));
  if (options.length === 0) return null;
  // Of flags it is the last one that is being written.
  const bar = values.some(({ flag }) => flag) ? state.sliceDoc(place.from, pos).lastIndexOf('|') + 1 : 0;
  const from = place.from + bar + (bar > 0 ? /^ */.exec(state.sliceDoc(place.from + bar, pos))?.[0].length ?? 0 : 0);
  return { from, to: bar > 0 ? pos : place.to, options, validFor: /^[\w .-]*$/ };
};

/** @param {Place} place @param {string} name @param {Schema[]} schemas @returns {Completion} */
function field(place, name, schemas) {
  const begin = beginning(schemas);
  return {
    label: name, type: 'property', info: descriptionOf(schemas) || undefined,
    apply: (view, _, from, to) => {
      const quote = place.quoted ? '' : '"';
      // The closing quote that stands there already is passed over.
      const insert = `${quote}${name}${place.fresh ? `": ${begin}` : quote}`;
      const end = to + (place.fresh && place.quoted ? 1 : 0);
      const inside = /["\]}]$/.test(begin) ? 1 : 0;
      view.dispatch({ changes: { from, to: end, insert }, selection: { anchor: from + insert.length - (place.fresh ? inside : 0) }, userEvent: 'input.complete' });
      if (place.fresh && valuesIn(schemas).length > 0) startCompletion(view);
    },
  };
}

/** @param {Place} place @param {{ value: unknown, about: string }} one @returns {Completion} */
function valueOption(place, { value, about }) {
  return {
    label: String(value), type: 'enum', info: about || undefined,
    apply: place.quoted ? undefined : JSON.stringify(value),
  };
}

/** What is explained where one points. @param {Schema} schema */
export const explanation = (schema) => /** @type {import('@codemirror/view').HoverTooltipSource} */ (({ state }, pos) => {
  const place = placeAt(state, pos, 0) ?? placeAt(state, pos, 1);
  if (!place || place.from === place.to) return null;
  const text = state.sliceDoc(place.from, place.to);
  const schemas = schemasAt(schema, state, place);
  let about = '';
  if (place.kind === 'name') {
    const one = fieldsIn(schemas).get(text);
    about = one ? descriptionOf(follow(schema, one)) : '';
  } else about = valuesIn(schemas).find(({ value }) => value === text)?.about || descriptionOf(schemas);
  if (!about) return null;
  return { pos: place.from, end: place.to, above: true, create: () => ({ dom: h('div', { class: 'cm-about' }, h('strong', {}, text), h('p', {}, about)) }) };
});
