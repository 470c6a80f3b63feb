//go:build js && wasm

package bridge

import (
	"github.com/hack-pad/safejs"
)

// Await waits on the calling goroutine until a promise is kept, or broken: then
// the error is what [Reason] says of it. What is no promise is there at once. It
// must not be called from a function that JavaScript is waiting for: see
// [Promise].
func Await(v safejs.Value) (safejs.Value, error) {
	constructor, err := safejs.Global().Get("Promise")
	if err != nil {
		return safejs.Value{}, err
	}
	promise, err := constructor.Call("resolve", v)
	if err != nil {
		return safejs.Value{}, err
	}
	type end struct {
		value safejs.Value
		err   error
	}
	ends := make(chan end, 1)
	listener := func(kept bool) (safejs.Func, error) {
		return safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
			e := end{value: safejs.Undefined()}
			if len(args) > 0 {
				e.value = args[0]
			}
			if !kept {
				e.err = Reason(e.value)
			}
			ends <- e
			return nil
		})
	}
	kept, err := listener(true)
	if err != nil {
		return safejs.Value{}, err
	}
	defer kept.Release()
	broken, err := listener(false)
	if err != nil {
		return safejs.Value{}, err
	}
	defer broken.Release()
	if _, err := promise.Call("then", kept, broken); err != nil {
		return safejs.Value{}, err
	}
	e := <-ends
	return e.value, e.err
}

// property reads a property of a value that may be hostile. What a getter throws
// goes straight through Go's frames, and so ends the program, unless it is called
// as a function.
func property(v safejs.Value, name string) (safejs.Value, error) {
	reflect, err := safejs.Global().Get("Reflect")
	if err != nil {
		return safejs.Value{}, err
	}
	return reflect.Call("get", v, name)
}

// Broken is what JavaScript threw, in words.
type Broken struct{ Text string }

// Error is the text.
func (b *Broken) Error() string { return b.Text }

// Reason makes an error of what JavaScript threw or rejected with, whatever it
// is.
func Reason(v safejs.Value) error {
	text := ""
	if k := Kind(v); k == safejs.TypeObject || k == safejs.TypeFunction {
		if message, err := property(v, "message"); err == nil && Kind(message) == safejs.TypeString {
			text, _ = message.String()
		}
	} else if k == safejs.TypeString {
		text, _ = v.String()
	}
	if text == "" {
		text = "something was thrown that has no message"
	}
	return &Broken{text}
}
