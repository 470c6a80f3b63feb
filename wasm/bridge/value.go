//go:build js && wasm

package bridge

import (
	"mapi-playground/wasm/call"

	"github.com/hack-pad/safejs"
)

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

// value is a value of JavaScript's as an argument.
type value struct{ js safejs.Value }

// Value makes an argument of a value.
func Value(v safejs.Value) call.Value { return value{v} }

// Values makes arguments of values.
func Values(all []safejs.Value) []call.Value {
	args := make([]call.Value, len(all))
	for i, v := range all {
		args[i] = value{v}
	}
	return args
}

// Raw is the value that an argument is; nil is null.
func Raw(v call.Value) safejs.Value {
	if js, ok := v.(value); ok {
		return js.js
	}
	return safejs.Null()
}

var kinds = map[safejs.Type]call.Kind{
	safejs.TypeUndefined: call.Undefined, safejs.TypeNull: call.Null, safejs.TypeNumber: call.Number,
	safejs.TypeString: call.String, safejs.TypeFunction: call.Function,
}

// Kind implements [call.Value].
func (v value) Kind() call.Kind { return kinds[Kind(v.js)] }

// Float implements [call.Value].
func (v value) Float() float64 {
	f, _ := v.js.Float() // it is asked of numbers only
	return f
}

// Text implements [call.Value].
func (v value) Text() string {
	s, _ := v.js.String() // it is asked of strings only
	return s
}

// Truthy implements [call.Value].
func (v value) Truthy() bool {
	truthy, err := v.js.Truthy()
	return err == nil && truthy
}

// Invoke implements [call.Value].
func (v value) Invoke(args ...any) { _, _ = v.js.Invoke(args...) }

// Element implements [call.Value]. It is instanceof as a function call: of a hostile value
// instanceof may throw, which would end the program.
func (v value) Element() bool {
	element, err := safejs.Global().Get("Element")
	if err != nil || Kind(element) != safejs.TypeFunction {
		return false // there are no elements in a Worker
	}
	prototype, err := element.Get("prototype")
	if err != nil {
		return false
	}
	is, err := prototype.Call("isPrototypeOf", v.js)
	if err != nil {
		return false
	}
	yes, err := is.Bool()
	return err == nil && yes
}
