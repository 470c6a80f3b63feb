// What a player was told, for the account of what its program did not survive.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Journal } from '../../module/journal.js';
import { any, refuses } from '../check.js';

/** Functions of another program, and what was asked of them. */
function other() {
  /** @type {unknown[][]} */
  const asked = [];
  const functions = new Proxy({}, {
    get: (_, /** @type {string} */ name) => (/** @type {unknown[]} */ ...args) => {
      asked.push([name, ...args.filter((one) => typeof one !== 'function')]);
      return { value: { playerOpen: 7, playerState: '{"at":12}', playerScenario: 'the run', playerWith: 'the run, and more', linkTo: '#v1.x' }[name] ?? null };
    },
  });
  return { asked, functions: any(functions) };
}

/** A journal of a program that ends in what it does next. */
function started() {
  const program = { ended: false, account: any(undefined) };
  const journal = new Journal(any(program), 'scenario');
  const change = (/** @type {any} */ name, /** @type {any[]} */ ...args) => journal.during(() => ({ value: 1 }), { name, args });
  /** What it does is the last thing. @param {any} [last] */
  const ends = (last) => {
    try {
      journal.during(() => {
        program.ended = true;
        throw new Error('unreachable');
      }, last);
    } catch {}
    const there = other();
    return { link: program.account?.(there), asked: there.asked };
  };
  return { program, journal, change, ends };
}

test('what is done has its value, and is not accounted for while the program lives', () => {
  const { journal, program } = started();
  assert.equal(journal.during(() => ({ value: 5 })), 5);
  refuses(() => journal.during(() => ({ error: any({ code: 0x80070057, name: 'MAPI_E_INVALID_PARAMETER', message: 'no' }) }), any({ name: 'playerDo', args: ['x'] })), 'MAPI_E_INVALID_PARAMETER');
  assert.equal(program.account, undefined);
});

for (const [what, before, last, want] of /** @type {[string, (a: ReturnType<typeof started>) => void, any, unknown[][]][]} */ ([
  ['looking, with nothing changed', ({ journal }) => { journal.at = 5; }, undefined, [['linkTo', 'scenario', 5]]],
  ['looking, somewhere', ({ journal }) => { journal.at = undefined; }, undefined, [['linkTo', 'scenario', 0]]],
  ['looking, after a change', ({ change, journal }) => { change('playerDo', 'a'); journal.at = 9; }, undefined,
    [['playerOpen', 'scenario', 'en'], ['playerGo', 7, 0], ['playerDo', 7, 'a'], ['playerGo', 7, 9], ['playerScenario', 7], ['linkTo', 'the run', 9]]],
  ['looking, at the end that a change led to', ({ change }) => change('playerFork', 'x'), undefined,
    [['playerOpen', 'scenario', 'en'], ['playerGo', 7, 0], ['playerFork', 7, 'x'], ['playerState', 7, 0], ['playerScenario', 7], ['linkTo', 'the run', 12]]],
  ['an input', () => {}, { name: 'playerDo', args: ['b'] },
    [['playerOpen', 'scenario', 'en'], ['playerGo', 7, 0], ['playerWith', 7, 'b'], ['linkTo', 'the run, and more', 0]]],
  ['what a live host tells', () => {}, { name: 'playerHappened', args: ['[]'] },
    [['playerOpen', 'scenario', 'en'], ['playerGo', 7, 0], ['playerScenario', 7], ['linkTo', 'the run', 0]]],
  ['another branch', () => {}, { name: 'playerSwitch', args: ['x'] },
    [['playerOpen', 'scenario', 'en'], ['playerGo', 7, 0], ['playerScenario', 7], ['linkTo', 'the run', 0]]],
  ['an input after what a live host told', ({ change }) => change('playerHappened', '[5]'), { name: 'playerDo', args: ['b'] },
    [['playerOpen', 'scenario', 'en'], ['playerGo', 7, 0], ['playerHappened', 7, '[5]'], ['playerState', 7, 0], ['playerWith', 7, 'b'], ['linkTo', 'the run, and more', 12]]],
])) {
  test(`a program ends in ${what}`, () => {
    const a = started();
    before(a);
    const { link, asked } = a.ends(last);
    assert.deepEqual([link, asked], ['#v1.x', want]);
  });
}

test('a routine of the run looks at the player and the program ends: it was what led to it', () => {
  const { program, journal } = started();
  try {
    journal.during(() => {
      journal.during(() => {
        program.ended = true;
        throw new Error('unreachable');
      });
      return { value: 1 };
    }, { name: 'playerDo', args: ['b'] });
  } catch {}
  const there = other();
  program.account(there);
  assert.equal(there.asked[2][0], 'playerWith');
});

test('a change that failed is none', () => {
  const { journal, ends } = started();
  try {
    journal.during(() => { throw new Error('refused'); }, { name: 'playerDo', args: ['bad'] });
  } catch {}
  assert.deepEqual(ends().asked, [['linkTo', 'scenario', 0]]);
});

test('after its end nothing is accounted for anew', () => {
  const { program, journal, ends } = started();
  ends({ name: 'playerDo', args: ['first'] });
  const { account } = program;
  try {
    journal.during(() => { throw new Error('dead'); }, { name: 'playerDo', args: ['second'] });
  } catch {}
  assert.equal(program.account, account);
});
