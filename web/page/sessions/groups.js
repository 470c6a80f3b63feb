// Which handles are on one session. A snapshot lists handles; who founded the
// session that each is on is in the events.

/** @typedef {import('../stage.js').Stage} Stage */
/** @typedef {import('../../module/player.js').WorldSession} Handle */
/** @typedef {{ key: string, profile: string, shared: boolean, handles: Handle[] }} Group */

/** @param {Stage} stage @returns {Group[]} in the order in which the sessions began */
export function groups({ state, player }) {
  /** @type {Map<string, string>} */
  const founder = new Map();
  let published = '';
  for (const { key, call = '', count } of player.events.slice(0, state.at)) {
    if (key === 'logon.session') founder.set(call, call);
    if (key !== 'logon.shared') continue;
    if (count === 1) published = call;
    founder.set(call, published);
  }
  /** @type {Map<string, Group>} */
  const all = new Map();
  const order = [...founder.keys()];
  const handles = [...(state.snapshot.sessions ?? [])].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  for (const handle of handles) {
    const key = founder.get(handle.name) ?? handle.name;
    const group = all.get(key) ?? { key, profile: handle.profile, shared: handle.shared, handles: [] };
    group.handles.push(handle);
    all.set(key, group);
  }
  return [...all.values()];
}
