// What tests ask of the comparison of readings.

const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** The points, and options of them, that are not shown when they are chosen. */
export async function notCompared() {
  const bad = [];
  const point = /** @type {HTMLSelectElement} */ (document.querySelector('#compare-point'));
  for (const option of point.options) {
    point.value = option.value;
    point.dispatchEvent(new Event('change'));
    await drawn();
    if (!document.querySelector('.compare-app .compare-sum')) bad.push(option.value);
    /** @type {NodeListOf<HTMLOptionElement>} */
    const options = document.querySelectorAll('[data-part=compare] option');
    for (const one of options) if (!one.textContent) bad.push(one.value);
  }
  return bad;
}
