// What the host of an application drives of its engine.

/** @typedef {import('./program.js').Program} Program */

/** What time it is, as the program wants to be told it. @param {Program} program @returns {[now: number, date: number]} */
export const clocks = ({ clock }) => [clock.now(), clock.date()];

/**
 * Once the program has ended the engine does nothing, as has been reported.
 * @param {number} index
 * @param {Program} program
 * @param {import('./recording-idle.js').IdleRecording | null} recording
 * @param {Set<number>} flushed the tags of those that ask to be called when the page is hidden
 * @param {() => void} changed there may be something new to see
 * @returns {import('./host.js').Engine}
 */
export function engineOf(index, program, recording, flushed, changed) {
  const { exports } = program;
  /** @type {<T>(fn: () => T, otherwise: T) => T} */
  const running = (fn, otherwise) => {
    if (program.ended) return otherwise;
    try {
      return fn();
    } catch {
      return otherwise;
    }
  };
  /** @param {() => void} fn */
  const turn = (fn) => {
    running(fn, undefined);
    changed();
  };
  /** @param {number} deadline */
  const flush = (deadline) => {
    for (const ftg of [...flushed]) {
      const [now, date] = clocks(program);
      if (now >= deadline) return;
      const run = () => {
        if (exports.idle_flush(index, now, date, deadline, ftg) < 0) flushed.delete(ftg);
      };
      if (recording) recording.turn(now, date, run);
      else run();
    }
  };
  return {
    due: () => running(() => exports.idle_due(index, ...clocks(program)), -1),
    tick: (at) => turn(() => {
      const deadline = at + program.clock.shift;
      const [now, date] = clocks(program);
      const run = () => exports.idle_tick(index, now, date, deadline);
      if (recording) recording.tick(now, date, deadline, run);
      else run();
    }),
    turn: () => turn(() => {
      const [now, date] = clocks(program);
      const run = () => exports.idle_turn(index, now, date);
      if (recording) recording.turn(now, date, run);
      else run();
    }),
    flush: (deadline) => turn(() => flush(deadline + program.clock.shift)),
    userAction: () => {
      const [now, date] = clocks(program);
      recording?.called('user', {}, now, date);
      running(() => exports.idle_user_action(index, now, date), undefined);
    },
  };
}
