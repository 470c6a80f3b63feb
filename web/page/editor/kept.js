// Scenarios of one's own that are kept in this browser, by their titles. Nothing is kept
// that nobody asked to keep.

const STORED = 'mapi-playground.scenarios';

/** All that are kept, by title. @returns {Record<string, string>} */
export function kept() {
  try {
    const all = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    return typeof all === 'object' && all !== null && !Array.isArray(all) ? all : {};
  } catch {
    return {}; // storage may be forbidden, or somebody else's
  }
}

/** Keeps a scenario; says whether there is room for it. @param {string} title @param {string} text */
export const keep = (title, text) => put({ ...kept(), [title]: text });

/** @param {string} title */
export function forget(title) {
  const { [title]: _, ...others } = kept();
  return put(others);
}

/** @param {Record<string, string>} all */
function put(all) {
  try {
    if (Object.keys(all).length === 0) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}
