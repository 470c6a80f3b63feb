// What a fence of the language mapi says after the language: the attributes of an
// element, as name=value, name="value" or a name alone.
//
//   ```mapi part=queue step=12
//   { "version": 1, … }
//   ```

const KNOWN = ['scenario', 'src', 'link', 'part', 'chart', 'controls', 'autoplay', 'live', 'theme', 'lang', 'step', 'frame'];

export const ELEMENT = 'mapi-playground';

/** @param {string} text what follows the language @returns {Record<string, string>} */
export function attributes(text) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const [whole, name, ...values] of text.matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S*)))?/g)) {
    if (!KNOWN.includes(name)) throw new Error(`A fence of mapi says ${whole}. It takes ${KNOWN.join(', ')}.`);
    found[name] = values.find((one) => one !== undefined) ?? '';
  }
  return found;
}
