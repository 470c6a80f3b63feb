// The text of a scenario, to be written. It is CodeMirror in a shadow root: there its
// styles are adopted style sheets, which the policy of the page allows.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { h } from '../dom.js';
import { completions, explanation } from './complete.js';
import { marking } from './marks.js';
import { theme } from './theme.js';

/** How much a scenario may have, as the program takes it. */
export const MOST = 4 << 20;

/**
 * @typedef {object} Hears
 * @property {(text: string) => void} changed somebody has written
 * @property {() => void} refused what was put in is too much
 * @property {(line: number) => void} pointed a line was clicked, or chosen by keyboard
 * @property {(files: FileList) => void} dropped
 * @property {() => any} scenario the last one without a mistake
 */

export class ScenarioText {
  #hears;
  #knowing = new Compartment();
  element = h('div', { class: 'writing-text' });

  /** @param {string} label @param {Record<string, string>} phrases @param {Hears} hears */
  constructor(label, phrases, hears) {
    this.#hears = hears;
    const root = this.element.attachShadow({ mode: 'open' });
    this.view = new EditorView({ root, parent: root, extensions: [
      lineNumbers({ domEventHandlers: { click: (view, { from }) => this.#point(view, from) } }),
      history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(),
      indentUnit.of('  '), EditorView.lineWrapping, json(), theme, marking, this.#knowing.of([]),
      EditorState.phrases.of(phrases),
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off' }),
      // Tab is for leaving the text.
      keymap.of([{ key: 'Mod-Enter', mac: 'Ctrl-Enter', run: (view) => this.#point(view, view.state.selection.main.head) },
        ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorState.transactionFilter.of((transaction) => {
        if (!transaction.docChanged || transaction.newDoc.length <= MOST) return transaction;
        hears.refused();
        return [];
      }),
      EditorView.updateListener.of(({ docChanged, state, transactions }) => {
        if (docChanged && !transactions.some((one) => one.isUserEvent('show'))) hears.changed(state.doc.toString());
      }),
      EditorView.domEventHandlers({
        click: (event, view) => {
          const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
          if (at !== null && view.state.selection.main.empty) this.#point(view, at);
        },
        drop: (event) => {
          const files = event.dataTransfer?.files;
          if (!files?.length) return false;
          event.preventDefault();
          hears.dropped(files);
          return true;
        },
      }),
    ] });
    // The keys of the player are not for here.
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) event.stopPropagation();
    });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  /** Puts another text in place of this one; it can be undone. @param {string} text */
  show(text) {
    const { doc } = this.view.state;
    this.view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true, userEvent: 'show' });
  }

  /** Offers what a schema knows. @param {import('./schema.js').Schema} schema */
  learn(schema) {
    this.view.dispatch({ effects: this.#knowing.reconfigure([
      autocompletion({ override: [completions(schema, this.#hears.scenario)], icons: false }),
      hoverTooltip(explanation(schema)),
    ]) });
  }

  /** @param {EditorView} view @param {number} at */
  #point(view, at) {
    this.#hears.pointed(view.state.doc.lineAt(at).number);
    return true;
  }
}
