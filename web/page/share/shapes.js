// A picture of the page copied with its looks as attributes.

import { svg } from '../dom.js';
import { font, look, round } from './paint.js';

const KEPT = /^(?:[cdrxy]|[cr][xy]|[xy][12]|d[xy]|width|height|points|viewBox|preserveAspectRatio|pattern\w+|id|rotate|transform)$/;
const TEXTS = new Set(['text', 'tspan']);
const GROUPS = new Set(['g', 'defs', 'pattern', 'svg']);

/** @param {Element} source */
function attributes(source) {
  return Object.fromEntries([...source.attributes].filter(({ name }) => KEPT.test(name)).map(({ name, value }) => [name, value]));
}

/** @param {CSSStyleDeclaration} style @returns {Record<string, string>} */
function letters(style) {
  return {
    ...font(style),
    ...(style.textAnchor === 'start' ? {} : { 'text-anchor': style.textAnchor }),
    ...(style.dominantBaseline === 'auto' ? {} : { 'dominant-baseline': style.dominantBaseline }),
  };
}

/** What a person is told of a part stays with it. @param {Element} source */
function told(source) {
  const title = [...source.children].find(({ tagName }) => tagName === 'title')?.textContent ?? source.getAttribute('aria-label');
  return title ? [svg('title', {}, title)] : [];
}

/**
 * What moves along a path is where it is now: other programs know of no such paths.
 * @param {Element} source
 * @param {CSSStyleDeclaration} style
 */
function moved(source, { offsetPath }) {
  if (!(source instanceof SVGGraphicsElement) || !offsetPath || offsetPath === 'none') return {};
  const own = source.getBBox();
  const seen = source.getBoundingClientRect();
  const at = new DOMPoint(seen.x + seen.width / 2, seen.y + seen.height / 2).matrixTransform(source.ownerSVGElement?.getScreenCTM()?.inverse());
  return { transform: `translate(${round(at.x - own.x - own.width / 2)} ${round(at.y - own.y - own.height / 2)})` };
}

/** The copy of an element of a picture, or null if nothing is to be seen of it. @param {Element} source @returns {SVGElement | null} */
export function copied(source) {
  const { tagName } = source;
  if (tagName === 'title') return null; // see told
  if (tagName === 'desc') return svg('desc', {}, source.textContent ?? '');
  const style = getComputedStyle(source);
  const hidden = tagName !== 'defs' && tagName !== 'pattern' && style.display === 'none';
  if (hidden) return null;
  const base = { ...attributes(source), ...moved(source, style), ...(style.opacity === '1' ? {} : { opacity: style.opacity }) };
  if (GROUPS.has(tagName)) {
    const parts = [...source.children].map(copied).filter((one) => one !== null);
    return parts.length > 0 ? svg(tagName, base, ...told(source), ...parts) : null;
  }
  const seen = style.visibility === 'visible' && look(style);
  if (!seen) return null;
  if (!TEXTS.has(tagName)) return svg(tagName, { ...base, ...seen }, ...told(source));
  const pieces = [...source.childNodes].map((one) => (one instanceof Element ? copied(one) : one.cloneNode())).filter((one) => one !== null);
  return source.textContent ? svg(tagName, { ...base, ...seen, ...(tagName === 'text' ? letters(style) : {}) }, .../** @type {Node[]} */ (pieces)) : null;
}
