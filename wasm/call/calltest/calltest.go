// Package calltest calls functions that are handed to the page as the page would, without one.
package calltest

import (
	"fmt"
	"testing"

	"mapi-playground/wasm/call"
)

// Element is an element of the page.
type Element string

// Object is a value that is nothing of what functions take.
type Object struct{}

// value is a Go value as an argument: nil is null, float64 and int are numbers, a string is
// one, and func(...any) is a function.
type value struct{ of any }

// Values makes arguments of Go values.
func Values(all ...any) []call.Value {
	var args []call.Value
	for _, one := range all {
		args = append(args, value{one})
	}
	return args
}

// Kind implements [call.Value].
func (v value) Kind() call.Kind {
	switch v.of.(type) {
	case nil:
		return call.Null
	case int, float64, uint32:
		return call.Number
	case string:
		return call.String
	case func(...any):
		return call.Function
	}
	return call.Other
}

// Float implements [call.Value].
func (v value) Float() float64 {
	switch n := v.of.(type) {
	case int:
		return float64(n)
	case uint32:
		return float64(n)
	case float64:
		return n
	}
	panic(fmt.Sprintf("%v is no number", v.of))
}

// Text implements [call.Value].
func (v value) Text() string { return v.of.(string) }

// Truthy implements [call.Value].
func (v value) Truthy() bool { return v.of != nil && v.of != 0 && v.of != "" && v.of != false }

// Element implements [call.Value].
func (v value) Element() bool {
	_, is := v.of.(Element)
	return is
}

// Invoke implements [call.Value].
func (v value) Invoke(args ...any) { v.of.(func(...any))(args...) }

// Do calls a function by its name.
func Do(t testing.TB, all call.Functions, name string, args ...any) (any, error) {
	t.Helper()
	fn, known := all[name]
	if !known {
		t.Fatalf("there is no function %s", name)
	}
	return fn.Call(Values(args...))
}
