// Other people's schedulers, bundled into one module for the page of the benchmark.

export { default as react } from 'scheduler/cjs/scheduler.production.js';
export { IdleQueue } from 'idlize/IdleQueue.mjs';
export { setIdleTask } from 'idle-task';
