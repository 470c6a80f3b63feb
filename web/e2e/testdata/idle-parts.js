// A page that has the parts about the idle engine and no others.

import { load } from '../mapi.js';
import { Compare } from '../page/compare/compare.js';
import { Queue } from '../page/queue/queue.js';
import { RoutineForm } from '../page/routine-form/routine-form.js';
import { Threads } from '../page/threads/threads.js';
import { Stage } from '../page/stage.js';
import { Words } from '../page/words.js';
import { any } from './check.js';

const mapi = await load();
const text = await (await fetch('scenario-of-the-test.json')).text();
const stage = new Stage(mapi, mapi.reference, new Words(document.documentElement.lang), { name: '', text });
/** @type {Record<string, new (stage: Stage, mount: HTMLElement) => any>} */
const parts = { queue: Queue, 'routine-form': RoutineForm, compare: Compare, threads: Threads };
/** @type {NodeListOf<HTMLElement>} */
const mounts = document.querySelectorAll('[data-part]');
for (const mount of mounts) stage.add(new parts[`${mount.dataset.part}`](stage, mount));

/** Goes to a step, and resolves when it is drawn. @param {number} step */
const go = (step) => new Promise((done) => {
  stage.player.go(step);
  requestAnimationFrame(() => requestAnimationFrame(done));
});
Object.assign(any(window), { stage, go });
await go(0);
document.documentElement.dataset.ready = 'true';
