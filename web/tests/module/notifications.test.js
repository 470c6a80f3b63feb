// S-163 to S-168: notifications come from the message loop, or when a client asks for them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Notifications } from '../../module/notifications.js';
import { any, refuses } from '../check.js';

/** Notifications of a program that has these deliveries, of connections. @param {number[]} connections */
function started(...connections) {
  const waiting = connections.map((connection) => ({ connection, event: 1, name: 'fnevCriticalError', result: 0x80040200 }));
  const counts = { asked: 0 };
  const functions = { dispatch: () => { counts.asked++; return { value: waiting.shift() ?? null }; } };
  /** @type {string[]} */
  const told = [];
  const notifications = new Notifications(any(functions));
  const sink = (/** @type {string} */ who) => (/** @type {any[]} */ [{ ulEventType, name, scode }]) => void told.push(`${who} ${ulEventType} ${name} ${scode.toString(16)}`);
  const more = (/** @type {number} */ connection) => waiting.push({ connection, event: 2, name: 'fnevExtended', result: 0 });
  return { notifications, told, sink, counts, more };
}

const turn = () => new Promise((done) => setTimeout(done));

test('each goes to its connection, in order', () => {
  const { notifications, told, sink } = started(2, 1, 2);
  notifications.add(1, 1, sink('a'));
  notifications.add(1, 2, sink('b'));
  notifications.dispatch();
  assert.deepEqual(told, ['b 1 fnevCriticalError 80040200', 'a 1 fnevCriticalError 80040200', 'b 1 fnevCriticalError 80040200']);
});

test('S-167: not before the call that caused them has returned, and once', async () => {
  const { notifications, told, sink, counts, more } = started(1);
  notifications.add(1, 1, sink('a'));
  for (let i = 0; i < 3; i++) notifications.post();
  assert.deepEqual(told, []);
  await turn();
  assert.equal(told.length, 1);
  assert.equal(counts.asked, 2, 'one delivery, and one look that finds no more');
  more(1);
  notifications.post();
  await turn();
  assert.deepEqual(told.slice(1), ['a 2 fnevExtended 0']);
});

test('without sinks nobody looks', async () => {
  const { notifications, counts } = started(1);
  notifications.post();
  await turn();
  assert.equal(counts.asked, 0);
});

test('connections that are gone get nothing', () => {
  const { notifications, told, sink } = started(1, 2, 3, 4);
  for (const connection of [1, 2, 3]) notifications.add(connection === 3 ? 8 : 7, connection, sink(String(connection)));
  notifications.remove(2);
  notifications.remove(99);
  notifications.drop(8);
  notifications.dispatch();
  assert.deepEqual(told, ['1 1 fnevCriticalError 80040200']);
});

test('a sink that throws disturbs no other', () => {
  const reported = [];
  any(globalThis).reportError = (/** @type {unknown} */ error) => reported.push(error);
  const { notifications, told, sink } = started(1, 2);
  notifications.add(1, 1, () => { throw new Error('a sink that fails'); });
  notifications.add(1, 2, sink('b'));
  notifications.dispatch();
  delete any(globalThis).reportError;
  assert.deepEqual([reported.length, told.length], [1, 1]);
});

test('a sink may end its own connection', () => {
  const { notifications, told, sink } = started(1, 1);
  notifications.add(1, 1, (all) => {
    sink('a')(all);
    notifications.remove(1);
  });
  notifications.dispatch();
  assert.equal(told.length, 1);
});

test('a program that has ended says so', () => {
  const error = { code: 0x80004005, name: 'MAPI_E_CALL_FAILED', message: 'MAPI has stopped.' };
  refuses(() => new Notifications(any({ dispatch: () => ({ error }) })).dispatch(), 'MAPI_E_CALL_FAILED');
});
