import { h } from '../dom.js';
import { cite, Keyed, mark, place, ruleLink, still, write } from '../keyed.js';
import { choices } from '../routine-form/routine-form.js';
import { Unread } from '../unread.js';
import { Happenings } from './happenings.js';
import { picture } from './picture.js';

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../stage.js').Part} Part */
/** @typedef {import('./happenings.js').Happening} Happening */

/** How many of the latest happenings are shown. */
const MOST = 10;
/** How many before them are looked at for what is still going on. */
const BEFORE = 500;

/**
 * The threads of an application: the scheduler that posts, the queue of messages,
 * the thread that runs the routines, and the others; as a picture and as a list.
 * @implements {Part}
 */
export class Threads {
  #app = h('select', { id: 'threads-app' });
  #chooser;
  #runs = h('p');
  #none;
  #scene = h('div', { class: 'threads-scene', tabindex: '0', role: 'region' });
  #list = h('ol', { class: 'threads-list' });
  /** @type {Keyed<Happening, { element: HTMLElement, button: HTMLButtonElement, draw: (happening: Happening, here: boolean) => void }>} */
  #items;
  #drawn = '';
  /** How wide the picture may be; asked for once, because asking has the whole page laid out. */
  #room = 0;
  #unread = new Unread();
  /** Those that have an idle engine. @type {string[]} */
  #apps = [];
  /** The application that is shown. */
  #of = '';
  #happenings = new Happenings('', () => 'main');

  /** @param {Stage} stage @param {HTMLElement} mount */
  constructor(stage, mount) {
    const { words } = stage;
    this.#app.addEventListener('change', () => stage.changed());
    this.#chooser = h('div', { class: 'threads-chooser' }, h('label', { for: 'threads-app' }, words.say('threads.app')), this.#app);
    this.#none = h('div', {}, still(mount), h('p', { class: 'note' }, words.say('threads.none')));
    this.#scene.setAttribute('aria-label', words.say('threads.picture'));
    this.#items = new Keyed(() => item(stage));
    mount.classList.add('threads');
    new ResizeObserver(() => {
      if (this.#scene.clientWidth === this.#room) return;
      this.#room = this.#scene.clientWidth;
      stage.changed();
    }).observe(this.#scene);
    mount.append(this.#chooser, this.#none, this.#runs, h('div', { class: 'threads-both' }, this.#scene, this.#list));
  }

  /** @param {Stage} stage */
  draw(stage) {
    const { words, state } = stage;
    this.#read(stage);
    const apps = this.#apps;
    const { threads, all } = this.#happenings;
    this.#chooser.hidden = apps.length < 2;
    this.#none.hidden = apps.length > 0;
    const app = state.snapshot.apps?.find((one) => one.name === this.#app.value);
    const past = all.slice(0, all.findLastIndex(({ event }) => event.id <= state.at) + 1);
    const shown = past.slice(-MOST);
    for (const element of [this.#scene, this.#list, this.#runs]) element.hidden = apps.length === 0 || shown.length === 0;
    if (!app || apps.length === 0) return;
    const init = app.thread;
    write(this.#runs, app.references ? words.say('threads.runs', { app: app.name, thread: init }) : words.say('threads.stopped', { app: app.name }));
    const room = this.#room;
    const drawn = JSON.stringify([room, threads, init, shown.map(({ event, from, to }) => [event.id, event.key, event.routine, from, to]), state.at]);
    if (drawn !== this.#drawn) this.#scene.replaceChildren(picture(stage, { threads, init, before: past.slice(-MOST - BEFORE, -MOST), shown, at: state.at }, room || Infinity));
    this.#drawn = drawn;
    const items = this.#items.of(shown, ({ event }) => String(event.id));
    items.forEach((one, i) => one.draw(shown[i], shown[i].event.id === state.at));
    place(this.#list, items.map((one) => one.element));
  }

  /** Reads what there is to read of the run. @param {Stage} stage */
  #read({ player }) {
    const { events } = player;
    const { fresh, again } = this.#unread.of(events);
    const apps = again ? [] : this.#apps;
    const more = fresh.filter(({ key }) => key === 'idle.initialized').map(({ app = '' }) => app);
    if (again || more.length > 0) choices(this.#app, (this.#apps = [...new Set([...apps, ...more])]));
    const same = !again && this.#of === this.#app.value;
    if (!same) {
      this.#of = this.#app.value;
      /** @type {{ thread?: string }[]} */
      let inputs = [];
      this.#happenings = new Happenings(this.#of, (number) => {
        if (number > inputs.length) inputs = JSON.parse(player.scenario()).inputs ?? [];
        return inputs[number - 1]?.thread ?? 'main';
      });
    }
    this.#happenings.add(same ? fresh : events);
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
