//go:build js && wasm

// Package storage keeps profiles in the browser's IndexedDB. It knows of records
// (a key, a name, a place in the order, a text) and nothing of what is in the
// text.
//
// # Schema
//
// Version 1 had an object store "profiles": the text of a profile under its
// name. Version 2 has "records" instead: an object with name, order and text
// under a key that outlives a renaming. Opening a database of version 1 moves
// its content, all or nothing. One of a later version is not touched.
//
// A record that is not of this form is handed out as [Entry.Damaged], with
// whatever it is as JSON, and disturbs no other.
//
// Each call waits on the calling goroutine.
package storage
