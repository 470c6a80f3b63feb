// What a program imports of the page, on the path of idle ticks.

/**
 * @param {import('./program.js').Program} program
 * @param {import('./stretch.js').Stretch} stretch
 * @param {() => WebAssembly.Memory} memory the program's, once it has one
 * @returns {import('./wasm.js').Imports}
 */
export function imports(program, stretch, memory) {
  const { clock, virtual, dispatchers } = program;
  return {
    now: clock.now,
    call: (app, slot) => {
      const dispatcher = dispatchers[app];
      const outcome = virtual ? virtual.called(() => dispatcher.call(slot)) : dispatcher.call(slot);
      if (program.ended) throw program.error();
      stretch.outcome = outcome;
      const now = clock.now();
      if (dispatcher.ended !== null) dispatcher.ended(outcome, now);
      return outcome === 0 ? now : -now;
    },
    stretch: (app, tags, count) => {
      const whole = stretch.run(app, dispatchers[app], memory(), tags, count);
      if (program.ended) throw program.error();
      const now = clock.now();
      return whole ? now : -now;
    },
    called: () => stretch.called,
    outcome: () => stretch.outcome,
    gone: (app, slot) => dispatchers[app].gone(slot),
  };
}
