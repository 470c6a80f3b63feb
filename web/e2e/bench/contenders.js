// What is compared. Each registers routines, which are called once each, in idle time as
// far as it knows of that.

import { react, IdleQueue, setIdleTask } from './packages.bundle.js';
import { load, FIROINTERVAL } from '../idle.js';
import { clock } from './meter.js';

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {number} [most] more routines than that take it too long
 * @property {boolean} [priorities] it has as many as there are routines
 * @property {(routines: (() => void)[], priorities: Int16Array) => void} register
 * @property {() => void} [clear]
 */

/** @returns {Promise<Contender>} */
async function ours() {
  const app = (await load()).application('Bench');
  return {
    name: 'this module',
    priorities: true,
    register(routines, priorities) {
      app.MAPIInitIdle(0);
      for (let i = 0; i < routines.length; i++) app.FtgRegisterIdleRoutine(routines[i], null, priorities[i], 2 ** 32 - 1, FIROINTERVAL);
    },
    clear: () => app.MAPIDeInitIdle(),
  };
}

/** A loop over an array, in idle callbacks. @param {string} name @param {(deadline: IdleDeadline) => boolean} goesOn @returns {Contender} */
const loop = (name, goesOn) => ({
  name,
  register(routines) {
    let next = 0;
    /** @param {IdleDeadline} deadline */
    const tick = (deadline) => {
      while (next < routines.length && goesOn(deadline)) {
        try {
          routines[next++]();
        } catch (error) {
          reportError(error);
        }
      }
      if (next < routines.length) requestIdleCallback(tick);
    };
    requestIdleCallback(tick);
  },
});

/** @returns {Promise<Contender[]>} */
export async function contenders() {
  const queue = new IdleQueue();
  return [
    await ours(),
    loop('bare loop', () => true),
    loop('loop with a check each', (deadline) => deadline.timeRemaining() > 0),
    { name: 'React scheduler', register: (routines) => { for (const routine of routines) react.unstable_scheduleCallback(react.unstable_NormalPriority, routine); } },
    { name: 'requestIdleCallback each', most: 10_000, register: (routines) => { for (const routine of routines) requestIdleCallback(routine); } },
    {
      name: "postTask('background')",
      most: 10_000,
      register(routines) {
        for (const routine of routines) {
          window.scheduler?.postTask(() => measured(routine), { priority: 'background' });
        }
      },
    },
    { name: 'idlize', most: 10_000, register: (routines) => { for (const routine of routines) queue.pushTask(routine); } },
    { name: 'idle-task', most: 10_000, register: (routines) => { for (const routine of routines) setIdleTask(routine, { cache: false }); } },
  ];
}

/** postTask cannot be wrapped from outside: what it calls is measured by itself. @param {() => void} routine */
function measured(routine) {
  const began = clock();
  routine();
  taskTime.spent += clock() - began;
}
export const taskTime = { spent: 0 };
