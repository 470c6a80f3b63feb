// The pictures follow the text, and the text shows where the pictures are.

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').Checked} Checked */

// How long nothing has to be written until the pictures follow, and how much longer
// where that takes long.
const REST = 200; // milliseconds
const TIMES = 3;

/** The branch of the scenario as it was given. */
const MAIN = 'main';

export class Follow {
  #stage;
  #rest;
  #read;
  #heard;
  #timer = 0;
  #took = 0;
  /** What the text was before anybody wrote. */
  #preset = { name: '', text: '' };
  /** The text that is played. @type {string | null} */
  #opened = null;
  /** The player of the text. @type {import('../../module/player.js').Player | null} */
  #player = null;
  /** @type {Checked} */
  checked = { mistake: null, lines: [] };
  /** The branch of the player that the text is of. */
  #branch = '';
  /** The last scenario without a mistake, which is the one that is played. @type {any} */
  scenario = null;

  /**
   * @param {Stage} stage
   * @param {() => void} rest stops what plays
   * @param {() => string} read the text
   * @param {() => void} heard told of what was found
   */
  constructor(stage, rest, read, heard) {
    this.#stage = stage;
    this.#rest = rest;
    this.#read = read;
    this.#heard = heard;
  }

  /** Whether the stage plays the text, as far as it can be played. */
  get ours() {
    return this.#stage.player === this.#player;
  }

  /** The text of what the stage plays, laid out for people. */
  begin() {
    const { player, preset, state } = this.#stage;
    const given = state.branch === MAIN && preset.text.includes('\n') && !this.#added();
    const text = given ? preset.text.replaceAll('\r\n', '\n') : player.scenario();
    this.#preset = given ? { name: preset.name, text } : { name: '', text };
    this.#player = player;
    this.#opened = text;
    this.#branch = state.branch;
    this.#check(text);
    return text;
  }

  /** Has the pictures follow soon. */
  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), REST + TIMES * this.#took);
  }

  /** Has them follow now; says whether they do. */
  now() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const began = performance.now();
    const text = this.#read();
    this.#check(text);
    if (!this.checked.mistake && !(this.ours && text === this.#opened)) this.#open(text);
    this.#took = performance.now() - began;
    this.#heard();
    return !this.checked.mistake;
  }

  /** @param {string} text */
  #check(text) {
    this.checked = this.#stage.mapi.check(text);
    if (!this.checked.mistake) this.scenario = JSON.parse(text.replace(/^\uFEFF/, ''));
  }

  /** @param {string} text */
  #open(text) {
    const { at } = this.#stage.state;
    this.#rest();
    this.#stage.open({ name: text === this.#preset.text ? this.#preset.name : '', text });
    this.#player = this.#stage.player;
    this.#opened = text;
    this.#branch = this.#stage.state.branch;
    this.#player.go(Math.min(at, this.#player.len));
  }

  /** Whether something was done that the text does not have. */
  get differs() {
    return this.ours && (this.#stage.state.branch !== this.#branch || this.#added());
  }

  #added() {
    return this.#player === this.#stage.player && this.#stage.state.inputs > (this.scenario?.inputs.length ?? Infinity);
  }

  /** The lines of the input that made the current step. @returns {[number, number] | null} */
  get lines() {
    const { state } = this.#stage;
    if (!this.ours || state.branch !== this.#branch) return null;
    const input = state.event?.input ?? 0;
    const { lines } = this.checked;
    if (!input || input > lines.length) return null;
    return [lines[input - 1], Math.max(lines[input - 1], (lines[input] ?? 0) - 1)];
  }

  /** Goes to the first step that the input of a line made; says whether there is one. @param {number} line */
  goTo(line) {
    if (this.#timer) this.now();
    if (!this.ours || this.checked.mistake || this.#stage.state.branch !== this.#branch) return false;
    const { lines } = this.checked;
    const first = lines.findLastIndex((begin) => begin <= line);
    if (first < 0) return false;
    const begin = lines[first];
    const event = this.#stage.player.events.find(({ input }) => lines[input - 1] === begin);
    if (!event) return false;
    this.#rest();
    this.#stage.player.go(event.id);
    return true;
  }
}
