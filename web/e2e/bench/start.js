// What it takes to have an engine: the first load on a page, the second, and the first
// call of a routine. In a page that has loaded nothing yet.

const { now } = performance;
const clock = now.bind(performance);

/** @param {'mapi' | 'idle'} entry */
export async function start(entry) {
  const began = clock();
  const { load } = await import(`../${entry}.js`);
  const app = (await load()).application('Start');
  const first = clock() - began;
  app.MAPIInitIdle(0);
  await new Promise((done) => app.FtgRegisterIdleRoutine(() => done(null), null, -1, 2 ** 32 - 1, 2));
  const dispatched = clock() - began;
  const seconds = [];
  for (let i = 0; i < 7; i++) {
    const again = clock();
    (await load()).close();
    seconds.push(clock() - again);
  }
  return { first, dispatched, seconds };
}

/** A Go program that does nothing. */
export async function empty() {
  await import('../wasm_exec.js');
  const go = new /** @type {any} */ (globalThis).Go();
  const began = clock();
  const { instance } = await WebAssembly.instantiateStreaming(fetch(new URL('empty.wasm', import.meta.url)), go.importObject);
  await go.run(instance);
  return clock() - began;
}
