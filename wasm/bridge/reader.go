//go:build js && wasm

package bridge

import (
	"encoding/hex"

	"mapi-playground/core/mapi"

	"github.com/hack-pad/safejs"
)

// Reader reads the arguments of a call one after the other, and keeps the first
// thing that is wrong with them: a function reads all it takes, then asks for
// Err once.
type Reader struct {
	args Args
	next int
	err  error
}

// Read begins to read the arguments.
func Read(a Args) *Reader { return &Reader{args: a} }

// Err is what is wrong with the arguments read so far (S-35).
func (r *Reader) Err() error { return r.err }

// Fail says that something is wrong with the arguments, unless something is
// already.
func (r *Reader) Fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func read[T any](r *Reader, name string, of func(int, string) (T, error)) T {
	v, err := of(r.next, name)
	r.next++
	r.Fail(err)
	return v
}

// Uint32 reads an unsigned number of 32 bits.
func (r *Reader) Uint32(name string) uint32 { return read(r, name, r.args.Uint32) }

// Flags reads 32 flags. What the operator | of JavaScript makes of the highest flag
// is a number below zero.
func (r *Reader) Flags(name string) uint32 { return read(r, name, r.args.Flags) }

// Float reads a number.
func (r *Reader) Float(name string) float64 { return read(r, name, r.args.Float) }

// String reads a string; null is the empty one.
func (r *Reader) String(name string) string { return read(r, name, r.args.String) }

// Element reads an element of the page, or null.
func (r *Reader) Element(name string) safejs.Value { return read(r, name, r.args.Element) }

// Func reads a function.
func (r *Reader) Func(name string) safejs.Value { return read(r, name, r.args.Func) }

// Bool reads whether the argument is true in JavaScript's sense.
func (r *Reader) Bool() bool {
	r.next++
	return r.args.Bool(r.next - 1)
}

// Null reads an argument that has to be null or left out, because only one value
// makes sense here, such as the interface of a call that has one.
func (r *Reader) Null(name string, otherwise mapi.HRESULT) {
	v := r.args.at(r.next)
	r.next++
	if !v.IsNull() && !v.IsUndefined() {
		r.Fail(&mapi.Error{Result: otherwise, Op: "reading an argument", Detail: name + " must be null"})
	}
}

// Zero reads a number that has to be zero, because it is reserved or no flags
// are defined for the call.
func (r *Reader) Zero(name string, otherwise mapi.HRESULT) {
	if v := r.Uint32(name); v != 0 {
		r.Fail(&mapi.Error{Result: otherwise, Op: "reading an argument", Detail: name + " must be zero"})
	}
}

// Binary reads pairs of hexadecimal digits; null is nothing.
func (r *Reader) Binary(name string) []byte {
	b, err := hex.DecodeString(r.String(name))
	if err != nil {
		r.Fail(wrong(name, "pairs of hexadecimal digits, or null"))
	}
	return b
}

// UID reads the thirty-two hexadecimal digits of a MAPIUID.
func (r *Reader) UID(name string) mapi.UID {
	uid, ok := mapi.ParseUID(r.String(name))
	if !ok {
		r.Fail(wrong(name, "thirty-two hexadecimal digits"))
	}
	return uid
}

// OptionalUID reads a MAPIUID, or null.
func (r *Reader) OptionalUID(name string) *mapi.UID {
	text := r.String(name)
	if text == "" {
		return nil
	}
	uid, ok := mapi.ParseUID(text)
	if !ok {
		r.Fail(wrong(name, "thirty-two hexadecimal digits, or null"))
	}
	return &uid
}
