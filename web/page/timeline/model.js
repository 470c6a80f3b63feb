// What the timeline shows, read from the events of a run: spans of the computer's
// and of each application's, in the order in which they begin.

import { Unread } from '../unread.js';

/** @typedef {import('../../module/player.js').Told} Told */

/**
 * @typedef {object} Span
 * @property {'idle' | 'tick' | 'busy' | 'sleep' | 'slice' | 'call' | 'act' | 'mark'} kind
 * @property {number} from
 * @property {number} to
 * @property {string} name of the routine, the call or what the user did
 * @property {number} step at which it begins
 * @property {number} deadline of the idle time in which a slice runs, or of idle time itself; 0 is none
 * @property {boolean} failed
 * @property {boolean} ended
 * @property {number} level those of one lane that overlap lie below each other
 */

/** @typedef {{ id: string, name: string, kind: 'host' | 'idle' | 'calls', spans: Span[], levels: number }} Lane */

/** @typedef {{ end: number, lanes: Lane[], sleeps: Span[], idles: Span[] }} Model */

/** What begins a span, and what of the same application or call ends it. */
const ENDS = new Set(['logon.session', 'logon.shared', 'logon.failed', 'logon.abandoned']);
const QUIET = new Set(['idle.posted', 'idle.due', 'idle.withdrawn', 'user.handled', 'chart.yes', 'chart.no', 'chart.retry', 'chart.ask', 'chart.decline', 'chart.onward', 'chart.end']);

export class TimelineReader {
  #unread = new Unread();
  /** @type {Map<string, Lane>} */
  #lanes = new Map();
  /** Spans that have not ended, by what ends them. @type {Map<string, Span>} */
  #open = new Map();
  /** @type {Span[]} */
  #idles = [];
  /** @type {Span[]} */
  #sleeps = [];

  /** @param {readonly Told[]} events @returns {Model} */
  read(events) {
    const { fresh, again } = this.#unread.of(events);
    if (again) {
      for (const of of [this.#lanes, this.#open]) of.clear();
      this.#idles = [];
      this.#sleeps = [];
    }
    for (const event of fresh) this.#take(event);
    const end = events.at(-1)?.at ?? 0;
    for (const span of this.#open.values()) span.to = Math.max(span.to, end);
    const lanes = [...this.#lanes.values()];
    for (const lane of lanes) stack(lane);
    return { end, lanes: lanes.sort((a, b) => Number(b.kind === 'host') - Number(a.kind === 'host')), sleeps: this.#sleeps, idles: this.#idles };
  }

  /** @param {Told} event */
  #take(event) {
    const { key, app = '', call = '', routine = '' } = event;
    switch (key) {
      case 'host.idle':
      case 'host.tick':
      case 'host.app-tick':
        return void this.#idles.push(this.#begin('host', key === 'host.idle' ? 'idle' : 'tick', event, 'idle'));
      case 'host.idle-ends': return this.#end('idle', event.at);
      case 'host.busy': return void this.#begin('host', 'busy', event, 'busy');
      case 'host.free': return this.#end('busy', event.at);
      case 'host.sleep': return this.#sleep(event);
      case 'host.resume': return this.#end('sleep', event.at);
      case 'host.app-busy': return void this.#begin(`idle ${app}`, 'busy', event, `busy ${app}`);
      case 'host.app-free': return this.#end(`busy ${app}`, event.at);
      case 'user.acts': return void this.#add(`idle ${app}`, 'act', event, event.text ?? '');
      case 'idle.called':
      case 'idle.called-with':
      case 'idle.called-late': {
        const slice = this.#begin(`idle ${app}`, 'slice', event, `slice ${app}`);
        slice.name = routine;
        slice.deadline = this.#open.get('idle')?.deadline ?? 0;
        return;
      }
      case 'idle.returned': return this.#end(`slice ${app}`, event.at);
      case 'idle.failed': return this.#end(`slice ${app}`, event.at, true);
      case 'logon.called':
      case 'logon.called-null': this.#begin(`calls ${app}`, 'call', event, `call ${call}`).name = call; return;
    }
    if (ENDS.has(key)) this.#end(`call ${call}`, event.at, !['logon.session', 'logon.shared'].includes(key));
    else if (app && !QUIET.has(key)) this.#add(`${key.startsWith('idle.') ? 'idle' : 'calls'} ${app}`, 'mark', event, '');
  }

  /** @param {Told} event */
  #sleep(event) {
    const span = this.#begin('host', 'sleep', event, 'sleep');
    this.#sleeps.push(span);
    // Spans are of the time in which the computer is awake.
    const idle = this.#open.get('idle');
    if (idle) idle.deadline = idle.to = idle.deadline + (event.for ?? 0);
  }

  /** @param {string} lane @param {Span['kind']} kind @param {Told} event @param {string} name */
  #add(lane, kind, event, name) {
    /** @type {Span} */
    const span = { kind, from: event.at, to: event.at, name, step: event.id, deadline: 0, failed: false, ended: true, level: 0 };
    this.#lane(lane).spans.push(span);
    return span;
  }

  /** @param {string} lane @param {Span['kind']} kind @param {Told} event @param {string} until */
  #begin(lane, kind, event, until) {
    this.#end(until, event.at);
    const span = this.#add(lane, kind, event, '');
    span.to = event.at + (event.for ?? 0);
    if (until === 'idle') span.deadline = span.to;
    span.ended = false;
    this.#open.set(until, span);
    return span;
  }

  /** @param {string} what @param {number} at @param {boolean} [failed] */
  #end(what, at, failed = false) {
    const span = this.#open.get(what);
    if (!span) return;
    Object.assign(span, { to: at, ended: true, failed });
    this.#open.delete(what);
  }

  /** @param {string} id */
  #lane(id) {
    let lane = this.#lanes.get(id);
    if (!lane) {
      const [kind, ...name] = id.split(' ');
      lane = { id, name: name.join(' '), kind: /** @type {Lane['kind']} */ (kind), spans: [], levels: 1 };
      this.#lanes.set(id, lane);
    }
    return lane;
  }
}

/** Calls that overlap lie below each other. @param {Lane} lane */
function stack(lane) {
  if (lane.kind !== 'calls') return;
  /** @type {number[]} */
  const ends = [];
  for (const span of lane.spans) {
    if (span.kind !== 'call') continue;
    const free = ends.findIndex((end) => end < span.from);
    span.level = free < 0 ? ends.length : free;
    ends[span.level] = span.to;
  }
  lane.levels = Math.max(1, ends.length);
}
