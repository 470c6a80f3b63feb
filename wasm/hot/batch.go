//go:build js && wasm

package hot

//lint:file-ignore U1000 the page calls what is exported here

import (
	"unsafe"

	"mapi-playground/core/idle"
	"mapi-playground/wasm/border"
)

// mostAhead is how many registrations the page brings at once.
const mostAhead = 512

// ahead is where the page and the program leave each other registrations: the tags of
// those that come next, which the page hands out, and then what it was asked to register
// under them. There is one, as the page brings those of one application before it begins
// with another.
var ahead struct {
	tags [mostAhead]idle.FTG
	all  [mostAhead]idle.Ordinary
}

// idle_ahead is where the tags are, with the registrations behind them.
//
//go:wasmexport idle_ahead
func idleAhead() unsafe.Pointer { return unsafe.Pointer(&ahead) }

// idle_register_next registers as many routines as the page has left, and leaves it as many
// of the tags that come next as it wants. It returns how many these are: none if the next
// routine has to be registered by itself.
//
//go:wasmexport idle_register_next
func idleRegisterNext(app, count, wanted int32) int32 {
	defer border.End()
	e := apps[app].Engine
	e.RegisterNext(1, ahead.all[:count])
	return int32(e.NextTags(ahead.tags[:wanted]))
}
