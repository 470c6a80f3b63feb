// Package hot is the path of idle ticks: the six functions of the idle engine, the ticks
// and the user's actions, as exported functions that take numbers only, and the calls of
// the page's routines, as imported ones. Both programs have it: it needs nothing of
// sessions, and not even syscall/js.
//
// All exported functions take the application, and those for which it matters what time it
// is take what performance.now() and Date.now() say. Their types are those of
// web/module/wasm.d.ts.
//
// A program with this package imports what only the page provides, so it cannot be a test
// binary. The tests of the built page cover it; what can be tried without a page is in
// packages of its own, [mapi-playground/wasm/budget] and [mapi-playground/wasm/clocks].
package hot
