// S-71: a profile section is read and written as JSON.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ProfSect } from '../../module/section.js';
import { any, refuses } from '../check.js';

const error = { code: 0x80040108, name: 'MAPI_E_INVALID_OBJECT', message: 'it is released' };

/** A section whose program answers so. @param {unknown} answer */
function opened(answer) {
  /** @type {unknown[][]} */
  const asked = [];
  const functions = new Proxy({}, { get: (_, name) => (/** @type {unknown[]} */ ...args) => { asked.push([name, ...args]); return answer; } });
  return { asked, section: new ProfSect(any(functions), { object: 5, uid: '00FF', writable: true }) };
}

for (const [what, answer, call, value, want] of /** @type {[string, unknown, (s: ProfSect) => unknown, unknown, unknown[]][]} */ ([
  ['GetProps of all', '{"PR_X":["a"]}', (s) => s.GetProps(), { PR_X: ['a'] }, ['sectionGet', 5, 'null']],
  ['GetProps of some', '{}', (s) => s.GetProps([0x66000102, 'PR_X']), {}, ['sectionGet', 5, '["0x66000102","PR_X"]']],
  ['GetPropList', '["PR_X"]', (s) => s.GetPropList(), ['PR_X'], ['sectionTags', 5]],
  ['SetProps', null, (s) => s.SetProps({ PR_X: 1 }), undefined, ['sectionSet', 5, '{"PR_X":1}']],
  ['SetProps of nothing', null, (s) => s.SetProps(any(null)), undefined, ['sectionSet', 5, null]],
  ['DeleteProps', null, (s) => s.DeleteProps(['PR_X']), undefined, ['sectionDelete', 5, '["PR_X"]']],
  ['SaveChanges', null, (s) => s.SaveChanges(), undefined, ['sectionSave', 5]],
  ['GetIDsFromNames', null, (s) => s.GetIDsFromNames(), undefined, ['sectionNames', 5]],
  ['GetNamesFromIDs', null, (s) => s.GetNamesFromIDs(), undefined, ['sectionNames', 5]],
  ['Release', null, (s) => s.Release(), undefined, ['release', 5]],
])) {
  test(what, () => {
    const { asked, section } = opened({ value: answer });
    assert.deepEqual([call(section), asked], [value, [want]]);
  });
  test(`${what} of one that was released`, () => refuses(() => call(opened({ error }).section), 'MAPI_E_INVALID_OBJECT'));
}

for (const [what, call] of /** @type {[string, (s: any) => unknown][]} */ ([
  ['tags', (s) => s.GetProps('PR_X')], ['properties', (s) => s.SetProps('PR_X')], ['plain data', (s) => s.SetProps({ PR_X: 5n })], ['tags to delete', (s) => s.DeleteProps({})],
])) {
  test(`the program is not asked for what are no ${what}`, () => {
    const { asked, section } = opened({ value: '{}' });
    refuses(() => call(section), 'MAPI_E_INVALID_PARAMETER');
    assert.deepEqual(asked, []);
  });
}
