// What the tests in this folder check with. Each exported function of the other
// files is a test: it runs in a page of its own and fails by throwing.

export function equal(what, got, want) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(want)];
  if (a !== b) throw new Error(`${what}: ${a}, want ${b}`);
}

export function ok(what, is) {
  if (!is) throw new Error(what);
}

/** Resolves when the condition holds. The test's own timeout ends it otherwise. */
export async function until(condition) {
  while (!condition()) await new Promise((done) => realTimeout(done, 5));
}

/** Resolves when the microtasks that are queued now are over. */
export const settled = () => new Promise((done) => realTimeout(done, 0));

const realTimeout = window.setTimeout.bind(window);

/** Waits for a MapiError of this name. */
export async function refuses(what, name, work) {
  const { MapiError } = await import('./program.js');
  try {
    await work();
  } catch (e) {
    if (e instanceof MapiError && e.name === name && e.code >= 0x80000000 && e.message) return e;
    throw new Error(`${what}: ${e.name} ${e.message}, want ${name}`, { cause: e });
  }
  throw new Error(`${what}: nothing thrown, want ${name}`);
}
