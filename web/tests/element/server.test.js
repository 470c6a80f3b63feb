// The element is imported where there is no document, by what renders pages on a server.

import assert from 'node:assert/strict';
import test from 'node:test';

test('importing the element without a document does nothing', async () => {
  const { Playground } = await import('../../element.js');
  assert.equal(typeof Playground, 'function');
});
