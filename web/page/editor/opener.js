// The way to the editor: it is fetched when somebody wants to write.

import { dialog } from '../dialog.js';
import { h } from '../dom.js';

/** @typedef {import('../stage.js').Stage} Stage */

/**
 * What opens the editor, or closes it.
 * @param {Stage} stage
 * @param {() => void} rest stops what plays
 */
export function writing(stage, rest) {
  /** @type {Promise<import('./editor.js').Editor> | null} */
  let editor = null;
  return async () => {
    editor ??= import('./editor.js').then(({ Editor }) => new Editor(stage, rest));
    try {
      (await editor).toggle();
    } catch {
      editor = null; // it can be tried again
      const sorry = dialog(stage.words, stage.words.say('editor.write'), h('p', { role: 'alert' }, stage.words.say('editor.unavailable'))).element;
      sorry.addEventListener('close', () => sorry.remove());
      document.body.append(sorry);
      sorry.showModal();
    }
  };
}
