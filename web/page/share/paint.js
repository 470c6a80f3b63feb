// The styles of the page as attributes that any program understands: colours as
// numbers, no variables, no names of classes.

/** @typedef {{ colour: string, alpha: number }} Paint a colour as #rrggbb, and how much of it there is */

const pixel = /** @type {CanvasRenderingContext2D} */ (Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true }));

/** What a colour comes to, however the style writes it. @param {string} css @returns {Paint} */
export function paint(css) {
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
  return { colour: `#${[r, g, b].map((one) => one.toString(16).padStart(2, '0')).join('')}`, alpha: a / 255 };
}

/** A number as it is written into a file. @param {number} value */
export const round = (value) => String(Math.round(value * 100) / 100);

/**
 * The attributes of a fill or a stroke; null where nothing is to be seen of it.
 * @param {'fill' | 'stroke'} which @param {CSSStyleDeclaration} style
 * @returns {Record<string, string> | null}
 */
function painted(which, style) {
  const css = style[which];
  if (css === 'none') return null;
  const pattern = /^url\("?(#[^")]+)"?\)/.exec(css);
  if (pattern) return { [which]: `url(${pattern[1]})` };
  const { colour, alpha } = paint(css);
  const share = alpha * Number(style.getPropertyValue(`${which}-opacity`));
  if (share === 0) return null;
  return { [which]: colour, ...(share < 1 ? { [`${which}-opacity`]: round(share) } : {}) };
}

/** Properties of strokes, and what they are where nothing is said. */
const STROKES = { 'stroke-width': '1px', 'stroke-dasharray': 'none', 'stroke-linejoin': 'miter', 'stroke-linecap': 'butt', 'vector-effect': 'none', 'paint-order': 'normal' };

/** How a shape or a letter is painted, or null if it is not to be seen. @param {CSSStyleDeclaration} style */
export function look(style) {
  const fill = painted('fill', style);
  const stroke = style.strokeWidth === '0px' ? null : painted('stroke', style);
  if (!fill && !stroke) return null;
  /** @type {Record<string, string>} */
  const attributes = { ...(fill ?? { fill: 'none' }), ...stroke };
  for (const [name, usual] of stroke ? Object.entries(STROKES) : []) {
    const value = style.getPropertyValue(name);
    if (value && value !== usual) attributes[name] = value.replace(/px\b/g, '');
  }
  return attributes;
}

/** The font of a text. @param {CSSStyleDeclaration} style @returns {Record<string, string>} */
export const font = ({ fontFamily, fontSize, fontStyle, fontWeight }) => ({
  'font-family': fontFamily, 'font-size': fontSize.replace('px', ''),
  ...(fontStyle === 'normal' ? {} : { 'font-style': fontStyle }), ...(fontWeight === '400' ? {} : { 'font-weight': fontWeight }),
});

/** How much of the height of a font lies above its base line. @param {CSSStyleDeclaration} style */
export function ascent({ fontFamily, fontSize, fontStyle, fontWeight }) {
  pixel.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = pixel.measureText('x');
  return above / (above + below);
}
