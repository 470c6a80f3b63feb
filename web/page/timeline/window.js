// The part of the run that the timeline shows: zoomed and moved by the reader,
// following the place where the player stands. It says nothing about the run.

export class Window {
  /** How much is shown; Infinity is all. */
  #span = Infinity;
  #from = 0;
  #length = 1;

  /** @param {number} length of the whole run */
  fit(length) {
    this.#length = length;
    this.#from = Math.min(Math.max(this.#from, 0), Math.max(length - this.span, 0));
  }

  get from() {
    return this.#from;
  }

  get span() {
    return Math.min(this.#span, this.#length);
  }

  get to() {
    return this.#from + this.span;
  }

  get whole() {
    return this.#span >= this.#length;
  }

  /** As a share of what can be moved. */
  get share() {
    return this.whole ? 0 : this.#from / (this.#length - this.span);
  }

  set share(share) {
    this.#from = share * (this.#length - this.span);
  }

  /** Shows less or more, with one place staying where it is. @param {number} factor @param {number} around */
  zoom(factor, around) {
    const share = (around - this.#from) / this.span;
    this.#span = Math.max(this.span / factor, 0.5);
    if (this.#span >= this.#length) this.#span = Infinity;
    this.#from = around - share * this.span;
    this.fit(this.#length);
  }

  all() {
    this.#span = Infinity;
    this.#from = 0;
  }

  /** Shows so much of the end. @param {number} span */
  tail(span) {
    this.#span = span;
    this.#from = Math.max(this.#length - span, 0);
  }

  /** Moves on if a place is not to be seen. @param {number} place */
  reveal(place) {
    const edge = this.span * 0.1;
    if (place >= this.#from && place <= this.to) return;
    this.#from = place < this.#from ? place - edge : place - this.span + edge;
    this.fit(this.#length);
  }
}
