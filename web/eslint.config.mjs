// What ESLint looks for in JavaScript: mistakes, not style. Names and types are
// checked by TypeScript.

import js from '@eslint/js';

/** What is likely to be a mistake in the page. A test does some of it on purpose. */
const mistakes = [
  'default-case-last',
  'grouped-accessor-pairs',
  'no-array-constructor',
  'no-caller',
  'no-constructor-return',
  'no-eval',
  'no-extend-native',
  'no-extra-bind',
  'no-implied-eval',
  'no-implicit-globals',
  'no-invalid-this',
  'no-label-var',
  'no-new',
  'no-new-func',
  'no-new-wrappers',
  'no-object-constructor',
  'no-proto',
  'no-return-assign',
  'no-script-url',
  'no-self-compare',
  'no-sequences',
  'no-shadow',
  'no-template-curly-in-string',
  'no-throw-literal',
  'no-unmodified-loop-condition',
  'no-unneeded-ternary',
  'no-unreachable-loop',
  'no-unused-expressions',
  'no-useless-computed-key',
  'no-useless-concat',
  'no-useless-rename',
  'no-useless-return',
  'no-var',
  'no-warning-comments',
  'object-shorthand',
  'prefer-const',
  'prefer-object-has-own',
  'prefer-promise-reject-errors',
];

export default [
  { ignores: ['**/node_modules/'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'off', // TypeScript does that
      'no-empty': ['error', { allowEmptyCatch: true }],
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
    },
  },
  { ignores: ['e2e/**'], rules: Object.fromEntries(mistakes.map((rule) => [rule, 'error'])) },
];
