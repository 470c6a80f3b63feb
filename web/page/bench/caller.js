// A logon in the example of the workbench: the call, and what came of it.

import { tell } from '../queue/call.js';
import { WORKBENCH } from './bench.js';
import { Those } from '../unread.js';

/** @typedef {import('../stage.js').Stage} Stage */

const FLAGS = 'MAPI_EXTENDED|MAPI_LOGON_UI';
const ENDS = new Set(['logon.session', 'logon.shared', 'logon.failed', 'logon.abandoned']);
// In a live run time passes with what happens: how often something does, while a
// call waits and no idle tick comes.
const TURN = 250; // milliseconds

export class Caller {
  #stage;
  #call = '';
  #turn = 0;
  #trouble = '';
  #ended = new Those(({ key }) => ENDS.has(key));

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  /** The application that calls: the first. */
  get app() {
    const { state, preset } = this.#stage;
    return preset.name === WORKBENCH ? state.snapshot.apps?.[0]?.name ?? '' : '';
  }

  /** Whether a call of its own has not returned yet. */
  get waits() {
    return (this.#stage.state.snapshot.calls ?? []).some(({ name }) => name === this.#call);
  }

  /** What came of the last call, in a sentence. */
  get told() {
    const { player, state } = this.#stage;
    const end = this.#call && this.#ended.last(player.events, state.at);
    return this.#trouble || (end && end.call === this.#call ? end.sentence : '');
  }

  call() {
    const { app } = this;
    if (!app) return;
    const stage = this.#stage;
    this.#trouble = '';
    this.#call = this.#name(app);
    try {
      const input = { app, do: 'MAPILogonEx', as: this.#call, flFlags: FLAGS };
      tell(stage, input);
      stage.do(input);
      // Whoever does not let time pass sees what comes of it.
      if (!stage.live?.on) stage.player.go(stage.player.len);
    } catch (error) {
      if (!(error instanceof Error && error.name.startsWith('MAPI_'))) throw error;
      this.#trouble = error.message;
    }
    stage.changed();
  }

  draw() {
    const { live, state } = this.#stage;
    const waits = live?.on && (state.snapshot.calls ?? []).some(({ asks }) => asks === '');
    if (!waits || this.#turn) return;
    this.#turn = setTimeout(() => {
      this.#turn = 0;
      if (this.#stage.live?.on) this.#stage.do({ app: this.app, do: 'turn', calls: [] });
    }, TURN);
  }

  /** A name that no call has. @param {string} app */
  #name(app) {
    const taken = new Set(this.#stage.player.events.map(({ call }) => call));
    for (let number = 1; ; number++) if (!taken.has(`${app} ${number}`)) return `${app} ${number}`;
  }
}
