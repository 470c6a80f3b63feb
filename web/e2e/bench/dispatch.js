// The time of the browser's callbacks for each call of a routine that does next to
// nothing, and the time of registering it.

import { contenders, taskTime } from './contenders.js';
import { called, clock, counting, meter, pause, spread } from './meter.js';

const ROUNDS = 7;
const WARM = 5; // rounds that do not count: until the browser has compiled all of it

/** @type {{ routines: number, priorities: number, priority: (i: number) => number }[]} */
const SIZES = [
  { routines: 10_000, priorities: 1, priority: () => -1 },
  { routines: 10_000, priorities: 100, priority: (i) => -1 - (i % 100) },
  { routines: 100_000, priorities: 1, priority: () => -1 },
  { routines: 100_000, priorities: 100, priority: (i) => -1 - (i % 100) },
  { routines: 20_000, priorities: 1, priority: () => -1 },
  { routines: 20_000, priorities: 20_000, priority: (i) => -1 - i },
];

/** @param {import('./contenders.js').Contender} contender @param {typeof SIZES[number]} size */
async function measure(contender, { routines: count, priority }) {
  let calls = 0;
  /** @type {() => void} */
  let done = () => {};
  const over = /** @type {Promise<void>} */ (new Promise((resolve) => { done = resolve; }));
  const routines = Array.from({ length: count }, () => () => {
    if (++calls === count) done();
  });
  const priorities = Int16Array.from(routines, (_, i) => priority(i));
  meter.spent = taskTime.spent = 0;
  const began = clock();
  contender.register(routines, priorities);
  await null; // what a scheduler has put off to the end of the task belongs to it
  const registered = clock() - began;
  await called(contender.name, count, () => calls, over);
  await pause(30); // the callback that called the last one is over
  contender.clear?.();
  if (calls !== count) throw new Error(`${contender.name}: ${calls} calls of ${count}`);
  return { registration: (registered * 1000) / count, call: ((meter.spent + taskTime.spent) * 1000) / count };
}

/** Microseconds. */
export async function dispatch() {
  const all = await contenders();
  const rows = [];
  for (const size of SIZES) {
    const rivals = all.filter(({ most = Infinity, priorities }) => size.routines <= most && (size.priorities === 1 || priorities));
    /** @type {Map<string, { registration: number[], call: number[], readings: number }>} */
    const taken = new Map();
    for (const rival of rivals) {
      counting(true);
      await measure(rival, size);
      taken.set(rival.name, { registration: [], call: [], readings: meter.readings / size.routines });
      counting(false);
    }
    for (let round = -WARM; round < ROUNDS; round++) {
      for (const rival of rivals) {
        const { registration, call } = await measure(rival, size);
        if (round < 0) continue;
        const row = taken.get(rival.name);
        row?.registration.push(registration);
        row?.call.push(call);
      }
    }
    for (const [name, { registration, call, readings }] of taken) {
      rows.push({ name, routines: size.routines, priorities: size.priorities, call: spread(call), registration: spread(registration), readings });
    }
  }
  return rows;
}
