// The rules that parts cite, opened over the element.

import { h } from '../page/dom.js';
import { inline, paragraphs } from '../page/rule-text.js';

export class RuleDialog {
  #stage;
  #list = h('dl', { tabindex: -1 });

  /** @param {import('../page/stage.js').Stage} stage */
  constructor(stage) {
    this.#stage = stage;
    this.element = h('dialog', { class: 'rule-text', closedby: 'any' }, this.#list,
      h('button', { type: 'button', click: () => this.element.close() }, stage.words.say('article.close')));
  }

  /** @param {string} id */
  async open(id) {
    const { mapi, words } = this.#stage;
    const rule = await mapi.rule(id, words.language);
    if (!rule || this.element.open) return;
    this.#list.lang = rule.language;
    this.#list.replaceChildren(h('dt', {}, h('span', {}, rule.id), ...(rule.title ? [' ', ...inline(rule.title)] : [])), h('dd', {}, ...paragraphs(rule)));
    this.element.setAttribute('aria-label', id);
    this.element.showModal();
    this.#list.focus(); // the key that pressed a link would press a button, too
  }

  /** The links of parts lead to places of the page that they come from. @param {MouseEvent} event */
  click(event) {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link) return;
    event.preventDefault();
    const [, id] = /^#rule-(.+)$/.exec(link.getAttribute('href') ?? '') ?? [];
    if (id) this.open(id).catch(reportError);
  }
}
