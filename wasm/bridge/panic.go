//go:build js && wasm

package bridge

import (
	"fmt"
	"os"
	"runtime/debug"
)

// Panic is a Go panic that was caught at the border.
type Panic struct {
	Value any
	Stack []byte // where it was
}

// Error says what the program panicked with.
func (p *Panic) Error() string { return fmt.Sprint("the program failed: ", p.Value) }

// exit is for the test that outlives it.
var exit = os.Exit

// end ends the program as the runtime would have done: what panicked has left its work
// half done, and nobody is to go on with it.
func (p *Panic) end() {
	print("panic: ", fmt.Sprint(p.Value), "\n\n", string(p.Stack)) // as the runtime does: os.Stderr waits for an event
	exit(2)
}

// End, deferred in a function that JavaScript calls by itself, ends the program if the
// function panics. Otherwise a function further down might catch the panic, one that had
// called into the JavaScript from which this one was called; and between the two lies
// what cannot be unwound.
func End() {
	if p := recover(); p != nil {
		(&Panic{p, debug.Stack()}).end()
	}
}
