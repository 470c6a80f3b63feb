//go:build js && wasm

package bridge_test

import (
	"testing"

	"mapi-playground/wasm/bridge"

	"github.com/hack-pad/safejs"
)

// A promise is waited for, what is none is there, and whatever it is broken with
// becomes an error.
func TestAwait(t *testing.T) {
	for js, want := range map[string]string{
		`Promise.resolve("kept")`: "kept", `"at once"`: "at once", `new Promise((done) => setTimeout(done, 1, "late"))`: "late", `({ then(done) { done("thenable") } })`: "thenable",
	} {
		v, err := bridge.Await(eval(t, js))
		if got, _ := v.String(); err != nil || got != want {
			t.Errorf("%s: %q, %v", js, got, err)
		}
	}
	for js, want := range map[string]string{
		`Promise.reject(new Error("no"))`: "no", `Promise.reject("text")`: "text", `Promise.reject({ message: "an object" })`: "an object",
		`Promise.reject(5n)`: "something was thrown that has no message", `Promise.reject(Symbol())`: "something was thrown that has no message",
		`Promise.reject(null)`: "something was thrown that has no message", `Promise.reject({ get message() { throw 1 } })`: "something was thrown that has no message",
	} {
		if _, err := bridge.Await(eval(t, js)); err == nil || err.Error() != want {
			t.Errorf("%s: %v", js, err)
		}
	}
	if bridge.Kind(eval(t, "5n")) == safejs.TypeNumber {
		t.Error("a BigInt is no number")
	}
}
