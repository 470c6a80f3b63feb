//go:build js && wasm

// Package dialog shows what MAPI asks the user as real <dialog> elements, inside
// the element that was passed as the parent window's handle (S-24). Each method
// of [Dialogs] shows one, waits on the calling goroutine until it is closed, and
// takes it away again.
//
// A dialog is named and described for screen readers, every field has its
// label, Enter is the first button, and Escape counts as Cancel (S-34), as does
// the vanishing of a dialog with its parent. The focus goes back to where it was.
//
// Every sentence is in one table, by language.
package dialog
