// The way to the editor: it is fetched when somebody wants to write, or drops a file
// anywhere on the page.

import { dialog } from '../dialog.js';
import { h } from '../dom.js';

/** @typedef {import('../stage.js').Stage} Stage */

/**
 * What opens the editor, with a file if there is one, or closes it.
 * @param {Stage} stage
 * @param {() => void} rest stops what plays
 */
export function writing(stage, rest) {
  /** @type {Promise<import('./editor.js').Editor> | null} */
  let editor = null;
  /** @param {File[]} [files] */
  const write = async (files) => {
    editor ??= import('./editor.js').then(({ Editor }) => new Editor(stage, rest));
    try {
      if (files) (await editor).take(files);
      else (await editor).toggle();
    } catch {
      editor = null; // it can be tried again
      const sorry = dialog(stage.words, stage.words.say('editor.write'), h('p', { role: 'alert' }, stage.words.say('editor.unavailable'))).element;
      sorry.addEventListener('close', () => sorry.remove());
      document.body.append(sorry);
      sorry.showModal();
    }
  };
  /** @param {DragEvent} event */
  const taken = ({ dataTransfer, target, defaultPrevented }) => !defaultPrevented && dataTransfer?.types.includes('Files') && !(target instanceof HTMLInputElement);
  document.addEventListener('dragover', (event) => {
    if (taken(event)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    if (!taken(event)) return;
    event.preventDefault();
    const files = [...event.dataTransfer?.files ?? []];
    if (files.length > 0) void write(files);
  });
  return write;
}
