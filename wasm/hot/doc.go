// Package hot is the path of idle ticks: the six functions of the idle engine, the ticks
// and the user's actions, as exported functions that take numbers only, and the calls of
// the page's routines, as imported ones. Both programs have it: it needs nothing of
// sessions, and not even syscall/js.
//
// All exported functions take the application, and those for which it matters what time it
// is take what performance.now() and Date.now() say. Their types for the
// page, web/module/border.d.ts, are made from these sources by make generate.
//
// A program with this package imports what only the page provides, so it cannot be a test
// binary. The tests of the built page cover it; what can be tried without a page is in
// packages of its own, [mapi-playground/wasm/budget] and [mapi-playground/wasm/clocks].
package hot
