// The rules that texts and parts cite: <a class="rule" href="#rule-S-41">S-41</a>
// opens the rule beside the place where it is cited. Without a script the same link
// leads to the list at the end of the article.

import { h } from './dom.js';
import { inline, paragraphs } from './rule-text.js';
import { Words } from './words.js';

/** @typedef {import('../module/player.js').Rule} Rule */
/** @typedef {(id: string) => Promise<Rule | null>} Lookup */

/** @type {Lookup} */
let lookup = async () => null;

/** Rules that the article does not cite are looked up here. @param {Lookup} where */
export function rulesFrom(where) {
  lookup = where;
}

/**
 * What there is to read about a rule, and in which language, or null.
 * @param {string} id
 * @returns {Promise<{ language: string, parts: Node[] } | null>}
 */
async function text(id) {
  const term = document.getElementById(`rule-${id}`);
  if (term?.nextElementSibling) {
    const copy = /** @type {HTMLElement} */ (term.cloneNode(true));
    copy.removeAttribute('id');
    return { language: document.documentElement.lang, parts: [copy, term.nextElementSibling.cloneNode(true)] };
  }
  const rule = await lookup(id);
  return rule && {
    language: rule.language,
    parts: [
      h('dt', {}, h('span', {}, rule.id), ...(rule.title ? [' ', ...inline(rule.title)] : [])),
      h('dd', {}, ...paragraphs(rule)),
    ],
  };
}

// The ids stand in the text for those who ask for them, and are remembered.
const STORED = 'mapi-playground.rule-ids';

/** @param {boolean} on */
function showIds(on) {
  document.documentElement.dataset.ruleIds = on ? 'on' : 'off';
}

const ids = document.getElementById('rule-ids');
if (ids instanceof HTMLInputElement) {
  try {
    ids.checked = localStorage.getItem(STORED) === 'on';
  } catch {} // storage may be forbidden
  showIds(ids.checked);
  ids.closest('p')?.removeAttribute('hidden');
  ids.addEventListener('change', () => {
    showIds(ids.checked);
    try {
      localStorage.setItem(STORED, ids.checked ? 'on' : 'off');
    } catch {}
  });
}

const close = h('button', { type: 'button', click: () => dialog.close() });
// The text takes the focus: the key that pressed a link would press a button, too.
const list = h('dl', { tabindex: -1, autofocus: true });
const dialog = h('dialog', { class: 'rule-text', closedby: 'any' }, list, close);

/** Opens a rule, if there is one. @param {string} id */
export async function openRule(id) {
  const rule = await text(id);
  if (!rule || dialog.open) return;
  list.lang = rule.language;
  list.replaceChildren(...rule.parts);
  dialog.setAttribute('aria-label', id);
  close.textContent = new Words(document.documentElement.lang).say('article.close');
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.showModal();
}

addEventListener('click', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = /** @type {Element} */ (event.target).closest?.('a.rule');
  if (!link) return;
  event.preventDefault();
  openRule((link.getAttribute('href') ?? '').replace('#rule-', '')).catch(reportError);
});
