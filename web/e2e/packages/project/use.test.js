import { expect, test } from 'vitest';
import { use } from './use.js';

test('the package works here', async () => {
  expect(await use()).toEqual({ virtual: 10, idle: 'slices', rule: 'pt-BR', said: expect.stringMatching(/A/), left: [] });
});
