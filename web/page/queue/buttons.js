import { h } from '../dom.js';
import { act } from './act.js';
import { mark, write } from '../keyed.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldApp} WorldApp */
/** @typedef {import('../../module/player.js').WorldRoutine} WorldRoutine */
/** @typedef {{ change: (app: WorldApp, routine: WorldRoutine) => void, told: (result: import('./act.js').Outcome) => void }} Asks */

/** What can be done to a routine: change it, enable or disable it, deregister it. */
export class Buttons {
  #buttons;

  /** @param {Stage} stage @param {Asks} asks @param {() => { app: WorldApp, routine: WorldRoutine }} current */
  constructor(stage, asks, current) {
    const call = (/** @type {object} */ input) => asks.told(act(stage, { app: current().app.name, ftg: current().routine.routine, ...input }));
    this.#buttons = {
      change: h('button', { type: 'button', click: () => asks.change(current().app, current().routine) }, stage.words.say('queue.change')),
      toggle: h('button', { type: 'button', click: () => call({ do: 'EnableIdleRoutine', fEnable: current().routine.state === 'disabled' }) }),
      deregister: h('button', { type: 'button', click: () => call({ do: 'DeregisterIdleRoutine' }) }, stage.words.say('queue.deregister')),
    };
    this.element = h('div', { class: 'queue-buttons' }, ...Object.values(this.#buttons));
  }

  /** @param {Stage} stage @param {WorldRoutine} routine */
  draw({ words }, routine) {
    const { change, toggle, deregister } = this.#buttons;
    write(toggle, words.say(routine.state === 'disabled' ? 'queue.enable' : 'queue.disable'));
    for (const button of [change, toggle, deregister]) {
      mark(button, 'aria-label', words.say('queue.button-of', { button: button.textContent ?? '', name: routine.routine }));
      button.disabled = routine.state === 'removing';
    }
  }
}
