//go:build js && wasm

package bridge

import (
	"math"

	"mapi-playground/core/mapi"

	"github.com/hack-pad/safejs"
)

// Args are the arguments of a call from JavaScript. One that is of the wrong
// kind gives MAPI_E_INVALID_PARAMETER (S-35).
type Args []safejs.Value

func (a Args) at(i int) safejs.Value {
	if i < len(a) {
		return a[i]
	}
	return safejs.Undefined()
}

// unknown is the type of what Go has no name for: a BigInt makes Type panic.
const unknown safejs.Type = -1

// Kind is the type of a value, whatever it is: that of safejs panics at a BigInt.
func Kind(v safejs.Value) (t safejs.Type) {
	defer func() {
		if recover() != nil {
			t = unknown
		}
	}()
	return v.Type()
}

func wrong(name, want string) error {
	return &mapi.Error{Result: mapi.ErrInvalidParameter, Op: "reading an argument", Detail: name + " must be " + want}
}

// Float is a number.
func (a Args) Float(i int, name string) (float64, error) {
	if Kind(a.at(i)) != safejs.TypeNumber {
		return 0, wrong(name, "a number")
	}
	return a.at(i).Float()
}

// Uint32 is an unsigned number of 32 bits.
func (a Args) Uint32(i int, name string) (uint32, error) {
	v := a.at(i)
	if Kind(v) != safejs.TypeNumber {
		return 0, wrong(name, "a number")
	}
	f, err := v.Float()
	if err != nil || f != math.Trunc(f) || f < 0 || f > math.MaxUint32 {
		return 0, wrong(name, "a whole number from 0 to 4294967295")
	}
	return uint32(f), nil
}

// Flags are 32 flags: see [Reader.Flags].
func (a Args) Flags(i int, name string) (uint32, error) {
	if f, err := a.Float(i, name); err == nil && f == math.Trunc(f) && math.MinInt32 <= f && f < 0 {
		return uint32(int32(f)), nil
	}
	return a.Uint32(i, name)
}

// String is a string; null and undefined are NULL, which is the empty one.
func (a Args) String(i int, name string) (string, error) {
	v := a.at(i)
	switch Kind(v) {
	case safejs.TypeNull, safejs.TypeUndefined:
		return "", nil
	case safejs.TypeString:
		return v.String()
	}
	return "", wrong(name, "a string or null")
}

// Bool is whether the argument is true in JavaScript's sense.
func (a Args) Bool(i int) bool {
	truthy, err := a.at(i).Truthy()
	return err == nil && truthy
}

// Element is an element of the page, or null where there is none.
func (a Args) Element(i int, name string) (safejs.Value, error) {
	v := a.at(i)
	if v.IsNull() || v.IsUndefined() {
		return safejs.Null(), nil
	}
	if isElement(v) {
		return v, nil
	}
	return safejs.Null(), wrong(name, "an element or null")
}

// isElement is instanceof as a function call: of a hostile value instanceof may
// throw, which would end the program.
func isElement(v safejs.Value) bool {
	element, err := safejs.Global().Get("Element")
	if err != nil || Kind(element) != safejs.TypeFunction {
		return false // there are no elements in a Worker
	}
	prototype, err := element.Get("prototype")
	if err != nil {
		return false
	}
	is, err := prototype.Call("isPrototypeOf", v)
	if err != nil {
		return false
	}
	yes, err := is.Bool()
	return err == nil && yes
}

// Func is a function.
func (a Args) Func(i int, name string) (safejs.Value, error) {
	if v := a.at(i); Kind(v) == safejs.TypeFunction {
		return v, nil
	}
	return safejs.Null(), wrong(name, "a function")
}
