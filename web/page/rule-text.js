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

/** What a rule says, and the page that it rests on. @param {Rule} rule */
export function paragraphs(rule) {
  return [
    h('p', {}, ...inline(rule.plain || rule.text)),
    h('p', { class: 'source' }, h('a', { href: rule.source }, rule.source.replace('https://', ''))),
  ];
}

/**
 * A rule that opens in its place: closed it says its beginning.
 * @param {Rule} rule
 * @param {boolean} open
 */
export function ruleText(rule, open) {
  const title = (rule.title || rule.plain || rule.text).replace(/[*`]/g, '');
  return h('details', { class: 'rule-open', open, 'data-rule': rule.id },
    h('summary', {}, h('span', { class: 'rule-id' }, rule.id), h('span', { class: 'rule-begin', lang: rule.language }, title)),
    h('div', { lang: rule.language }, ...paragraphs(rule)));
}
