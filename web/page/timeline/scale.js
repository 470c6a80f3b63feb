// Where a moment is on the timeline. The hours for which a computer sleeps are
// drawn short, so that what happens before and after stays readable.

/** @typedef {import('./model.js').Model} Model */

// How long sleep is drawn at the most, as a share of the time awake.
const SLEEP = 0.08;

export class Scale {
  /** @type {{ from: number, to: number, cut: number, before: number }[]} */
  #cuts = [];

  /** @param {Model} model */
  constructor(model) {
    const asleep = model.sleeps.reduce((sum, { from, to }) => sum + to - from, 0);
    const most = Math.max((model.end - asleep) * SLEEP, 1);
    let before = 0;
    for (const { from, to } of model.sleeps) {
      const cut = to - from - most;
      if (cut <= 0) continue;
      this.#cuts.push({ from, to, cut, before });
      before += cut;
    }
    /** How long the whole is as it is drawn. */
    this.length = Math.max(model.end - before, 1);
  }

  /** A moment as a place. @param {number} at */
  place(at) {
    let place = at;
    for (const { from, to, cut } of this.#cuts) {
      if (at >= to) place -= cut;
      else if (at > from) place -= ((at - from) / (to - from)) * cut;
    }
    return place;
  }

  /** A place as a moment. @param {number} place */
  moment(place) {
    for (const { from, to, cut, before } of this.#cuts) {
      const begin = from - before;
      const drawn = to - from - cut;
      if (place <= begin) return place + before;
      if (place < begin + drawn) return from + ((place - begin) / drawn) * (to - from);
    }
    return place + (this.#cuts.at(-1) ? /** @type {any} */ (this.#cuts.at(-1)).before + /** @type {any} */ (this.#cuts.at(-1)).cut : 0);
  }

  /** Whether a moment lies in what is drawn short. @param {number} at */
  cut(at) {
    return this.#cuts.some(({ from, to }) => at > from && at < to);
  }
}

/** Round steps for an axis: about so many in a span. @param {number} span @param {number} many */
export function roundStep(span, many) {
  const rough = Math.max(span / many, 0.01);
  const power = 10 ** Math.floor(Math.log10(rough));
  const digit = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10;
  return digit * power;
}
