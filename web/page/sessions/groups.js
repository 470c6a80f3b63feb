// Which handles are on one session. A snapshot lists handles; who founded the
// session that each is on is in the events.

/** @typedef {import('../../module/player.js').Told} Told */
/** @typedef {import('../../module/player.js').WorldSession} Handle */
/** @typedef {{ key: string, profile: string, shared: boolean, handles: Handle[] }} Group */

/** Whether an event begins a session or shares one. @param {Told} event */
export const ofSession = ({ key }) => key === 'logon.session' || key === 'logon.shared';

/** @param {Handle[]} open @param {readonly Told[]} events of sessions @returns {Group[]} in the order in which the sessions began */
export function groups(open, events) {
  /** @type {Map<string, string>} */
  const founder = new Map();
  let published = '';
  for (const { key, call = '', count } of events) {
    if (key === 'logon.session') founder.set(call, call);
    if (key !== 'logon.shared') continue;
    if (count === 1) published = call;
    founder.set(call, published);
  }
  /** @type {Map<string, Group>} */
  const all = new Map();
  const order = [...founder.keys()];
  const handles = [...open].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  for (const handle of handles) {
    const key = founder.get(handle.name) ?? handle.name;
    const group = all.get(key) ?? { key, profile: handle.profile, shared: handle.shared, handles: [] };
    group.handles.push(handle);
    all.set(key, group);
  }
  return [...all.values()];
}
