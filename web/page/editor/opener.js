// The way to the editor: it is fetched when somebody wants to write.

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
    } catch (error) {
      editor = null; // it can be tried again
      throw error;
    }
  };
}
