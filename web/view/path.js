import { h } from './dom.js';

/** @typedef {import('../snapshot.js').Chart} Chart */
/** @typedef {import('../snapshot.js').ShownLogon} ShownLogon */
/** @typedef {import('../snapshot.js').Step} Step */

/**
 * The path of a logon as a list: each node with what it looked at, how it was
 * left and which rules it carries out.
 * @param {Chart} chart
 * @param {string} client
 * @param {ShownLogon} logon
 */
export function drawPath(chart, client, logon) {
  const steps = (logon.path ?? []).map((step) => (step.node ? onChart(chart, step) : offChart(step)));
  return [
    h('p', {}, result(client, logon)),
    h('ol', { class: 'path' }, ...steps),
  ];
}

/** @param {string} client @param {ShownLogon} logon */
function result(client, logon) {
  if (logon.session && logon.asked && logon.profile && logon.asked !== logon.profile) {
    return `${client} asked for ${logon.asked} and got session ${logon.session} on ${logon.profile}: there is a shared session, so the name is ignored (S-41).`;
  }
  if (logon.session) return `${client} got session ${logon.session}${logon.profile ? ` on profile ${logon.profile}` : ', which is over'}.`;
  if (logon.error) return `${client} got ${logon.error.name}: ${logon.error.detail}.`;
  return `${client}’s logon waits for ${logon.asks}.`;
}

/** @param {Chart} chart @param {Step} step */
function onChart(chart, step) {
  const node = chart.nodes.find((n) => n.ID === step.node);
  const edge = chart.edges.find((e) => e.ID === step.edge);
  const facts = (step.facts ?? []).map((fact) => `${fact.Name}: ${fact.Value || 'NULL'}`).join('; ');
  return h('li', {},
    h('strong', {}, node?.Caption.replaceAll('\n', ' ') ?? step.node), edge?.Label ? ` ${edge.Label}` : '',
    ...(facts ? [h('span', { class: 'facts' }, facts)] : []),
    rules(step.node, ...(node?.Rules ?? [])));
}

/** @param {Step} step */
function offChart(step) {
  return h('li', { class: 'off-chart' }, h('strong', {}, 'Off the chart'), h('span', { class: 'facts' }, step.exit), rules(step.rule));
}

/** @param {...string} ids */
const rules = (...ids) => h('small', {}, ids.join(' '));
