//go:build js && wasm

// The small program: the six functions of the idle engine for a page, and nothing of
// sessions. All of it is the hot path, which the page calls; main only waits.
package main

//lint:file-ignore U1000 the page calls what is exported here

import (
	"runtime/debug"

	"mapi-playground/wasm/hot"
)

// grown is by how much memory grows until it is collected, in percent. In a browser a
// collection is one pause, so there are to be few.
const grown = 300

// idle_application makes an application and returns its number.
//
//go:wasmexport idle_application
func application() int32 { return int32(hot.Add().Number()) }

func main() {
	debug.SetGCPercent(grown)
	select {}
}
