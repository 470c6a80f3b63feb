// Real work for the main thread: so many percent of each 50 milliseconds.

const PERIOD = 50; // milliseconds

/** Keeps the main thread busy. @param {number} span in milliseconds */
export function burn(span) {
  const began = performance.now();
  while (performance.now() - began < span);
  return performance.now() - began;
}

export class Load {
  #percent = 0;
  #timer = 0;

  get percent() {
    return this.#percent;
  }

  set percent(percent) {
    this.#percent = percent;
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (percent > 0) this.#work();
  }

  #work() {
    const span = (PERIOD * this.#percent) / 100;
    this.#timer = setTimeout(() => {
      burn(span);
      this.#work();
    }, PERIOD - span);
  }
}
