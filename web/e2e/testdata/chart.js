// What tests ask of the charts of a page.

import { load } from '../mapi.js';
import { any } from './check.js';

/** What the charts say of N3 in each language, as picture and as list, once its caption is another one. */
export async function changedCaption() {
  const [{ ChartWords }, { List }, { Picture }, { Words }] = await Promise.all(
    [import('../page/chart/words.js'), import('../page/chart/list.js'), import('../page/chart/picture.js'), import('../page/words.js')]);
  const mapi = await load();
  const chart = structuredClone(mapi.reference.charts[0]);
  mapi.close();
  chart.nodes[2].caption = { en: 'Hand it out', 'pt-BR': 'Entregar' };
  return ['en', 'pt-BR'].flatMap((language) => {
    const words = new ChartWords(new Words(language), chart);
    return [new Picture(chart, words, false), new List(chart, words, () => {})]
      .map(({ element }) => element.querySelector('.node[data-id="N3"] .caption')?.textContent?.trim());
  });
}

/** The captions that are drawn, by the ids of their nodes. @param {string} selector of the nodes */
export function captions(selector) {
  /** @type {NodeListOf<HTMLElement>} */
  const nodes = document.querySelectorAll(selector);
  return Object.fromEntries([...nodes].map((node) => [node.dataset.id, node.querySelector('.caption')?.textContent?.trim()]));
}

/** The paragraph that a rule's Markdown makes. @param {string} text */
export async function markdown(text) {
  const { paragraphs } = await import('../page/rule-text.js');
  return paragraphs(any({ plain: text, source: 'https://example.org/page' })).map((p) => p.outerHTML).join('');
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
      const least = picture.closest(".bench") ? 8 : 10; // that one is whole on the first screen
      if (size < least) wrong.push(`${name}: letters of ${size} pixels, want ${least}`);
    }
    return wrong;
  });
}
