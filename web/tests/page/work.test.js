// What the routines of the workbench work on, without a browser: there is no
// IndexedDB, so that the mailbox is in memory.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Mailbox } from '../../page/work/mailbox.js';
import { made, message, MESSAGES, PORTION, PORTIONS } from '../../page/work/messages.js';
import { pack, unpack } from '../../page/work/pack.js';
import { WordsIndex } from '../../page/work/words-index.js';

test('a message is always the same, and no other is', () => {
  assert.deepEqual(made(3), made(3));
  assert.equal(made(3)[7], message(3 * PORTION + 7));
  assert.equal(new Set(Array.from({ length: MESSAGES }, (_, i) => message(i))).size, MESSAGES);
});

test('an index finds whole words, and the last one by its beginning', () => {
  const index = new WordsIndex();
  ['Invoice 7 for the meeting', 'A reunião: orçamento e fatura', 'invoices, and a meeting room'].forEach((text, i) => index.add(i, text));
  for (const [query, found] of /** @type {[string, number[]][]} */ ([
    ['invoice', [0, 2]], ['invoice meeting', [0]], ['meeting inv', [0, 2]], ['REUNIAO', [1]], ['reunião orç', [1]],
    ['invoice fatura', []], ['7', [0]], ['', []], [' .', []], ['nothing', []],
  ])) assert.deepEqual(index.find(query), found, `"${query}"`);
});

test('what is packed comes out again, and is smaller', async () => {
  const text = made(0).join('\0');
  const packed = await pack(text);
  assert.ok(packed.length < text.length / 2);
  assert.equal(await unpack(packed), text);
});

/** Has what was begun come to its end. */
const settle = () => new Promise((done) => setTimeout(done));

test('a mailbox is filled, indexed, compressed and closed by a little each time (I-50)', async () => {
  const box = new Mailbox();
  box.fetch();
  assert.equal(box.fetched, 0, 'nothing comes before it is open');
  await box.begin();
  assert.match(box.refused, /Error/, 'Node stores nothing');
  box.fetch();
  box.index(() => false);
  assert.equal(box.indexed, 0, 'what is to be indexed is read first');
  await settle();
  let calls = 0;
  box.index(() => ++calls > 3);
  assert.equal(box.indexed, 3, 'it stops when it was enough');
  box.index(() => false);
  assert.equal(box.indexed, PORTION, 'it goes on from where it got to');
  const [found] = box.find(String(1000 + 42));
  assert.equal(found, 42);
  await box.show([42, 7]);
  assert.deepEqual(box.subjects(2), [42, 7].map((one) => message(one).split('\n')[0]));
  box.close();
  assert.deepEqual([box.open, box.closed], [1, 1]);
  box.pack();
  assert.equal(box.packed, 0, 'what comes of it is there at a later call');
  await box.packing;
  assert.equal(box.packed, 1);
  assert.ok(box.saved > box.size / 2);
  await box.show([3]);
  assert.deepEqual(box.subjects(1), [message(3).split('\n')[0]], 'a message of what is compressed');
});

test('a mailbox that is emptied forgets what was under way', async () => {
  const box = new Mailbox();
  await box.begin();
  while (!box.complete) box.fetch();
  box.fetch();
  assert.equal(box.fetched, PORTIONS);
  box.index(() => false);
  box.pack(PORTIONS);
  const shown = box.show([1]);
  await box.empty();
  await shown;
  await settle();
  box.index(() => false);
  assert.deepEqual([box.fetched, box.indexed, box.packed, box.saved, box.size, box.open], [0, 0, 0, 0, 0, 0]);
  box.fetch();
  box.pack();
  await box.packing;
  assert.equal(box.packed, 1, 'and begins anew');
});

test('all at once comes to the same', async () => {
  const box = new Mailbox();
  await box.begin();
  while (!box.complete) box.fetch();
  await box.indexAtOnce(PORTIONS);
  box.pack(PORTIONS);
  await box.packing;
  assert.ok(box.done);
  assert.deepEqual(box.find('1042'), [42]);
});
