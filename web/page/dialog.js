// A dialog of the page's own: a heading, a way to close it, and what it is about.

import { h } from './dom.js';

/**
 * @param {import('./words.js').Words} words
 * @param {string} title
 * @param {...(Node | string)} children
 */
export function dialog(words, title, ...children) {
  const name = title.replace(/…$/, '');
  const heading = h('h2', {}, name);
  const close = h('button', { type: 'button', 'aria-label': words.say('player.close'), title: words.say('player.close'), click: () => element.close() }, '✕');
  const element = h('dialog', { class: 'page-dialog', closedby: 'any' }, h('div', { class: 'dialog-head' }, heading, close), ...children);
  element.setAttribute('aria-label', name);
  return { element, heading };
}
