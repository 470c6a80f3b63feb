// What tests ask of the charts of a page.

import { load } from '../mapi.js';
import { any, equal } from './check.js';

// The program's table says the same as the picture; the page has its captions in two languages.
export async function captions() {
  const { Words } = await import('../page/words.js');
  const [mapi, words] = [await load(), new Words('en')];
  const nodes = mapi.reference.charts.flatMap((chart) => chart.nodes);
  mapi.close();
  for (const { ID, Caption } of nodes) equal(ID, words.say(any(`charts.${ID}`)), Caption.replaceAll('\n', ' '));
}

/** The paragraphs that a rule's Markdown makes. @param {string} text */
export async function markdown(text) {
  const { paragraphs } = await import('../page/rule-text.js');
  return paragraphs(any({ Text: text })).map((p) => p.outerHTML).join('');
}

/** What does not fit, cannot be read or is too small to be pressed. */
export function problems() {
  /** @type {NodeListOf<HTMLElement>} */
  const parts = document.querySelectorAll('[data-chart], [data-part=logon], [data-part=prompts], [data-part=sessions]');
  return [...parts].flatMap((part) => {
    const name = part.dataset.chart ?? part.dataset.part;
    const wrong = part.scrollWidth > part.clientWidth + 1 ? [`${name} is too wide`] : [];
    for (const text of part.querySelectorAll('.chart-picture text')) {
      const { left, right } = text.getBoundingClientRect();
      if (right - left && (left < 0 || right > innerWidth)) wrong.push(`${name}: ${text.textContent} is cut off`);
    }
    for (const one of part.querySelectorAll('button, input, select, summary, .node')) {
      const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
      if (width && (width < 24 || height < 24)) wrong.push(`${name}: ${one.outerHTML.slice(0, 80)} is too small, ${width} by ${height}, want 24`);
    }
    /** @type {SVGSVGElement | null} */
    const picture = part.querySelector('.chart-picture');
    if (picture) {
      const size = parseFloat(getComputedStyle(picture).fontSize) * picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;
      if (size < 10) wrong.push(`${name}: letters of ${size} pixels, want 10`);
    }
    return wrong;
  });
}
