/**
 * Works for so many milliseconds: hashes, as a search or a compression would.
 * @param {number} milliseconds
 */
export function work(milliseconds) {
  const end = performance.now() + milliseconds;
  let hash = 2166136261;
  do {
    for (let i = 0; i < 500; i++) hash = Math.imul(hash ^ (i & 255), 16777619);
  } while (performance.now() < end);
  return hash;
}
