// The module under test. The tests that run against both are served another file here
// when it is the turn of idle.js.

export * from '../mapi.js';
