// What these tests check with. They need no browser: `make test-js` runs them under Node.

import assert from 'node:assert/strict';

/**
 * The same, whatever its type says: for arguments that no type would let through.
 * @param {unknown} value
 * @returns {any}
 */
export const any = (value) => value;

/**
 * A function that throws what a function of MAPI does.
 * @param {() => unknown} work
 * @param {string} name of the error
 * @param {RegExp} [detail] what it says
 */
export function refuses(work, name, detail = /./) {
  assert.throws(work, (/** @type {any} */ error) => {
    assert.equal(error?.name, name);
    assert.match(error.message, detail);
    return true;
  });
}

/** A value that throws whenever it is looked at. */
export const hostile = new Proxy(() => {}, {
  get() { throw new Error('touched'); },
  ownKeys() { throw new Error('touched'); },
  getPrototypeOf() { throw new Error('touched'); },
});
