// A plugin of remark: fences of the language mapi become elements. It works for HTML and
// for MDX.

import { attributes, ELEMENT } from './fence.js';

/** @typedef {{ type: string, lang?: string | null, meta?: string | null, value?: string, children?: Node[], data?: object }} Node */

export default function remarkMapi() {
  return walk;
}

/** @param {Node} node */
function walk(node) {
  for (const child of node.children ?? []) {
    if (child.type === 'code' && child.lang === 'mapi') turn(child);
    else walk(child);
  }
}

/** @param {Node} code */
function turn(code) {
  const value = code.value ?? '';
  const pre = { type: 'element', tagName: 'pre', properties: {}, children: [{ type: 'text', value }] };
  Object.assign(code, { type: 'mapi', data: { hName: ELEMENT, hProperties: attributes(code.meta ?? ''), hChildren: value ? [pre] : [] } });
  delete code.lang;
  delete code.meta;
  delete code.value;
}
