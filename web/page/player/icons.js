// The signs on the buttons of the player.

import { svg } from '../dom.js';

const PATHS = {
  play: 'M7 4l13 8l-13 8z',
  pause: 'M6 4h4v16h-4zM14 4h4v16h-4z',
  back: 'M17 5v14l-10 -7z',
  forward: 'M7 5v14l10 -7z',
  restart: 'M5 5h3v14h-3zM20 5v14l-11 -7z',
  breakBack: 'M19 6v12l-7 -6zM5 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
  breakForward: 'M5 6v12l7 -6zM13 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
  menu: 'M4 6h16v2.4h-16zM4 11h16v2.4h-16zM4 16h16v2.4h-16z',
};

/** @typedef {keyof typeof PATHS} Icon */

/** @param {Icon} name */
export const icon = (name) => svg('svg', { class: 'icon', viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': 'true' }, svg('path', { d: PATHS[name] }));

/** @param {Element} element @param {Icon} name */
export function setIcon(element, name) {
  const path = element.querySelector('path');
  if (path?.getAttribute('d') !== PATHS[name]) path?.setAttribute('d', PATHS[name]);
}
