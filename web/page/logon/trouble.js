// What is wrong with what the reader asked for, beside where it was asked.

import { h } from '../dom.js';

export class Trouble {
  constructor() {
    this.element = h('p', { class: 'trouble bad', role: 'alert' });
  }

  /** Does something; if it throws a MapiError, says what it says. @param {() => void} act */
  guard(act) {
    this.element.textContent = '';
    try {
      act();
    } catch (error) {
      if (!(error instanceof Error && error.name.startsWith('MAPI_'))) throw error;
      this.element.textContent = error.message;
    }
  }
}
