// A row is taken by the pointer and let go ahead of another or behind it.

// A pointer that has moved less has not dragged.
const LEAST = 5; // pixels
// How far beside the list still counts as on it.
const BESIDE = 24; // pixels

/**
 * @template R
 * @typedef {object} Dragged
 * @property {(card: Element) => R | undefined} row what stands there, if it can be moved
 * @property {(row: R, over: R, up: boolean) => number | null} to the priority it would get ahead of another, or behind it; null if it has that
 * @property {(row: R, priority: number | null) => void} show what letting go would do; null is nothing
 * @property {(row: R, priority: number) => void} drop
 */

/**
 * Rows can be dragged by the mouse anywhere; by touch at the priority alone, for a finger
 * elsewhere scrolls the list.
 * @template {{ element: HTMLElement }} R
 * @param {HTMLElement} list
 * @param {Dragged<R>} asks
 */
export function dragging(list, asks) {
  /** @type {{ row: R, id: number, y: number, moved: boolean, to: number | null } | null} */
  let drag = null;

  /** @param {boolean} drop */
  const end = (drop) => {
    if (!drag) return;
    const { row, moved, to } = drag;
    drag = null;
    if (!moved) return;
    removeEventListener('keydown', escape);
    row.element.style.transform = '';
    row.element.removeAttribute('data-dragged');
    asks.show(row, null);
    // The click that ends a drag is none.
    const stop = (/** @type {Event} */ event) => event.stopPropagation();
    list.addEventListener('click', stop, { capture: true, once: true });
    setTimeout(() => list.removeEventListener('click', stop, { capture: true }));
    if (drop && to !== null) asks.drop(row, to);
  };

  // Heard only while something is dragged: a list that is gone is not kept by the window.
  const escape = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') end(false);
  };

  list.addEventListener('pointerdown', (event) => {
    const target = /** @type {Element} */ (event.target);
    const card = target.closest('.queue-head')?.parentElement;
    const row = card ? asks.row(card) : undefined;
    if (!row || event.button !== 0 || (event.pointerType !== 'mouse' && !target.closest('.queue-priority'))) return;
    drag = { row, id: event.pointerId, y: event.clientY, moved: false, to: null };
  });
  list.addEventListener('pointermove', (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const by = event.clientY - drag.y;
    if (!drag.moved && Math.abs(by) < LEAST) return;
    const { row } = drag;
    if (!drag.moved) {
      drag.moved = true;
      addEventListener('keydown', escape);
      // What has the focus stands for no other routine meanwhile.
      /** @type {HTMLElement} */ (row.element.firstElementChild).focus({ preventScroll: true });
      list.setPointerCapture(event.pointerId);
      row.element.setAttribute('data-dragged', 'true');
    }
    row.element.style.transform = `translateY(${by}px)`;
    const over = under(list, row.element, event.clientX, event.clientY);
    const other = over && asks.row(over);
    drag.to = other ? asks.to(row, other, by < 0) : null;
    asks.show(row, drag.to);
  });
  list.addEventListener('pointerup', () => end(true));
  list.addEventListener('pointercancel', () => end(false));
}

/** The other row at a place, if the place is on the list. @param {HTMLElement} list @param {Element} own @param {number} x @param {number} y */
function under(list, own, x, y) {
  const box = list.getBoundingClientRect();
  if (x < box.left - BESIDE || x > box.right + BESIDE || y < box.top - BESIDE || y > box.bottom + BESIDE) return null;
  const others = [...list.children].filter((one) => one !== own);
  const near = (/** @type {Element} */ one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return Math.abs(y - (top + bottom) / 2);
  };
  return others.sort((a, b) => near(a) - near(b))[0] ?? null;
}
