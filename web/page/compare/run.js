// The same scenario under another reading: who is called, and when.

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {{ routine: string, priority: number, at: number, nth: number }} Call the nth of that routine */
/** @typedef {'same' | 'time' | 'order' | 'only'} Difference */

/** The scenario with one reading of a point in all its applications, from beginning to end. @param {string} text @param {string} point @param {string} reading */
export function under(text, point, reading) {
  const scenario = JSON.parse(text);
  for (const app of scenario.applications ?? []) app.readings = { ...app.readings, [point]: reading };
  const inputs = (scenario.inputs ?? []).flatMap((/** @type {Record<string, unknown>} */ input) => {
    if (input.do !== 'readings' || !(point in input)) return [input];
    const { [point]: _, ...rest } = input;
    // An input that chooses nothing else stands for nothing now.
    return Object.keys(rest).some((name) => !['do', 'app', 'at', 'after'].includes(name)) ? [rest] : [];
  });
  return { ...scenario, inputs };
}

/** The calls of routines in a run of it, by application. @param {Stage} stage @param {object} scenario */
export function calls(stage, scenario) {
  const player = stage.mapi.play(scenario, stage.words.language);
  try {
    /** @type {Map<string, Call[]>} */
    const byApp = new Map();
    /** @type {Map<string, number>} */
    const priorities = new Map();
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { key, app = '', routine = '', priority = 0, at } of player.events) {
      const id = JSON.stringify([app, routine]);
      if (/^idle\.(registered|changed|posted)/.test(key)) priorities.set(id, priority);
      if (!key.startsWith('idle.called')) continue;
      const nth = (counts.get(id) ?? 0) + 1;
      counts.set(id, nth);
      const all = byApp.get(app) ?? [];
      byApp.set(app, all);
      all.push({ routine, priority: priorities.get(id) ?? 0, at, nth });
    }
    return byApp;
  } finally {
    player.close();
  }
}

/**
 * For each call of one side: where the other has the same call, and what differs.
 * @param {Call[]} one
 * @param {Call[]} other
 * @returns {{ call: Call, there: number, difference: Difference }[]} there is -1 where it has none
 */
export function differences(one, other) {
  const places = new Map(other.map((call, i) => [`${call.nth} ${call.routine}`, i]));
  return one.map((call, i) => {
    const there = places.get(`${call.nth} ${call.routine}`) ?? -1;
    const difference = there < 0 ? 'only' : there !== i ? 'order' : other[there].at !== call.at ? 'time' : 'same';
    return { call, there, difference };
  });
}
