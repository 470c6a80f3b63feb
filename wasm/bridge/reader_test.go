//go:build js && wasm

package bridge_test

import (
	"errors"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/wasm/bridge"

	"github.com/hack-pad/safejs"
)

// S-35: a reader takes its arguments in order, and keeps the first error.
func TestReader(t *testing.T) {
	const digits = `"000102030405060708090A0B0C0D0E0F"`
	in := bridge.Read(bridge.Args{eval(t, "5"), eval(t, `"x"`), eval(t, "null"), eval(t, digits), eval(t, "null"), eval(t, `"00ff"`), eval(t, "1"), eval(t, "0"), eval(t, "() => 1")})
	if n, s, e, uid, none, b, yes := in.Uint32("n"), in.String("s"), in.Element("e"), in.UID("u"), in.OptionalUID("o"), in.Binary("b"), in.Bool(); n != 5 || s != "x" || !e.IsNull() ||
		uid[15] != 15 || none != nil || string(b) != "\x00\xFF" || !yes {
		t.Error("read otherwise")
	}
	in.Zero("z", mapi.ErrUnknownFlags)
	in.Func("f")
	in.Null("missing", mapi.ErrNoSupport)
	if err := in.Err(); err != nil {
		t.Error(err)
	}
	in.Zero("missing", mapi.ErrUnknownFlags)
	in.Null("later", mapi.ErrNoSupport)
	if err := in.Err(); !errors.Is(err, mapi.ErrInvalidParameter) {
		t.Errorf("the first error is %v", err)
	}
	for name, row := range map[string]struct {
		js   string
		read func(*bridge.Reader)
		want mapi.HRESULT
	}{
		"flags":        {"1", func(r *bridge.Reader) { r.Zero("x", mapi.ErrUnknownFlags) }, mapi.ErrUnknownFlags},
		"an interface": {"{}", func(r *bridge.Reader) { r.Null("x", mapi.ErrInterfaceNotSupported) }, mapi.ErrInterfaceNotSupported},
		"no UID":       {"null", func(r *bridge.Reader) { r.UID("x") }, mapi.ErrInvalidParameter},
		"a short UID":  {`"00"`, func(r *bridge.Reader) { r.OptionalUID("x") }, mapi.ErrInvalidParameter},
		"odd digits":   {`"0"`, func(r *bridge.Reader) { r.Binary("x") }, mapi.ErrInvalidParameter},
		"no digits":    {`"zz"`, func(r *bridge.Reader) { r.Binary("x") }, mapi.ErrInvalidParameter},
		"a symbol":     {`Symbol()`, func(r *bridge.Reader) { r.Binary("x") }, mapi.ErrInvalidParameter},
	} {
		in := bridge.Read(bridge.Args{eval(t, row.js)})
		row.read(in)
		if !errors.Is(in.Err(), row.want) {
			t.Errorf("%s: %v, want %v", name, in.Err(), row.want)
		}
	}
}

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
