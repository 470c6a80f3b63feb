// A picture of the page as a file by itself, that looks elsewhere as it does here.

import { svg } from '../dom.js';
import { drawn } from './boxes.js';
import { paint } from './paint.js';

/** @typedef {{ text: string, width: number, height: number }} Drawing */

const MARGIN = 16;
// What a name may have in it, and XML may not.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The colour on which an element lies. @param {Element | null} element @returns {string} */
function ground(element) {
  if (!element) return '#ffffff';
  const { colour, alpha } = paint(getComputedStyle(element).backgroundColor);
  return alpha > 0 ? colour : ground(element.parentElement);
}

/**
 * @param {Element} element
 * @param {string} title
 * @param {string} about what there is to see, for those who do not see it
 * @returns {Drawing}
 */
export function drawing(element, title, about) {
  const box = element.getBoundingClientRect();
  const width = Math.ceil(box.width) + 2 * MARGIN;
  const height = Math.ceil(box.height) + 2 * MARGIN;
  const picture = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': 'title', 'aria-describedby': 'about' },
    svg('title', { id: 'title' }, title), svg('desc', { id: 'about' }, about),
    svg('rect', { width, height, fill: ground(element.parentElement) }),
    ...drawn(element, { x: box.x - MARGIN, y: box.y - MARGIN }));
  return { text: new XMLSerializer().serializeToString(picture).replace(FORBIDDEN, '\ufffd'), width, height };
}

/** The same in pixels, two for each where there is room. @param {Drawing} drawing */
export async function inPixels({ text, width, height }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const scale = Math.min(2, 8192 / Math.max(width, height));
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((/** @type {(blob: Blob) => void} */ resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))), 'image/png');
  });
}
