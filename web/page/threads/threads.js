import { h } from '../dom.js';
import { cite, keepFocus, Keyed, mark, place, ruleLink, still, write } from '../queue/keyed.js';
import { choices } from '../routine-form/routine-form.js';
import { happenings } from './happenings.js';
import { picture } from './picture.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */
/** @typedef {import('./happenings.js').Happening} Happening */

/** How many of the latest happenings are shown. */
const MOST = 10;

/**
 * The threads of an application: the scheduler that posts, the queue of messages,
 * the thread that runs the routines, and the others; as a picture and as a list.
 * @implements {Part}
 */
export class Threads {
  #mount;
  #app = h('select', { id: 'threads-app' });
  #chooser;
  #runs = h('p');
  #none;
  #scene = h('div', { class: 'threads-scene', tabindex: '0', role: 'region' });
  #list = h('ol', { class: 'threads-list' });
  /** @type {Keyed<Happening, { element: HTMLElement, button: HTMLButtonElement, draw: (happening: Happening, here: boolean) => void }>} */
  #items;
  #drawn = '';
  /** @type {{ player: unknown, of: string, run: ReturnType<typeof happenings>, apps: string[] }} */
  #run = { player: null, of: '', run: { threads: [], all: [] }, apps: [] };

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words } = stage;
    this.#mount = mount;
    this.#app.addEventListener('change', () => stage.changed());
    this.#chooser = h('div', { class: 'threads-chooser' }, h('label', { for: 'threads-app' }, words.say('threads.app')), this.#app);
    this.#none = h('div', {}, still(mount), h('p', { class: 'note' }, words.say('threads.none')));
    this.#scene.setAttribute('aria-label', words.say('threads.picture'));
    this.#items = new Keyed(() => item(stage));
    mount.classList.add('threads');
    mount.tabIndex = -1;
    new ResizeObserver(() => stage.changed()).observe(this.#scene);
    mount.append(this.#chooser, this.#none, this.#runs, h('div', { class: 'threads-both' }, this.#scene, this.#list));
  }

  /** @param {Stage} stage */
  draw(stage) {
    const { words, state } = stage;
    this.#read(stage);
    const { run: { threads, all }, apps } = this.#run;
    this.#chooser.hidden = apps.length < 2;
    this.#none.hidden = apps.length > 0;
    const app = state.snapshot.apps?.find((one) => one.name === this.#app.value);
    const past = all.filter(({ event }) => event.id <= state.at);
    const shown = past.slice(-MOST);
    for (const element of [this.#scene, this.#list, this.#runs]) element.hidden = apps.length === 0 || shown.length === 0;
    if (!app || apps.length === 0) return;
    const init = app.thread;
    write(this.#runs, app.references ? words.say('threads.runs', { app: app.name, thread: init }) : words.say('threads.stopped', { app: app.name }));
    const room = this.#scene.clientWidth;
    const drawn = JSON.stringify([room, threads, init, shown.map(({ event, from, to }) => [event.id, event.key, event.routine, from, to]), state.at]);
    if (drawn !== this.#drawn) this.#scene.replaceChildren(picture(stage, { threads, init, before: past.slice(0, -MOST), shown, at: state.at }, room || Infinity));
    this.#drawn = drawn;
    keepFocus(this.#mount, () => {
      const items = this.#items.of(shown, ({ event }) => String(event.id));
      items.forEach((one, i) => one.draw(shown[i], shown[i].event.id === state.at));
      place(this.#list, items.map((one) => one.element));
    });
  }

  /** Reads the run again if it is another. @param {Stage} stage */
  #read({ player, state: { branch, revision } }) {
    const same = this.#run.player === player;
    if (!same || !this.#run.of.startsWith(`${branch} ${revision} `)) {
      const apps = [...new Set(player.events.filter((event) => event.key === 'idle.initialized').map((event) => event.app ?? ''))];
      choices(this.#app, apps);
      this.#run = { ...this.#run, apps, of: '' };
    }
    const of = `${branch} ${revision} ${this.#app.value}`;
    if (same && this.#run.of === of) return;
    const inputs = JSON.parse(player.scenario()).inputs ?? [];
    this.#run = { ...this.#run, player, of, run: happenings(player.events, inputs, this.#app.value) };
  }
}

/** A happening in words; its button goes to the step. @param {Stage} stage */
function item(stage) {
  const { words } = stage;
  const sentence = h('span');
  const rule = ruleLink();
  const button = h('button', { type: 'button' });
  const element = h('li', {}, button, h('span', {}, sentence, ' ', rule));
  let step = 0;
  button.addEventListener('click', () => stage.player.go(step));
  return {
    element, button,
    /** @param {Happening} happening @param {boolean} here */
    draw({ event }, here) {
      step = event.id;
      write(button, words.number(step));
      mark(button, 'aria-label', words.say('threads.go', { step: words.number(step) }));
      mark(element, 'aria-current', here ? 'step' : null);
      write(sentence, event.sentence);
      cite(rule, event.rule ?? '');
    },
  };
}
