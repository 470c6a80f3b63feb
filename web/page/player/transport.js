// The buttons that play and step.

import { h } from '../dom.js';
import { icon } from './icons.js';

/** @param {import('../words.js').Words} words @param {import('./control.js').Control} control */
export function transport(words, control) {
  /** @param {import('./icons.js').Icon} sign @param {import('../words.js').Key} key @param {() => unknown} click */
  const button = (sign, key, click) => h('button', { type: 'button', class: `transport ${sign}`, 'aria-label': words.say(key), title: words.say(key), click }, icon(sign));
  const play = button('play', 'player.play', () => control.toggle());
  const elements = [
    button('restart', 'player.restart', () => control.go(0)),
    button('breakBack', 'player.break-back', () => control.toBreak(true)),
    button('back', 'player.back', () => control.step(-1)),
    play,
    button('forward', 'player.forward', () => control.step(1)),
    button('breakForward', 'player.break-on', () => control.toBreak(false)),
  ];
  return { play, elements };
}
