// The text of a rule of the spec, with the little Markdown that rules have.

import { h } from './dom.js';

/** @param {string} text @returns {(Node | string)[]} */
function inline(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/).map((piece) => {
    if (/^`.+`$/.test(piece)) return h('code', {}, piece.slice(1, -1));
    if (/^\*\*.+\*\*$/.test(piece)) return h('strong', {}, ...inline(piece.slice(2, -2)));
    return /^\*.+\*$/.test(piece) ? h('em', {}, ...inline(piece.slice(1, -1))) : piece;
  });
}

/**
 * A rule that opens in its place: closed it says its beginning. Rules are in English.
 * @param {import('../module/player.js').Rule} rule
 * @param {boolean} open
 */
export function ruleText(rule, open) {
  const [first, ...rest] = rule.Text.split('\n').filter((line) => line.trim());
  const paragraphs = [first, ...rest].map((line) => h('p', {}, ...inline(line)));
  const title = rule.Title || first.replace(/[*`]/g, '');
  return h('details', { class: 'rule-open', open, 'data-rule': rule.ID },
    h('summary', {}, h('span', { class: 'rule-id' }, rule.ID), h('span', { class: 'rule-begin', lang: 'en' }, title)),
    h('div', { lang: 'en' }, ...paragraphs));
}
