//go:build js && wasm

// Package dialog shows the prompts of a logon as real <dialog> elements, inside
// the element that was passed as the parent window's handle (S-24). Each
// function shows one, waits on the calling goroutine until it is closed, and
// takes it away again. Escape, and a dialog that vanishes with its parent,
// count as Cancel (S-34).
package dialog
