// The text of a rule of the spec, with the little Markdown that rules have.

import { h } from './dom.js';

/** @typedef {import('../module/player.js').Rule} Rule */

/** @param {string} text @returns {(Node | string)[]} */
export function inline(text) {
  // An asterisk at the end of a word is no emphasis: MessageOptions* has a footnote.
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|(?<!\w)\*[^*\s][^*]*\*)/).map((piece) => {
    if (/^`.+`$/.test(piece)) return h('code', {}, piece.slice(1, -1));
    if (/^\*\*.+\*\*$/.test(piece)) return h('strong', {}, ...inline(piece.slice(2, -2)));
    return /^\*.+\*$/.test(piece) ? h('em', {}, ...inline(piece.slice(1, -1))) : piece;
  });
}

/** A rule's lines, each a paragraph, or a row of a table. @param {Rule} rule */
export function paragraphs(rule) {
  /** @type {HTMLElement[]} */
  const blocks = [];
  /** Of the table that is being read. @type {HTMLElement | null} */
  let rows = null;
  for (const line of rule.text.split('\n').map((one) => one.trim()).filter(Boolean)) {
    if (!line.startsWith('|')) {
      rows = null;
      blocks.push(h('p', {}, ...inline(line)));
      continue;
    }
    if (/^[|: -]+$/.test(line)) continue; // what divides the head from the rows
    const cells = line.split('|').slice(1, -1).map((cell) => inline(cell.trim()));
    if (rows) {
      rows.append(h('tr', {}, ...cells.map((cell) => h('td', {}, ...cell))));
    } else {
      rows = h('tbody');
      blocks.push(h('table', {}, h('thead', {}, h('tr', {}, ...cells.map((cell) => h('th', { scope: 'col' }, ...cell)))), rows));
    }
  }
  return blocks;
}

/**
 * A rule that opens in its place: closed it says its beginning.
 * @param {Rule} rule
 * @param {boolean} open
 */
export function ruleText(rule, open) {
  const title = rule.title || rule.text.split('\n', 1)[0].replace(/[*`]/g, '');
  return h('details', { class: 'rule-open', open, 'data-rule': rule.id },
    h('summary', {}, h('span', { class: 'rule-id' }, rule.id), h('span', { class: 'rule-begin', lang: rule.language }, title)),
    h('div', { lang: rule.language }, ...paragraphs(rule)));
}
