import { h } from '../dom.js';
import { write } from '../keyed.js';
import { allAtOnce } from './at-once.js';
import { Jobs } from './jobs.js';
import { Mailbox } from './mailbox.js';
import { MESSAGES } from './messages.js';
import { Meter } from './meter.js';
import { canPack } from './pack.js';
import { Strip } from './strip.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */

// How often the numbers are drawn while they change.
const BEAT = 250; // milliseconds
// How long after the last key the meters go on: what they show then has passed.
const REST = 10_000; // milliseconds
// How many of the answers are opened.
const OPENED = 8;

/**
 * What the routines of the workbench work on, and what comes of it: a mailbox to
 * search, the space saved, the frames lost, and how idle the browser was.
 * @implements {Part}
 */
export class Work {
  #stage;
  #mount;
  #box = new Mailbox();
  #meter = new Meter();
  #strip = new Strip();
  #jobs;
  #beat = 0;
  #typed = -REST;
  #query = '';
  #driven = false;
  #atOnce = false;
  #search;
  #found = h('output', { for: 'work-search' });
  #answers = h('p', { class: 'work-answers' });
  #hold = h('p', { class: 'note' });
  #facts = h('p', { class: 'work-facts' });
  #idle = h('p');
  #frames = h('p');
  #all;
  #anew;
  #said = h('p', { class: 'note work-said', role: 'status' });

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words } = stage;
    this.#stage = stage;
    this.#mount = mount;
    this.#jobs = new Jobs(stage, this.#box, (time) => this.#meter.worked(time));
    this.#search = h('input', { id: 'work-search', type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: words.say('work.example'), input: () => this.#find() });
    this.#all = h('button', { type: 'button', click: () => this.#doAll() }, words.say('work.all'));
    this.#anew = h('button', { type: 'button', click: () => this.#begin() }, words.say('work.anew'));
    mount.classList.add('work');
    mount.append(h('div', { class: 'work-body' },
      h('div', {},
        h('div', { class: 'work-search' }, h('label', { for: 'work-search' }, words.say('work.search')), this.#search, this.#found),
        this.#answers, this.#hold),
      h('div', {}, this.#facts, h('div', { class: 'work-buttons' }, this.#all, this.#anew), this.#said),
      h('div', {}, this.#idle, this.#strip.element, this.#frames)));
    document.addEventListener('visibilitychange', () => this.#wake());
    void this.#box.begin().then(() => this.#wake());
  }

  /** @param {Stage} stage */
  draw(stage) {
    const driven = !!stage.live?.state && this.#jobs.present;
    this.#mount.hidden = stage.preset.name !== 'workbench' && !this.#jobs.present;
    if (driven !== this.#driven) {
      this.#driven = driven;
      if (driven) this.#jobs.began();
      this.#show();
    }
    this.#wake();
  }

  get #active() {
    const going = this.#driven && (!this.#box.done || this.#box.open > 0 || performance.now() - this.#typed < REST);
    return (going || this.#atOnce) && !document.hidden;
  }

  /** Measures and draws, as long as there is something to see. */
  #wake() {
    if (this.#beat) return;
    if (!this.#active) {
      this.#meter.stop();
      return this.#show();
    }
    this.#meter.start();
    this.#beat = setTimeout(() => {
      this.#beat = 0;
      this.#show();
      this.#wake();
    }, BEAT);
  }

  #find() {
    this.#typed = performance.now();
    this.#query = this.#search.value;
    void this.#box.show(this.#box.find(this.#query).slice(0, OPENED));
    if (this.#query) this.#jobs.wake('CloseMail');
    this.#show();
    this.#wake();
  }

  /** All that is left, at once; if nothing is, the same work again. */
  async #doAll() {
    if (this.#atOnce) return;
    this.#atOnce = this.#jobs.paused = true;
    const before = this.#meter.totals.atOnce;
    try {
      if (this.#box.done) await this.#box.empty();
      this.#meter.atOnce = true;
      this.#wake();
      const began = performance.now();
      await allAtOnce(this.#box);
      const time = performance.now() - began;
      await new Promise((done) => setTimeout(done, BEAT)); // the last frame lost is counted when the next is there
      this.#say('work.at-once', { frames: this.#meter.totals.atOnce - before, time: this.#stage.words.seconds(time / 10, 1) });
    } finally {
      this.#meter.atOnce = this.#atOnce = this.#jobs.paused = false;
      this.#wake();
    }
  }

  async #begin() {
    write(this.#said, '');
    await this.#box.empty();
    if (this.#driven) this.#jobs.began();
    this.#show();
    this.#wake();
  }

  /** @param {import('../words.js').Key} key @param {Record<string, string | number>} values */
  #say(key, values) {
    write(this.#said, this.#stage.words.say(key, values));
  }

  #show() {
    if (this.#mount.hidden) return;
    const { words } = this.#stage;
    const box = this.#box;
    const [indexed, all] = [box.indexed, MESSAGES].map((count) => words.number(count));
    const answers = this.#query.trim() ? box.find(this.#query).length : -1;
    const found = answers < 0 ? 'work.indexed' : answers === 1 ? 'work.answer' : 'work.answers';
    write(this.#found, words.say(found, { answers: words.number(answers), indexed, all }));
    write(this.#answers, box.subjects(3).join(' · '));
    write(this.#hold, [words.say('work.hold'), words.say('work.open', { open: box.open, closed: words.number(box.closed) })].join(' '));
    const packing = canPack() ? words.say('work.saved', { saved: this.#bytes(box.saved), size: this.#bytes(box.size) }) : words.say('work.cannot-compress');
    const where = box.refused ? words.say('work.memory', { why: box.refused }) : '';
    write(this.#facts, [packing, where].filter(Boolean).join(' '));
    this.#mount.dataset.refused = String(!!box.refused);
    const idle = words.number(this.#meter.idle, { style: 'percent' });
    const key = !this.#driven ? 'work.still' : !this.#meter.running ? 'work.rest' : Meter.knowsIdle ? 'work.idle' : 'work.no-idle';
    write(this.#idle, words.say(key, { idle }));
    const lost = words.number(this.#meter.lost);
    write(this.#frames, words.say('work.frames', { lost, idle: words.number(this.#meter.totals.idle), once: words.number(this.#meter.totals.atOnce) }));
    this.#strip.draw(this.#meter.bins, words.say('work.strip', { idle, lost }));
  }

  /** @param {number} bytes */
  #bytes(bytes) {
    const { words } = this.#stage;
    return bytes < 1e6 ? `${words.number(Math.round(bytes / 1000))} kB` : `${words.number(bytes / 1e6, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
  }
}
