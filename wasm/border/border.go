// Package border holds what happens where a panic of Go's reaches JavaScript: it ends
// the program. It needs neither syscall/js nor fmt, so that the small program can have it.
package border

import (
	"os"
	"runtime/debug"
)

// Panic is a Go panic that was caught at the border.
type Panic struct {
	Value any
	Stack []byte // where it was
}

// Caught is a panic with this value, caught here.
func Caught(value any) *Panic { return &Panic{value, debug.Stack()} }

// Error says what the program panicked with.
func (p *Panic) Error() string { return "the program failed: " + p.words() }

func (p *Panic) words() string {
	switch v := p.Value.(type) {
	case error:
		return v.Error()
	case interface{ String() string }:
		return v.String()
	case string:
		return v
	}
	return "it panicked"
}

// exit is for the test that outlives it.
var exit = os.Exit

// OnExit has a function called in place of the end of the program. It is for tests.
func OnExit(do func(code int)) (restore func()) {
	was := exit
	exit = do
	return func() { exit = was }
}

// End ends the program as the runtime would have done: what panicked has left its work
// half done, and nobody is to go on with it.
func (p *Panic) End() {
	print("panic: ", p.words(), "\n\n", string(p.Stack)) // as the runtime does: os.Stderr waits for an event
	exit(2)
}

// End, deferred in a function that JavaScript calls by itself, ends the program if the
// function panics. Otherwise a function further down might catch the panic, one that had
// called into the JavaScript from which this one was called; and between the two lies
// what cannot be unwound.
func End() {
	if p := recover(); p != nil {
		Caught(p).End()
	}
}
