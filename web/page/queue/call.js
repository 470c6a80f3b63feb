// The MAPI call that something on the page makes, as JavaScript to be copied.

import { h } from '../dom.js';
import { write } from '../keyed.js';

/** @typedef {import('../stage.js').Stage} Stage */

/** A routine's function as a name that JavaScript takes. @param {string} name */
const identifier = (name) => name.replace(/[^\p{L}\p{N}_$]+/gu, '_').replace(/^(?=\p{N})/u, '_') || '_';

/** Flags as an expression. @param {string} flags */
const bits = (flags) => flags.split(/\s*\|\s*/).join(' | ');

/** In milliseconds. @param {number} hundredths of a second */
const span = (hundredths) => Math.round(hundredths * 1e4) / 1e3;

/**
 * The call that an input of a scenario stands for. It runs where app is the application,
 * ftg the tag, and the constants and the routine's function have their names.
 * @param {Record<string, any>} input
 */
export function javascript({ do: name, as, fEnable, pfnIdle, pvIdleParam, priIdle = 0, csecIdle = 0, iroIdle = '0', ircIdle = '0', lpszProfileName, flFlags = '0', ulFlags = 0, for: time = 0 }) {
  switch (name) {
    case 'MAPIInitIdle': return 'app.MAPIInitIdle(0)';
    case 'FtgRegisterIdleRoutine':
      return `ftg = app.FtgRegisterIdleRoutine(${identifier(as)}, null, ${priIdle}, ${csecIdle}, ${bits(iroIdle)})`;
    case 'ChangeIdleRoutine': {
      const pfn = !pfnIdle || pfnIdle === 'NULL' ? 'null' : identifier(pfnIdle);
      const pv = pvIdleParam === undefined ? 'null' : JSON.stringify(pvIdleParam);
      return `app.ChangeIdleRoutine(ftg, ${pfn}, ${pv}, ${priIdle}, ${csecIdle}, ${bits(iroIdle)}, ${bits(ircIdle)})`;
    }
    case 'EnableIdleRoutine': return `app.EnableIdleRoutine(ftg, ${fEnable})`;
    case 'DeregisterIdleRoutine': return 'app.DeregisterIdleRoutine(ftg)';
    case 'MAPIInitialize': return 'app.MAPIInitialize()';
    case 'MAPILogonEx': return `session = await app.MAPILogonEx(document.body, ${lpszProfileName === undefined ? 'null' : JSON.stringify(lpszProfileName)}, null, ${bits(flFlags)})`;
    case 'Logoff': return `await session.Logoff(${ulFlags ? `null, ${bits(String(ulFlags))}` : ''})`;
    case 'idle': case 'sleep': return `mapi.${name}(${span(time)})`; // under a test's clock
    case 'busy': return `mapi.advance(${span(time)})`;
    default: return '';
  }
}

/** Shows the call that an input stands for, wherever calls are shown. @param {Stage} stage @param {Record<string, any>} input */
export function tell(stage, input) {
  for (const show of stage.calls) show(javascript(input));
}

/** The latest call in one line, with a button that copies it. */
export class Call {
  #code = h('code');
  #copy;

  /** @param {Stage} stage */
  constructor({ words }) {
    const label = words.say('queue.copy');
    this.#copy = h('button', { type: 'button', click: async () => {
      const done = await navigator.clipboard.writeText(this.#code.textContent ?? '').then(() => true, () => false);
      if (!done) getSelection()?.selectAllChildren(this.#code);
      write(this.#copy, words.say(done ? 'queue.copied' : 'queue.not-copied'));
    } }, label);
    this.element = h('div', { class: 'queue-call', hidden: true }, this.#code, this.#copy);
    /** @param {string} call */
    this.show = (call) => {
      if (!call) return;
      write(this.#code, call);
      this.#code.title = call; // it may be cut
      write(this.#copy, label);
      this.element.hidden = false;
    };
  }
}
