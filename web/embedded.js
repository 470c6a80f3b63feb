// One part of the page with the bar below it, in a frame: see embed.js.

import { load } from './mapi.js';
import { h } from './page/dom.js';
import { readAddress } from './page/address.js';
import { Chart } from './page/chart/chart.js';
import { Compare } from './page/compare/compare.js';
import { Log } from './page/log/log.js';
import { PlayerBar } from './page/player/bar.js';
import { fetchPreset } from './page/presets/presets.js';
import { Queue } from './page/queue/queue.js';
import { Sessions } from './page/sessions/sessions.js';
import { Stage } from './page/stage.js';
import { Threads } from './page/threads/threads.js';
import { Timeline } from './page/timeline/timeline.js';
import { Trouble } from './page/trouble.js';
import { Words } from './page/words.js';
import { root } from './root.js';

/** @type {Record<string, new (stage: Stage, mount: HTMLElement) => import('./page/stage.js').Part>} */
const PARTS = { chart: Chart, queue: Queue, timeline: Timeline, sessions: Sessions, threads: Threads, log: Log, compare: Compare };
const FIRST = 'shared-session-wins';

/** Tells the page around it. @param {object} what */
const tell = (what) => parent.postMessage({ mapiPlayground: what }, '*');

const fields = new URLSearchParams(location.search);
const words = new Words(fields.get('lang') ?? 'en');
document.documentElement.lang = words.language;
const title = words.say('article.embed-title');
document.title = title;
tell({ title });
const trouble = new Trouble(words);
const main = /** @type {HTMLElement} */ (document.getElementById('embedded'));
/** @type {HTMLElement} */ (main.querySelector('h1')).textContent = title;
new ResizeObserver(() => tell({ height: document.body.offsetHeight })).observe(document.body);

/** @param {import('./mapi.js').Mapi} mapi */
async function begin(mapi) {
  const place = readAddress(mapi);
  const preset = place.scenario ? { name: '', text: place.scenario } : await fetchPreset(place.preset || FIRST, words);
  const stage = new Stage(mapi, mapi.reference, words, preset);
  if (place.step > 0) stage.player.go(place.step);
  return stage;
}

try {
  const mapi = await load({ onFailure: (failure) => trouble.end('player.stopped', failure) });
  const stage = await begin(mapi);
  const name = fields.get('part') ?? 'chart';
  const heading = h('h2', {}, stage.state.title);
  const mount = h('div', { 'data-part': name, 'data-chart': fields.get('chart') ?? 'session' });
  main.append(heading, mount);
  stage.add(new (PARTS[name] ?? Chart)(stage, mount), new PlayerBar(stage, /** @type {HTMLElement} */ (document.getElementById('bar'))));
  const whole = words.language === 'en' ? 'index.html' : `${words.language}/index.html`;
  const open = h('a', { target: '_blank', rel: 'noopener' }, words.say('article.embed-open'));
  main.append(h('p', { class: 'note' }, open));
  stage.add({
    draw: ({ state, preset }) => {
      if (heading.textContent !== state.title) heading.textContent = state.title;
      const url = new URL(whole, root);
      if (preset.name) url.search = new URLSearchParams({ scenario: preset.name, step: String(state.at) }).toString();
      else url.hash = stage.player.link();
      open.href = url.href;
      tell({ step: state.at, of: state.len, sentence: state.event?.sentence ?? '' });
    },
  });
  addEventListener('message', ({ source, data }) => {
    const { step } = data?.mapiPlayground ?? {};
    if (source === parent && Number.isFinite(step)) stage.player.go(step);
  });
  document.documentElement.dataset.ready = 'true';
} catch (error) {
  trouble.end('player.cannot-start', error);
  dispatchEvent(new Event('mapi-cannot-start'));
}
