// The ways through the session chart that are bet on.

import assert from 'node:assert/strict';
import test from 'node:test';
import { flagsOf, PATHS, scenarioOf } from '../../page/bench/paths.js';

test('S-03: there are 21, and no two calls are alike', () => {
  assert.equal(PATHS.length, 21);
  assert.equal(new Set(PATHS.map((path) => scenarioOf(path, 'A bet', 'bet'))).size, 21);
});

test('a scenario has the call that is shown', () => {
  for (const path of PATHS) {
    const call = JSON.parse(scenarioOf(path, 'A bet', 'bet')).inputs.find((/** @type {{ as?: string }} */ { as }) => as === 'bet');
    assert.equal(call.flFlags, flagsOf(path).join('|'));
    assert.equal(call.lpszProfileName ?? '', path.profile);
  }
});
