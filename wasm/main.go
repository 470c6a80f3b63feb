//go:build js && wasm

// The program that the page loads. It carries one MAPI subsystem and any number
// of applications, each with its idle engine, and no state outside this
// instance: a page may load it several times.
//
// What is hot (idle ticks, the six idle functions, user actions) goes through
// exported and imported functions that take numbers only; what is not goes
// through an object of functions that the program hands over when it starts.
package main

import (
	"os"
	"runtime/debug"

	"mapi-playground/wasm/bridge"

	"github.com/hack-pad/safejs"
)

// grown is by how much memory grows until it is collected, in percent. In a browser a
// collection is one pause, so there are to be few.
const grown = 300

func main() {
	debug.SetGCPercent(grown)
	p, err := newProgram()
	if err == nil {
		err = p.handOver(os.Getenv("MAPI_READY"))
	}
	if err != nil {
		panic(err)
	}
	<-p.closed
}

// handOver calls the function that mapi.js left under this name in the global
// object with the program's functions. The name is of one instance only. When a function that
// may wait is done others may go on, and the page is told.
func (p *program) handOver(name string) error {
	functions, err := bridge.Functions(p.functions, p.Move)
	if err != nil {
		return err
	}
	_, err = safejs.Global().Call(name, functions)
	return err
}
