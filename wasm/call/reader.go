package call

import (
	"encoding/hex"
	"encoding/json"
	"math"
	"strings"

	"mapi-playground/core/mapi"
)

// Reader reads the arguments of a call one after the other, and keeps the first thing that
// is wrong with them: a function reads all it takes, then Err is asked for once. An argument
// of the wrong kind gives MAPI_E_INVALID_PARAMETER (S-35).
type Reader struct {
	args []Value
	next int
	err  error
}

// Read begins to read the arguments.
func Read(args []Value) *Reader { return &Reader{args: args} }

// Err is what is wrong with the arguments read so far (S-35).
func (r *Reader) Err() error { return r.err }

// Fail says that something is wrong with the arguments, unless something is already.
func (r *Reader) Fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// Refuse says with which result something is wrong, and in doing what.
func (r *Reader) Refuse(result mapi.HRESULT, op, detail string) {
	r.Fail(&mapi.Error{Result: result, Op: op, Detail: detail})
}

// wrong says that an argument is not what it must be.
func (r *Reader) wrong(name, want string) {
	r.Refuse(mapi.ErrInvalidParameter, "reading an argument", name+" must be "+want)
}

// value is the next argument, or nil where there is none.
func (r *Reader) value() (v Value) {
	if r.next < len(r.args) {
		v = r.args[r.next]
	}
	r.next++
	return v
}

// Float reads a number.
func (r *Reader) Float(name string) float64 {
	v := r.value()
	if kind(v) != Number {
		r.wrong(name, "a number")
		return 0
	}
	return v.Float()
}

// Uint32 reads an unsigned number of 32 bits.
func (r *Reader) Uint32(name string) uint32 { return r.whole(name, 0) }

// Flags reads 32 flags. What the operator | of JavaScript makes of the highest flag
// is a number below zero.
func (r *Reader) Flags(name string) uint32 { return r.whole(name, math.MinInt32) }

// whole reads the 32 bits of a whole number that is not less than a least one.
func (r *Reader) whole(name string, least float64) uint32 {
	v := r.value()
	if kind(v) != Number {
		r.wrong(name, "a number")
		return 0
	}
	f := v.Float()
	if f != math.Trunc(f) || f < least || f > math.MaxUint32 {
		r.wrong(name, "a whole number from 0 to 4294967295")
		return 0
	}
	return uint32(int64(f))
}

// String reads a string; null and undefined are NULL, which is the empty one.
func (r *Reader) String(name string) string {
	v := r.value()
	switch {
	case isNull(v):
		return ""
	case v.Kind() != String:
		r.wrong(name, "a string or null")
		return ""
	}
	return v.Text()
}

// Bool reads whether the argument is true in JavaScript's sense.
func (r *Reader) Bool() bool {
	v := r.value()
	return v != nil && v.Truthy()
}

// Element reads an element of the page, or nil where it is null.
func (r *Reader) Element(name string) Value {
	v := r.value()
	if isNull(v) {
		return nil
	}
	if !v.Element() {
		r.wrong(name, "an element or null")
		return nil
	}
	return v
}

// Func reads a function.
func (r *Reader) Func(name string) Value {
	v := r.value()
	if kind(v) != Function {
		r.wrong(name, "a function")
		return nil
	}
	return v
}

// Null reads an argument that has to be null or left out, because only one value
// makes sense here, such as the interface of a call that has one.
func (r *Reader) Null(name string, otherwise mapi.HRESULT) {
	if !isNull(r.value()) {
		r.Refuse(otherwise, "reading an argument", name+" must be null")
	}
}

// Zero reads a number that has to be zero, because it is reserved or no flags
// are defined for the call.
func (r *Reader) Zero(name string, otherwise mapi.HRESULT) {
	if v := r.Uint32(name); v != 0 {
		r.Refuse(otherwise, "reading an argument", name+" must be zero")
	}
}

// Binary reads pairs of hexadecimal digits; null is nothing.
func (r *Reader) Binary(name string) []byte {
	b, err := hex.DecodeString(r.String(name))
	if err != nil {
		r.wrong(name, "pairs of hexadecimal digits, or null")
	}
	return b
}

// UID reads the thirty-two hexadecimal digits of a MAPIUID.
func (r *Reader) UID(name string) mapi.UID {
	uid, ok := mapi.ParseUID(r.String(name))
	if !ok {
		r.wrong(name, "thirty-two hexadecimal digits")
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
		r.wrong(name, "thirty-two hexadecimal digits, or null")
	}
	return &uid
}

// JSON reads an argument that is JSON into what it points to. A field that nobody knows
// is wrong.
func (r *Reader) JSON(name string, to any) {
	text := r.String(name)
	if r.err != nil {
		return
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(to); err != nil {
		r.Refuse(mapi.ErrInvalidParameter, "reading an argument", name+": "+strings.TrimPrefix(err.Error(), "json: "))
	}
}
