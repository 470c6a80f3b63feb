// What tests ask of a page with its player.

import { load } from '../mapi.js';
import { any, equal, ok } from './check.js';

const frame = () => new Promise((done) => requestAnimationFrame(done));
const every = { subtree: true, childList: true, attributes: true, characterData: true };

const PARTS = [['timeline/timeline', 'Timeline'], ['log/log', 'Log'], ['player/bar', 'PlayerBar']];

/** A run of more than 10,000 steps, with the parts that show where in it one is. */
async function long() {
  const { Stage } = any(await import(any('../page/stage.js')));
  const { Words } = any(await import(any('../page/words.js')));
  /** @type {object[]} */
  const inputs = [{ at: 0, app: 'A', do: 'MAPIInitIdle' }];
  for (let i = 0; i < 20; i++) inputs.push({ at: 0, app: 'A', do: 'FtgRegisterIdleRoutine', as: `routine ${i}`, priIdle: -1 - i % 5, csecIdle: 5 + i, iroIdle: 'FIROINTERVAL', cost: 0.3 });
  for (let i = 0; i < 300; i++) inputs.push({ at: 10 + i * 20, do: 'idle', for: 15 });
  const mapi = await load();
  const text = JSON.stringify({ version: 1, title: 'Many', applications: [{ name: 'A' }], inputs });
  const stage = new Stage(mapi, mapi.reference, new Words('en'), { name: '', text });
  ok(`${stage.state.len} steps are 10,000 or more`, stage.state.len >= 10_000);
  const parts = await Promise.all(PARTS.map(async ([file, name]) => {
    const mount = document.createElement('div');
    document.body.append(mount);
    return new (await import(`../page/${file}.js`))[name](stage, mount);
  }));
  return { stage, parts };
}

// The parts go to another step, wherever it is, and what they draw for it does not grow
// with the run.
export async function manySteps() {
  const { stage, parts } = await long();
  /** @param {number} step */
  const go = async (step) => {
    stage.player.go(step);
    for (const part of parts) part.draw(stage);
    equal('at', stage.state.at, step);
    await frame();
  };
  /** How much changes in going to these steps. @param {number[]} steps */
  const changed = async (steps) => {
    let changes = 0;
    const observer = new MutationObserver((all) => { changes += all.length; });
    observer.observe(document.body, every);
    for (const step of steps) await go(step);
    changes += observer.takeRecords().length;
    observer.disconnect();
    return changes;
  };
  const thirty = Array.from({ length: 30 }, (_, i) => i);
  await go(99);
  const early = await changed(thirty.map((i) => 100 + i));
  await go(8999);
  const late = await changed(thirty.map((i) => 9000 + i));
  await changed(thirty.map((i) => (i * 7919) % 10_000));
  ok(`${early} changes for 30 steps early in the run are some`, early > 0);
  ok(`${late} changes for 30 steps late in it are at most twice ${early}`, late <= 2 * early);
}

/** Takes down in `rooms` how much room the article leaves for the bar, whenever that changes. */
export function watchRoom() {
  const player = /** @type {HTMLElement} */ (document.querySelector('.player'));
  /** @type {(number | string)[]} */
  const rooms = any(window).rooms = [];
  const look = () => {
    const room = parseFloat(document.documentElement.style.getPropertyValue('--bar'));
    if (room !== rooms.at(-1)) rooms.push(room);
    if (player.offsetHeight > room) rooms.push('too little');
  };
  new ResizeObserver(() => requestAnimationFrame(look)).observe(player);
  look();
}
