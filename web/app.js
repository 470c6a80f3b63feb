// The page: what is in it is made live, part by part, once the program has started.

import { load } from './mapi.js';
import { Address, readAddress } from './page/address.js';
import { landing } from './page/beside/places.js';
import { Bench, WORKBENCH } from './page/bench/bench.js';
import { Chart } from './page/chart/chart.js';
import { Compare } from './page/compare/compare.js';
import { Loading } from './page/loading.js';
import { Log } from './page/log/log.js';
import { Logon } from './page/logon/logon.js';
import { PageForTests } from './page/headless/page.js';
import { watchBuild } from './page/late.js';
import { keepForOffline } from './page/offline.js';
import { PlayerBar } from './page/player/bar.js';
import { fetchPreset } from './page/presets/presets.js';
import { Prompts } from './page/prompts/prompts.js';
import { Queue } from './page/queue/queue.js';
import { RoutineForm } from './page/routine-form/routine-form.js';
import { Sessions } from './page/sessions/sessions.js';
import { Stage } from './page/stage.js';
import { Threads } from './page/threads/threads.js';
import { TicksStrip } from './page/ticks/ticks.js';
import { Timeline } from './page/timeline/timeline.js';
import { Trouble } from './page/trouble.js';
import { Work } from './page/work/work.js';
import { Words } from './page/words.js';

/** @typedef {import('./page/stage.js').Part} Part */

/** By the data-part of its place in the page. @type {Record<string, new (stage: Stage, mount: HTMLElement) => Part>} */
const PARTS = {
  bench: Bench,
  chart: Chart,
  logon: Logon,
  sessions: Sessions,
  prompts: Prompts,
  queue: Queue,
  compare: Compare,
  'routine-form': RoutineForm,
  threads: Threads,
  ticks: TicksStrip,
  timeline: Timeline,
  player: PlayerBar,
  log: Log,
  work: Work,
};

const root = document.documentElement;
const words = new Words(root.lang);
const trouble = new Trouble(words);
const page = new PageForTests();
Object.defineProperty(window, 'mapiPage', { value: page });

/** The stage as the address has it; without sense in the address, the first preset. @param {import('./mapi.js').Mapi} mapi */
async function begin(mapi) {
  const place = readAddress(mapi);
  if (place.wrong) trouble.say('player.link-wrong', place.wrong);
  try {
    const preset = place.scenario ? { name: '', text: place.scenario } : await fetchPreset(place.preset || WORKBENCH, words);
    const stage = new Stage(mapi, mapi.reference, words, preset);
    if (place.step > 0) stage.player.go(place.step);
    return stage;
  } catch (error) {
    if (!place.scenario && !place.preset) throw error;
    trouble.say('player.link-wrong', error);
    return new Stage(mapi, mapi.reference, words, await fetchPreset(WORKBENCH, words));
  }
}

/** Whether the page moves by itself: not where an address leads, nor for whoever does not want it to. */
function opensLive() {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches && !location.hash.startsWith('#v') && !['scenario', 'step'].some((one) => new URLSearchParams(location.search).has(one));
}

/** @param {Stage} stage */
function assemble(stage) {
  for (const mount of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-part]'))) {
    try {
      const part = new PARTS[mount.dataset.part ?? ''](stage, mount);
      stage.place(part, mount);
      if (part instanceof PlayerBar) {
        stage.add(new Address(() => part.control.playing));
        page.begin(stage, part.control);
      }
    } catch (error) {
      reportError(error); // the other parts go on, and the picture stays
    }
  }
}

const loading = new Loading(words);
try {
  const mapi = await load({ onProgress: loading.told, onFailure: (failure) => trouble.end('player.stopped', failure) });
  const stage = await begin(mapi);
  assemble(stage);
  const status = document.getElementById('status');
  if (status) status.textContent = words.say('player.ready');
  root.dataset.ready = 'true';
  if (opensLive()) stage.live?.start();
  else if (stage.preset.name && stage.preset.name !== WORKBENCH && !location.hash) landing(stage.preset.name).catch(reportError);
  keepForOffline();
  watchBuild(() => trouble.say('player.new-build', ''));
} catch (error) {
  trouble.end('player.cannot-start', error);
  page.fail(error);
  dispatchEvent(new Event('mapi-cannot-start'));
} finally {
  loading.end();
}
