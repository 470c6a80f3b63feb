//go:build js && wasm

package hot

import "mapi-playground/core/idle"

// call runs the routine of a slot and returns performance.now() after it, below
// zero unless the routine returned FALSE: one crossing of the border for each
// call of a routine, and one reading of the clock, which ends this call and
// begins the next. An exception must not unwind through Go, so that the page
// catches it.
//
//go:wasmimport mapi call
func call(app, slot int32) float64

// stretch runs the routines of so many tags, one after the other, and returns
// performance.now() after the last. Below zero says that not all have run, or that
// the last of them did not return FALSE, or called one of the exported functions.
//
//go:wasmimport mapi stretch
func stretch(app int32, tags *idle.FTG, count int32) float64

// called is how many routines the latest stretch ran.
//
//go:wasmimport mapi called
func called() int32

// outcome is how the latest call ended.
//
//go:wasmimport mapi outcome
func outcome() int32

// Clock is performance.now().
//
//go:wasmimport mapi now
func Clock() float64

// gone lets the page forget the routine of a slot.
//
//go:wasmimport mapi gone
func gone(app, slot int32)
