// An element's scenario in the page itself: a part of the page, in a shadow root.

import { h } from '../page/dom.js';
import { Chart } from '../page/chart/chart.js';
import { Compare } from '../page/compare/compare.js';
import { Log } from '../page/log/log.js';
import { fetchPreset } from '../page/presets/presets.js';
import { Queue } from '../page/queue/queue.js';
import { Sessions } from '../page/sessions/sessions.js';
import { Stage } from '../page/stage.js';
import { Threads } from '../page/threads/threads.js';
import { Timeline } from '../page/timeline/timeline.js';
import { Words } from '../page/words.js';
import { root as site } from '../root.js';
import { Controls } from './controls.js';
import text from './element.css' with { type: 'text' };
import { borrow, giveBack } from './program.js';
import { RuleDialog } from './rule.js';
import { check, sceneOf } from './scene.js';
import { follow } from './theme.js';

export { counts } from './program.js';

/** @typedef {import('./types.js').Scene} Scene */
/** @typedef {import('../page/stage.js').Preset} Preset */

/** @type {Record<string, new (stage: Stage, mount: HTMLElement) => import('../page/stage.js').Part>} */
const PARTS = { chart: Chart, queue: Queue, timeline: Timeline, sessions: Sessions, threads: Threads, log: Log, compare: Compare };

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** The styles of the parts, once for all elements. */
function styles() {
  if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(text);
  return sheet;
}

/** @type {import('./types.js').Open} */
export async function open({ element, root, wishes, report, signal }) {
  const words = new Words(wishes.language);
  const say = words.say.bind(words);
  check(wishes, say);
  /** @param {Error} failure */
  const user = (failure) => report.failed(failure);
  const scene = sceneOf(element, wishes, say, signal);
  scene.catch(() => {}); // told below, after the program is there
  try {
    const mapi = await borrow(user);
    const { preset, step } = await found(mapi, await scene, words);
    signal.throwIfAborted();
    const stage = new Stage(mapi, mapi.reference, words, preset);
    if (Number(wishes.step ?? step) > 0) stage.player.go(Number(wishes.step ?? step));
    return await show(stage, { element, root, wishes, report, signal }, () => giveBack(user));
  } catch (error) {
    giveBack(user);
    throw error;
  }
}

/** @param {import('../mapi.js').Mapi} mapi @param {Scene} scene @param {Words} words @returns {Promise<{ preset: Preset, step: number }>} */
async function found(mapi, { preset = '', text: scenario = '', link = '' }, words) {
  if (scenario) return { preset: { name: '', text: scenario }, step: 0 };
  let name = preset;
  let step = 0;
  if (link) {
    const led = mapi.readLink(link);
    if (led.problem) throw new Error(led.problem);
    if (led.scenario) return { preset: { name: '', text: led.scenario }, step: led.step };
    ({ preset: name, step } = led);
  }
  try {
    return { preset: await fetchPreset(name, words), step };
  } catch (error) {
    throw error instanceof TypeError ? new Error(words.say('element.preset-refused', { name }), { cause: error }) : error;
  }
}

/**
 * Draws it, and then lets it be seen.
 * @param {Stage} stage @param {import('./types.js').Order} order @param {() => void} after
 * @returns {Promise<import('./types.js').View>}
 */
function show(stage, { element, root, wishes, report, signal }, after) {
  const mount = h('div', { 'data-part': wishes.part, 'data-chart': wishes.chart });
  const title = h('h2', { class: 'title', part: 'title' });
  const bar = h('div', { part: 'controls', hidden: wishes.controls === 'none' });
  const rules = new RuleDialog(stage);
  const base = h('div', { class: 'base fitted', part: 'base', lang: stage.words.language, role: 'region', inert: true },
    title, h('div', { class: 'picture', part: 'picture' }, mount), bar, rules.element);
  base.addEventListener('click', (event) => rules.click(event));
  const sheets = root.adoptedStyleSheets;
  root.adoptedStyleSheets = [...sheets, styles()];
  root.append(base);
  const scheme = follow(element, root, (told) => (base.dataset.scheme = told));
  scheme.set(wishes.theme);
  const controls = new Controls(stage, bar, { live: wishes.live, site, rule: (id) => rules.open(id) });
  let at = -1;
  const close = () => {
    stage.close();
    scheme.stop();
    base.remove();
    root.adoptedStyleSheets = sheets;
    after();
  };
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    const view = { go: (/** @type {number} */ step) => controls.go(step), play: () => controls.play(), pause: () => controls.pause(), theme: scheme.set, close };
    stage.add(new PARTS[wishes.part](stage, mount), controls, { draw: ({ state }) => {
      if (title.textContent !== state.title) base.setAttribute('aria-label', (title.textContent = state.title));
      if (state.at !== at) report.told({ step: (at = state.at), of: state.len, sentence: state.event?.sentence ?? '' });
      if (!base.inert) return;
      base.inert = false;
      if (wishes.autoplay && !matchMedia('(prefers-reduced-motion: reduce)').matches) controls.play();
      resolve(view);
    } });
  }).catch((error) => {
    close();
    throw error;
  });
}
