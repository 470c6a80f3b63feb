// What tests of the workbench ask of the page.

/** @type {{ value: number, what: string }[]} */
const moved = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    const { value, hadRecentInput, sources } = /** @type {any} */ (one);
    if (!hadRecentInput) moved.push({ value, what: sources.map((/** @type {any} */ { node }) => node?.className || node?.nodeName).join(', ') });
  }
}).observe({ type: 'layout-shift', buffered: true });

/** How much the layout has shifted, as Lighthouse counts. */
Object.assign(window, { shifted: () => moved.reduce((sum, { value }) => sum + value, 0) });
Object.assign(window, { shifts: () => moved.map(({ value, what }) => `${value.toFixed(4)} ${what}`).join('\n') });

// What of an element cannot be seen without scrolling; nothing, if all can.
Object.assign(window, { cut: (/** @type {string} */ selector) => {
  const element = document.querySelector(selector);
  if (!element?.checkVisibility()) return 'is not shown';
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const bar = /** @type {Element} */ (document.querySelector('.player')).getBoundingClientRect().top;
  if (width < 20 || height < 10) return `is ${width} by ${height}`;
  if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > bar + 0.5) return `${[left, top, right, bottom].map(Math.round)} is not within ${innerWidth} by ${Math.round(bar)}`;
  return '';
} });

/** How high the smallest caption of the chart is set, in pixels. */
Object.assign(window, { lettering: () => Math.min(...[...document.querySelectorAll('.bench .chart-picture .caption')].map((one) => {
  const svg = /** @type {SVGSVGElement} */ (one.closest('svg'));
  return Number.parseFloat(getComputedStyle(one).fontSize) * /** @type {DOMMatrix} */ (svg.getScreenCTM()).a;
})) });

/** Captions of the chart that come within two pixels of another node. */
Object.assign(window, { touching: () => {
  const nodes = [...document.querySelectorAll('.bench .chart-picture .node')];
  return nodes.flatMap((node) => {
    const text = /** @type {Element} */ (node.querySelector('.caption'));
    const a = text.getBoundingClientRect();
    return nodes.filter((other) => {
      const b = /** @type {Element} */ (other.querySelector('.shape')).getBoundingClientRect();
      // A rhombus leaves its corners free.
      const near = Math.max(a.left - (b.left + b.right) / 2, 0) / (b.width / 2);
      const top = other.classList.contains('decision') ? b.top + near * (b.height / 2) : b.top;
      return other !== node && a.left < b.right && a.right > b.left && a.top < b.bottom + 1 && a.bottom > top - 1;
    }).map((other) => `${text.textContent} touches ${other.getAttribute('data-id')}`);
  }).join('; ');
} });
