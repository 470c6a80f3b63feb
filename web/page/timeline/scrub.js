// Going to a moment by pointer, and step by step by keyboard.

/** @typedef {import('../stage.js').Stage} Stage */

/**
 * @param {HTMLElement} slider
 * @param {Stage} stage
 * @param {(x: number) => number} moment
 * @param {import('./tools.js').Tools} tools
 */
export function scrubbing(slider, stage, moment, tools) {
  /** @param {PointerEvent} event */
  const follow = (event) => {
    const x = event.clientX - slider.getBoundingClientRect().left;
    const step = lastBy(stage.player.events, moment(x));
    if (step !== stage.state.at) stage.player.go(step);
  };
  slider.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    slider.setPointerCapture(event.pointerId);
    follow(event);
  });
  slider.addEventListener('pointermove', (event) => slider.hasPointerCapture(event.pointerId) && follow(event));
  slider.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    tools.zoom(event.deltaY < 0 ? 1.25 : 0.8);
  }, { passive: false });
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowLeft: () => stage.player.step(-1), ArrowRight: () => stage.player.step(),
    ArrowDown: () => stage.player.step(-1), ArrowUp: () => stage.player.step(),
    PageDown: () => stage.player.step(-10), PageUp: () => stage.player.step(10),
    Home: () => stage.player.go(0), End: () => stage.player.go(stage.state.len),
    '+': () => tools.zoom(2), '=': () => tools.zoom(2), '-': () => tools.zoom(0.5), 0: () => tools.all(),
  };
  slider.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}

/** The last step that happens by a moment. @param {readonly { at: number }[]} events @param {number} at */
export function lastBy(events, at) {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle].at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
