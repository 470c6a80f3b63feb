// A plugin of markdown-it: fences of the language mapi become elements.

import { attributes, ELEMENT } from './fence.js';

/** @typedef {{ info: string, content: string }} Token */
/** @typedef {(tokens: Token[], index: number, ...rest: any[]) => string} Rule */

/** @param {{ renderer: { rules: { fence?: Rule } } }} md */
export default function markdownItMapi(md) {
  const { rules } = md.renderer;
  const other = /** @type {Rule} */ (rules.fence);
  rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index];
    const [, language, meta] = /** @type {RegExpExecArray} */ (/^\s*(\S*)([^]*)$/.exec(info));
    if (language !== 'mapi') return other.call(rules, tokens, index, ...rest);
    const all = Object.entries(attributes(meta)).map(([name, value]) => ` ${name}="${escaped(value)}"`);
    const inside = content.trim() ? `<pre>${escaped(content)}</pre>` : '';
    // v-pre has Vue, which VitePress is made with, take the element as it is.
    return `<${ELEMENT} v-pre${all.join('')}>${inside}</${ELEMENT}>\n`;
  };
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
