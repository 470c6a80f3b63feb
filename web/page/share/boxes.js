// A part of the page that is made of boxes and words, drawn as shapes. Grounds,
// borders and words are drawn; shadows and gradients are not.

import { svg } from '../dom.js';
import { ascent, font, paint, round } from './paint.js';
import { copied } from './shapes.js';

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */
/** @typedef {{ x: number, y: number }} Origin what is at the top left */

const SIDES = /** @type {const} */ (['top', 'right', 'bottom', 'left']);

/** @param {CSSStyleDeclaration} style */
function borders(style) {
  return SIDES.map((side) => {
    const kind = style.getPropertyValue(`border-${side}-style`);
    const { colour, alpha } = paint(style.getPropertyValue(`border-${side}-color`));
    return { kind, width: kind === 'none' ? 0 : parseFloat(style.getPropertyValue(`border-${side}-width`)), colour, alpha };
  });
}

/** @param {string} kind @param {number} width @returns {Record<string, string>} */
const dashes = (kind, width) => (kind === 'dashed' ? { 'stroke-dasharray': `${3 * width} ${2 * width}` } : kind === 'dotted' ? { 'stroke-dasharray': `${width} ${width}` } : {});

/** The ground of a box and its border. @param {CSSStyleDeclaration} style @param {Box} box @returns {SVGElement[]} */
function frame(style, { x, y, width, height }) {
  const shapes = [];
  const ground = paint(style.backgroundColor);
  const radius = style.borderTopLeftRadius;
  const rx = Math.min(parseFloat(radius) * (radius.endsWith('%') ? width / 100 : 1), width / 2, height / 2);
  const place = (/** @type {number} */ inset) => ({ x: round(x + inset), y: round(y + inset), width: round(width - 2 * inset), height: round(height - 2 * inset), ...(rx > inset ? { rx: round(rx - inset) } : {}) });
  if (ground.alpha > 0) shapes.push(svg('rect', { ...place(0), fill: ground.colour, ...(ground.alpha < 1 ? { 'fill-opacity': round(ground.alpha) } : {}) }));
  const all = borders(style);
  const [top, right, bottom, left] = all.map((one) => one.width);
  const [first] = all;
  if (first.width > 0 && first.alpha > 0 && all.every((one) => one.width === first.width && one.kind === first.kind && one.colour === first.colour && one.alpha === first.alpha)) {
    return [...shapes, svg('rect', { ...place(first.width / 2), fill: 'none', stroke: first.colour, 'stroke-width': first.width, ...dashes(first.kind, first.width) })];
  }
  // Each side by itself is cut off aslant: so triangles are made.
  const outer = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
  const inner = [[x + left, y + top], [x + width - right, y + top], [x + width - right, y + height - bottom], [x + left, y + height - bottom]];
  all.forEach(({ kind, width: thick, colour, alpha }, i) => {
    if (thick === 0 || alpha === 0) return;
    const [a, b, c, d] = [outer[i], outer[(i + 1) % 4], inner[(i + 1) % 4], inner[i]];
    const dash = dashes(kind, thick);
    if (!dash['stroke-dasharray']) shapes.push(svg('polygon', { points: [a, b, c, d].map((one) => one.map(round).join()).join(' '), fill: colour }));
    else shapes.push(svg('line', { x1: round((a[0] + d[0]) / 2), y1: round((a[1] + d[1]) / 2), x2: round((b[0] + c[0]) / 2), y2: round((b[1] + c[1]) / 2), stroke: colour, 'stroke-width': thick, ...dash }));
  });
  return shapes;
}

/** What is put before or after a box by its style, if it has a place of its own. @param {Element} element @param {Box} box @param {string} which @returns {SVGElement[]} */
function beside(element, box, which) {
  const style = getComputedStyle(element, which);
  if (style.content === 'none' || style.content === 'normal' || style.position !== 'absolute' || style.display === 'none') return [];
  const [top, right, bottom, left] = borders(style).map((one) => one.width);
  const around = borders(getComputedStyle(element));
  return frame(style, {
    x: box.x + around[3].width + parseFloat(style.left), y: box.y + around[0].width + parseFloat(style.top),
    width: Math.max(parseFloat(style.width), left + right), height: Math.max(parseFloat(style.height), top + bottom),
  });
}

/** The words of a text, line by line as the page breaks them. @param {Text} node @param {Origin} origin */
function words(node, origin) {
  const style = getComputedStyle(/** @type {Element} */ (node.parentElement));
  const sideways = style.writingMode.startsWith('vertical');
  const range = document.createRange();
  /** @type {{ text: string, left: number, top: number, right: number, bottom: number }[]} */
  const lines = [];
  let at = 0;
  for (const letter of node.data) {
    range.setStart(node, at);
    range.setEnd(node, at += letter.length);
    const [box] = range.getClientRects();
    const line = lines.at(-1);
    const blank = letter.trim() === '';
    if (!box || blank && !line) continue;
    const { left, top, right, bottom } = box;
    if (line && Math.abs(sideways ? line.left - left : line.top - top) < 2) {
      line.text += blank ? ' ' : letter;
      if (!blank) Object.assign(line, { right, bottom });
    } else if (!blank) {
      lines.push({ text: letter, left, top, right, bottom });
    }
  }
  const { colour } = paint(style.color);
  return lines.map(({ text, left, top, right, bottom }) => {
    const [x, y] = [left - origin.x, top - origin.y];
    const place = sideways ? { transform: `translate(${round(x + (right - left) / 2)} ${round(y)}) rotate(90)`, 'dominant-baseline': 'central' }
      : { x: round(x), y: round(y + (bottom - top) * ascent(style)) };
    // With other fonts than here the words have the same room.
    return svg('text', { ...place, ...font(style), fill: colour, textLength: round(sideways ? bottom - top : right - left) }, text.replace(/ +/g, ' ').trimEnd());
  });
}

/** Where an element is. @param {Element} element @param {Origin} origin @returns {Box} */
function boxOf(element, origin) {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x - origin.x, y: y - origin.y, width, height };
}

/** All that is seen of an element. What can be pressed or chosen is no part of a picture. @param {Element} element @param {Origin} origin @returns {SVGElement[]} */
export function drawn(element, origin) {
  const style = getComputedStyle(element);
  const box = boxOf(element, origin);
  if (style.display === 'none' || style.visibility !== 'visible' || style.clipPath !== 'none' || element.matches('button, input, select, textarea')) return [];
  if (element instanceof SVGSVGElement) {
    const picture = copied(element);
    for (const [name, value] of Object.entries(box)) picture?.setAttribute(name, round(value));
    if (style.overflow === 'visible') picture?.setAttribute('overflow', 'visible');
    return picture ? [picture] : [];
  }
  const shapes = [
    ...frame(style, box), ...beside(element, box, '::before'),
    ...[...element.childNodes].flatMap((one) => (one instanceof Text ? words(one, origin) : one instanceof Element ? drawn(one, origin) : [])),
    ...beside(element, box, '::after'),
  ];
  return style.opacity === '1' || shapes.length === 0 ? shapes : [svg('g', { opacity: style.opacity }, ...shapes)];
}
