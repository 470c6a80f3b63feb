// What the share dialog offers for embedding is the part in which most events of the run
// happen, wherever in the run somebody stands.

import assert from 'node:assert/strict';
import test from 'node:test';
import { embedding } from '../../page/share/link.js';

/** @typedef {import('../../page/stage.js').Stage} Stage */

/** @type {Record<string, { keys: string[], at: number, part: string }>} */
const rows = {
  'idle, at its end': { keys: ['idle.initialized', 'idle.registered', 'host.tick', 'idle.called', 'idle.returned'], at: 5, part: 'queue' },
  'idle, before the first step': { keys: ['idle.initialized', 'idle.registered', 'host.tick'], at: 0, part: 'queue' },
  'a logon': { keys: ['mapi.initialized', 'logon.called', 'chart.no', 'chart.yes', 'logon.session'], at: 2, part: 'chart' },
  'a logon of an application with an engine': { keys: ['idle.initialized', 'idle.registered', 'logon.called', 'chart.no', 'logon.session'], at: 2, part: 'chart' },
  'as much of both': { keys: ['idle.initialized', 'logon.called'], at: 1, part: 'chart' },
  'a run in which nothing happens': { keys: [], at: 0, part: 'chart' },
};

for (const [name, { keys, at, part }] of Object.entries(rows)) {
  test(`embedding: ${name}`, () => {
    const events = keys.map((key, i) => ({ id: i + 1, key }));
    const stage = /** @type {Stage} */ (/** @type {unknown} */ ({ preset: { name: 'one' }, state: { at, branch: 'main' }, words: { language: 'en' }, player: { events } }));
    const html = embedding(stage, 'https://example.org/?scenario=one', 'One');
    assert.match(html, new RegExp(`<mapi-playground scenario="one" step="${at}" part="${part}" lang="en">`));
  });
}
