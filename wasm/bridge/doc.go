//go:build js && wasm

// Package bridge is where Go and JavaScript meet: the one place where a Go panic
// becomes the end of the program, where a JavaScript exception becomes a Go error,
// and where a Go error becomes something that JavaScript can throw.
//
// A function made by [Function] answers with an object that has either a value
// or an error, because a Go function called from JavaScript cannot throw; the
// module mapi.js turns it back. What may wait returns a promise: [Promise].
package bridge
