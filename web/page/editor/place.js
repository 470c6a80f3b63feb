// Where a place in the text is in the scenario: in the name of a field, or in a value,
// and inside which objects and lists.

import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';

/** @typedef {import('@codemirror/state').EditorState} EditorState */
/** @typedef {import('@lezer/common').SyntaxNode} SyntaxNode */
/** @typedef {{ node: SyntaxNode, step: string | number | null }} Inside a value, and what led to it */
/**
 * @typedef {object} Place
 * @property {'name' | 'value'} kind
 * @property {number} from of what stands there, without quotes
 * @property {number} to
 * @property {boolean} quoted
 * @property {boolean} fresh it is a field of which there is nothing yet but perhaps its name
 * @property {Inside[]} inside from the outermost value; of a name its object is the last
 * @property {string | number | null} step what leads from the last of them to a value
 */

// How long parsing may take where it has not come that far yet.
const PATIENCE = 50; // milliseconds

const VALUES = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null']);

/** @param {EditorState} state @param {number} pos @param {-1 | 0 | 1} [side] @returns {Place | null} */
export function placeAt(state, pos, side = -1) {
  const tree = ensureSyntaxTree(state, pos, PATIENCE) ?? syntaxTree(state);
  let node = tree.resolveInner(pos, side);
  while (node.type.isError && node.parent) node = node.parent;
  if (node.name === 'PropertyName' || node.name === 'String') {
    if (pos <= node.from || pos > node.to || pos === node.to && node.to - node.from > 1 && side < 0) return null;
    const property = node.parent?.name === 'Property' ? node.parent : null;
    if (node.name === 'PropertyName') {
      if (!property?.parent) return null;
      return { kind: 'name', ...within(node), fresh: !state.sliceDoc(node.to, property.to).includes(':'), inside: insideOf(state, property.parent), step: null };
    }
    return valueIn(state, node, within(node));
  }
  if (VALUES.has(node.name) && !['Object', 'Array'].includes(node.name)) {
    return valueIn(state, node, { from: node.from, to: node.to, quoted: false });
  }
  return between(state, node, pos);
}

/** Where nothing stands yet. @param {EditorState} state @param {SyntaxNode} node @param {number} pos @returns {Place | null} */
function between(state, node, pos) {
  while (node.parent && !['Property', 'Object', 'Array'].includes(node.name)) node = node.parent;
  const here = { from: pos, to: pos, quoted: false, fresh: true };
  if (node.name === 'Property' && node.parent) {
    const name = node.getChild('PropertyName');
    if (name && /^\s*:\s*$/.test(state.sliceDoc(name.to, pos))) return { kind: 'value', ...here, inside: insideOf(state, node.parent), step: nameOf(state, node) };
    return null;
  }
  const before = state.sliceDoc(Math.max(pos - 200, 0), pos).trimEnd().at(-1);
  if (node.name === 'Object' && (before === '{' || before === ',')) return { kind: 'name', ...here, inside: insideOf(state, node), step: null };
  if (node.name === 'Object' && before === ':') {
    const property = node.getChildren('Property').findLast((one) => one.to <= pos);
    if (property) return { kind: 'value', ...here, inside: insideOf(state, node), step: nameOf(state, property) };
  }
  if (node.name === 'Array' && (before === '[' || before === ',')) return { kind: 'value', ...here, inside: insideOf(state, node), step: 0 };
  return null;
}

/** @param {SyntaxNode} node */
const within = ({ from, to }) => ({ from: from + 1, to: Math.max(to - 1, from + 1), quoted: true });

/** @param {EditorState} state @param {SyntaxNode} node @param {{ from: number, to: number, quoted: boolean }} extent @returns {Place | null} */
function valueIn(state, node, extent) {
  const inside = insideOf(state, node);
  const last = inside.pop();
  return last && inside.length > 0 ? { kind: 'value', ...extent, fresh: false, inside, step: last.step } : null;
}

/** The values around a value, and itself. @param {EditorState} state @param {SyntaxNode} node @returns {Inside[]} */
function insideOf(state, node) {
  /** @type {Inside[]} */
  const inside = [];
  for (let at = /** @type {SyntaxNode | null} */ (node); at; at = at.parent) {
    if (!VALUES.has(at.name)) continue;
    const around = at.parent;
    const step = around?.name === 'Property' ? nameOf(state, around) : around?.name === 'Array' ? 0 : null;
    inside.unshift({ node: at, step });
  }
  return inside;
}

/** @param {EditorState} state @param {SyntaxNode} property */
function nameOf(state, property) {
  const name = property.getChild('PropertyName');
  return name ? state.sliceDoc(name.from + 1, name.to - 1) : '';
}

/** The fields of an object that are texts, and the names of all. @param {EditorState} state @param {SyntaxNode} object */
export function fieldsOf(state, object) {
  /** @type {Map<string, string | null>} */
  const fields = new Map();
  for (const property of object.getChildren('Property')) {
    const value = property.getChild('String');
    fields.set(nameOf(state, property), value ? state.sliceDoc(value.from + 1, value.to - 1) : null);
  }
  return fields;
}
