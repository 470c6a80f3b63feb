// All that is left, at once: what idle routines are there to avoid.

// Long enough for everybody to see, and short enough for the page to be seen at all.
const CHUNK = 40; // portions

const pause = () => new Promise((done) => setTimeout(done));

/** @param {import('./mailbox.js').Mailbox} box */
export async function allAtOnce(box) {
  while (!box.done) {
    if (!box.ready) return; // it is being emptied
    while (!box.complete) box.fetch();
    await box.packing;
    await box.indexAtOnce(CHUNK);
    box.pack(CHUNK);
    await box.packing;
    await pause();
  }
}
