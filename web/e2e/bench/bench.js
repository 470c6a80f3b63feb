// Microseconds for each registration and for each call of a routine that does next to
// nothing: this module, a loop over an array with a look at the deadline for each item,
// and the scheduler of React. All in one page, in turn.

const REPEATS = 7;

/** The time that the browser's callbacks take, while a measurement runs. */
let spent = 0;

const timed = (callback) => (...args) => {
  const began = performance.now();
  callback(...args);
  spent += performance.now() - began;
};

const { requestIdleCallback } = window;
window.requestIdleCallback = (callback, options) => requestIdleCallback(timed(callback), options);

// What React's scheduler gets for its message loop.
window.TimedMessageChannel = class {
  #channel = new MessageChannel();
  port2 = this.#channel.port2;
  port1 = {};
  constructor() {
    this.#channel.port1.onmessage = timed(() => this.port1.onmessage());
  }
};

const { load, FIROINTERVAL } = await import('../mapi.js');
const { default: react } = await import('./scheduler.js');

async function moduleUnderTest() {
  const app = (await load()).application('Bench');
  return {
    name: 'module',
    register(routines) {
      app.MAPIInitIdle(0);
      for (let i = 0; i < routines.length; i++) app.FtgRegisterIdleRoutine(routines[i], null, -1, 2 ** 32 - 1, FIROINTERVAL);
    },
    clear: () => app.MAPIDeInitIdle(),
  };
}

function loop() {
  let queue = [];
  return {
    name: 'loop',
    register(routines) {
      queue = [];
      for (let i = 0; i < routines.length; i++) queue.push({ routine: routines[i], param: null });
      let next = 0;
      const tick = (deadline) => {
        const end = performance.now() + deadline.timeRemaining();
        while (next < queue.length && performance.now() < end) {
          const { routine, param } = queue[next++];
          try {
            routine(param);
          } catch (error) {
            reportError(error);
          }
        }
        if (next < queue.length) window.requestIdleCallback(tick);
      };
      window.requestIdleCallback(tick);
    },
    clear() {},
  };
}

const reactScheduler = () => ({
  name: 'react',
  register(routines) {
    for (let i = 0; i < routines.length; i++) react.unstable_scheduleCallback(react.unstable_NormalPriority, routines[i]);
  },
  clear() {},
});

async function measure(scheduler, size) {
  let calls = 0;
  let done;
  const over = new Promise((resolve) => { done = resolve; });
  const routines = Array.from({ length: size }, () => () => {
    if (++calls === size) done();
    return false;
  });
  spent = 0;
  const began = performance.now();
  scheduler.register(routines);
  const registered = performance.now() - began;
  await over;
  await new Promise((resolve) => setTimeout(resolve, 50)); // the callback that called the last one is over
  scheduler.clear();
  if (calls !== size) throw new Error(`${scheduler.name}: ${calls} calls of ${size}`);
  return { registration: (registered * 1000) / size, call: (spent * 1000) / size };
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/** @param {number[]} sizes @returns {Promise<{ name: string, size: number, registration: number, call: number }[]>} */
export async function bench(sizes) {
  const schedulers = [await moduleUnderTest(), loop(), reactScheduler()];
  for (const scheduler of schedulers) for (let i = 0; i < 3; i++) await measure(scheduler, 10_000); // warm
  const results = [];
  for (const size of sizes) {
    const rows = schedulers.map(() => ({ registration: [], call: [] }));
    for (let i = 0; i < REPEATS; i++) {
      for (const [s, scheduler] of schedulers.entries()) {
        const { registration, call } = await measure(scheduler, size);
        rows[s].registration.push(registration);
        rows[s].call.push(call);
      }
    }
    schedulers.forEach(({ name }, s) => results.push({ name, size, registration: median(rows[s].registration), call: median(rows[s].call) }));
  }
  return results;
}
