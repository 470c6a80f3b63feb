// The menu of the player, its dialogs and its keys.

import { Beside } from '../beside/beside.js';
import { writing } from '../editor/opener.js';
import { Help } from '../help.js';
import { Keys } from './keys.js';
import { menu } from './menu.js';
import { Presentation } from '../present.js';
import { Presets } from '../presets/presets.js';
import { Share } from '../share/share.js';

export class Extras {
  /**
   * @param {import('../stage.js').Stage} stage
   * @param {import('./control.js').Control} control
   * @param {import('../predict/predict.js').Prediction} predict
   * @param {import('./speed.js').SpeedChip} speed
   */
  constructor(stage, control, predict, speed) {
    const { words } = stage;
    const write = writing(stage, () => control.pause());
    this.presets = new Presets(stage, new Beside(stage, control), write);
    this.presentation = new Presentation(stage);
    const share = new Share(stage);
    const presets = () => {
      control.pause();
      this.presets.open();
    };
    const sharing = () => {
      control.pause();
      share.open();
    };
    const present = () => this.presentation.toggle();
    const keys = new Keys({
      ' ': () => control.toggle(), k: () => control.toggle(),
      ArrowLeft: () => control.step(-1), j: () => control.step(-1),
      ArrowRight: () => control.step(1), l: () => control.step(1),
      Home: () => control.go(0), End: () => control.end(),
      '[': () => control.toBreak(true), ']': () => control.toBreak(false),
      '-': () => speed.change(-1), '+': () => speed.change(1),
      f: () => control.fork(), o: presets, w: () => write(), s: sharing, p: present,
      Escape: () => this.presentation.leave(),
      '?': () => help.open(),
    });
    const help = new Help(words, keys);
    this.menu = menu(words, [
      { key: 'player.presets', act: presets, hint: 'o' },
      { key: 'editor.write', act: () => write(), hint: 'w' },
      { key: 'player.share', act: sharing, hint: 's' },
      { key: 'player.predict', act: () => predict.toggle() },
      { key: 'player.present', act: present, hint: 'p' },
      { key: 'player.help', act: () => help.open(), hint: '?' },
    ]);
    this.dialogs = [this.presets.element, share.element, help.element];
  }

  /** @param {import('../stage.js').Stage} stage */
  draw({ predicting }) {
    const entry = this.menu.panel.children[3];
    if (entry.getAttribute('aria-pressed') !== String(predicting)) entry.setAttribute('aria-pressed', String(predicting));
  }
}
