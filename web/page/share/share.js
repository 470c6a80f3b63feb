// Sharing: a link to the step, the run as text, a piece of HTML, the pictures, the
// trace for other programs.

import { h } from '../dom.js';
import { dialog } from '../dialog.js';
import { asChromedp, asPlaywright, inLanguage } from './as-test.js';
import { inPixels } from './drawing.js';
import { embedding, linkTo } from './link.js';
import { copy, save } from './out.js';
import { openInPerfetto, PERFETTO } from './perfetto.js';
import { Pictures } from './pictures.js';

/** @typedef {import('../stage.js').Stage} Stage */

export class Share {
  #stage;
  #said = h('p', { class: 'note', role: 'status' });
  #link = h('textarea', { rows: 2, readonly: true });
  #embed = h('textarea', { rows: 3, readonly: true });
  #pictures;

  /** @param {Stage} stage @param {string} [viewer] the origin to which traces are given */
  constructor(stage, viewer = PERFETTO) {
    const { words } = stage;
    this.#stage = stage;
    this.#pictures = new Pictures(stage);
    /** @param {import('../words.js').Key} key @param {() => unknown} act */
    const button = (key, act) => h('button', { type: 'button', click: () => this.#try(act) }, words.say(key));
    /** @param {'lines' | 'perfetto'} kind @param {string} suffix @param {string} type */
    const trace = (kind, suffix, type) => () => this.#save(suffix, stage.player.export(kind), type);
    this.element = dialog(words, words.say('player.share'),
      h('label', {}, words.say('player.share-link'), this.#link),
      h('div', { class: 'buttons' },
        button('player.share-copy', () => copy(this.#link.value)),
        button('player.share-markdown', () => copy(`[${this.#title()}](${this.#link.value})`))),
      h('label', {}, words.say('player.share-embed'), this.#embed),
      h('div', { class: 'buttons' }, button('player.share-copy-embed', () => copy(this.#embed.value))),
      h('h3', {}, words.say('share.test')),
      h('div', { class: 'buttons' },
        button('share.playwright', () => copy(this.#test(asPlaywright))),
        button('share.chromedp', () => copy(this.#test(asChromedp)))),
      h('p', { class: 'note' }, words.say('share.test-about')),
      h('h3', {}, words.say('share.pictures')),
      this.#pictures.label,
      h('div', { class: 'buttons' },
        button('share.svg', () => this.#draw('svg')),
        button('share.png', () => this.#draw('png'))),
      h('h3', {}, words.say('player.share-run')),
      h('div', { class: 'buttons' },
        button('player.share-transcript', () => copy(stage.player.export('transcript'))),
        button('player.share-save-transcript', () => this.#save('md', stage.player.export('transcript'), 'text/markdown'))),
      h('h3', {}, words.say('player.export')),
      h('div', { class: 'buttons' },
        button('player.export-lines', trace('lines', 'jsonl', 'application/jsonl')),
        button('player.export-perfetto', trace('perfetto', 'perfetto.json', 'application/json')),
        button('player.export-scenario', () => this.#save('json', stage.player.scenario(), 'application/json')),
        button('share.perfetto', () => this.#give(viewer))),
      h('p', { class: 'note' }, words.say('share.perfetto-about')),
      this.#said).element;
  }

  open() {
    this.#said.textContent = '';
    let link = '';
    try {
      link = linkTo(this.#stage);
    } catch (error) {
      this.#said.textContent = error instanceof Error ? error.message : String(error);
    }
    this.#link.value = link;
    this.#embed.value = link && embedding(this.#stage, link, this.#title());
    this.#pictures.offer();
    this.element.showModal();
    this.#link.select();
  }

  #title() {
    const { state, words } = this.#stage;
    return words.say('player.share-title', { title: state.title, step: state.at });
  }

  /** The step as a test. @param {(link: string, claim: import('./as-test.js').Claim) => string} as */
  #test(as) {
    const { state, words } = this.#stage;
    return as(inLanguage(this.#link.value, words.language), { title: this.#title(), step: state.at, sentence: state.event?.sentence ?? '' });
  }

  /** The name of a file about this run. @param {string} suffix */
  #name(suffix) {
    const { preset, state } = this.#stage;
    return `${preset.name || 'scenario'}${state.branch === 'main' ? '' : `-${state.branch.replace(/[^\p{L}\p{N}]+/gu, '-')}`}.${suffix}`;
  }

  /** @param {string} suffix @param {string | Blob} content @param {string} type */
  #save(suffix, content, type) {
    save(this.#name(suffix), content, type);
  }

  /** @param {'svg' | 'png'} kind */
  async #draw(kind) {
    const { drawing, part } = this.#pictures.draw(this.#title());
    if (kind === 'svg') this.#save(`${part}.svg`, drawing.text, 'image/svg+xml');
    else this.#save(`${part}.png`, await inPixels(drawing), 'image/png');
  }

  /** @param {string} viewer */
  async #give(viewer) {
    const { player, state, words } = this.#stage;
    this.#said.textContent = words.say('share.perfetto-waiting');
    const result = await openInPerfetto({ title: state.title, fileName: this.#name('perfetto.json'), text: player.export('perfetto') }, viewer);
    return words.say(`share.perfetto-${result}`);
  }

  /** What an act has to say is said; else that it is done, or was not allowed. @param {() => unknown} act */
  async #try(act) {
    const { words } = this.#stage;
    try {
      const result = await act();
      this.#said.textContent = typeof result === 'string' ? result : words.say(result === false ? 'player.share-failed' : 'player.share-done');
    } catch (error) {
      this.#said.textContent = error instanceof Error ? error.message : String(error);
    }
  }
}
