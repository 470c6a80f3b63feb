// What each question looks like: a form whose buttons are its answers.

import { h } from '../dom.js';

/** @typedef {import('../words.js').Words} Words */
/** @typedef {import('../words.js').Key} Key */
/** @typedef {import('../../module/player.js').WorldCall} Call */
/** @typedef {Record<string, string | boolean>} Answer */

/**
 * @typedef {object} Question
 * @property {Node[]} fields
 * @property {{ text: Key, answer: () => Answer, main?: boolean, escape?: boolean }[]} answers the first goes with Enter, and one may go with Escape
 */

/**
 * @param {Words} words
 * @param {Call} call
 * @param {string} hint what would be right, if the example knows
 * @returns {Question}
 */
export function question(words, call, hint) {
  const cancel = { text: /** @type {const} */ ('prompts.cancel'), answer: () => ({ cancel: true }), escape: true };
  const id = `prompt-${call.name.replace(/\W+/g, '-')}`;
  switch (call.asks) {
    case 'profile': {
      const profiles = (call.profiles ?? []).map((name) => h('option', { value: name }, name));
      // Who has a choice is to make it.
      const select = h('select', { id, required: true }, ...(profiles.length === 1 ? [] : [h('option', { value: '' }, '')]), ...profiles);
      const box = h('input', { type: 'checkbox', name: 'configure' });
      return {
        fields: [h('label', { for: id }, words.say('prompts.profile-label')), select, h('label', { class: 'check' }, box, words.say('prompts.configure'))],
        answers: [{ text: 'prompts.ok', answer: () => ({ profile: select.value, ...(box.checked ? { configure: true } : {}) }), main: true }, cancel],
      };
    }
    case 'credentials': {
      const input = h('input', { id, type: 'text', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off', 'aria-describedby': `${id}-note` });
      return {
        fields: [h('label', { for: id }, words.say('prompts.credentials-label')), input, h('p', { id: `${id}-note`, class: 'note' }, hint && words.say('prompts.credentials-hint', { hint }))],
        answers: [{ text: 'prompts.ok', answer: () => ({ credentials: input.value }), main: true }, cancel],
      };
    }
    case 'retry':
      return { fields: [], answers: [{ text: 'prompts.try', answer: () => ({ retry: true }), main: true }, { text: 'prompts.decline', answer: () => ({ retry: false }), escape: true }] };
    case 'prompt':
      return {
        fields: [],
        answers: [{ text: 'prompts.enough', answer: () => ({ supplied: true }), main: true }, { text: 'prompts.too-little', answer: () => ({ supplied: false }) },
          cancel, { text: 'prompts.dismiss', answer: () => ({ dismiss: true }) }],
      };
    case 'logoff':
      return { fields: [], answers: [{ text: 'prompts.yes', answer: () => ({ yes: true }), main: true }, { text: 'prompts.no', answer: () => ({ yes: false }) }] };
    default:
      return { fields: [], answers: [] };
  }
}

/** The question in a sentence. @param {Words} words @param {Call} call @param {string} holder of the mutex */
export function sentence(words, call, holder) {
  const { app, name, profile, service, provider, result } = call;
  return words.say(/** @type {Key} */ (`prompts.${call.asks}`), { app, call: name, profile, service, provider, result: result ?? '', holder });
}
