// The profiles of the computer, and the transports of the spooler.

import { h } from '../dom.js';

/** @typedef {import('../words.js').Words} Words */
/** @typedef {import('../words.js').Key} Key */
/** @typedef {import('../../module/player.js').World} World */

/** @param {Words} words @param {NonNullable<World['profiles']>} profiles */
export function profileTable(words, profiles) {
  return table(words, 'sessions.profiles', ['sessions.profile', 'sessions.marks', 'sessions.services'], profiles.map((one) => {
    /** @type {HTMLElement[]} */
    const marks = [];
    /** @param {string} shape @param {Key} key @param {string} [kind] */
    const mark = (shape, key, kind = '') => marks.push(h('span', { class: `mark ${kind}` }, h('span', { 'aria-hidden': 'true' }, `${shape} `), words.say(key)));
    if (one.default) mark('★', 'sessions.mark-default');
    if (one.app) mark('◆', 'sessions.mark-app');
    if (one.damaged) mark('✕', 'sessions.mark-damaged', 'bad');
    else if (!one.valid) mark('≠', 'sessions.mark-invalid', 'bad');
    return [one.name, marks.length > 0 ? marks : ['–'], [(one.services ?? []).join(', ') || '–']];
  }));
}

/** @param {Words} words @param {NonNullable<World['spooler']>} transports */
export function transportTable(words, transports) {
  const yes = (/** @type {boolean} */ is) => [words.say(is ? 'sessions.is' : 'sessions.is-not')];
  return table(words, 'sessions.spooler', ['sessions.transport', 'sessions.logged-on', 'sessions.inbound', 'sessions.outbound', 'sessions.critical', 'sessions.wants'],
    transports.map((one) => [one.name, yes(one.loggedOn), yes(one.inbound), yes(one.outbound), yes(one.critical), [one.wants && !/^0(x0+)?$/.test(one.wants) ? h('code', {}, one.wants) : '–']]));
}

/** @param {Words} words @param {Key} caption @param {Key[]} heads @param {[string, ...(Node | string)[][]][]} rows */
function table(words, caption, heads, rows) {
  return h('table', {}, h('caption', {}, words.say(caption)), h('thead', {}, h('tr', {}, ...heads.map((key) => h('th', { scope: 'col' }, words.say(key))))),
    h('tbody', {}, ...rows.map(([name, ...cells]) => h('tr', {}, h('th', { scope: 'row' }, name), ...cells.map((cell) => h('td', {}, ...cell))))));
}
