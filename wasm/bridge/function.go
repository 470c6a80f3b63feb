//go:build js && wasm

package bridge

import (
	"errors"
	"syscall/js"

	"mapi-playground/wasm/border"
	"mapi-playground/wasm/call"

	"github.com/hack-pad/safejs"
)

// Try calls fn. A panic becomes a [*border.Panic], a JavaScript exception that was
// thrown through it becomes an error.
func Try(fn func() (any, error)) (value any, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case js.Error:
			err = p
		case *js.ValueError: // a value that is none of what it was taken for
			err = p
		case error:
			var thrown js.Error
			if errors.As(p, &thrown) {
				err = thrown
			} else {
				err = border.Caught(p)
			}
		default:
			err = border.Caught(p)
		}
	}()
	return fn()
}

// called is Try of what JavaScript calls: a panic ends the program.
func called(fn func() (any, error)) (any, error) {
	value, err := Try(fn)
	if p, panicked := errors.AsType[*border.Panic](err); panicked {
		p.End()
	}
	return value, err
}

// Go runs fn on a goroutine of its own, and tells failed what is wrong if anything is; nil
// is nobody. A panic ends the program.
func Go(fn func() error, failed func(error)) {
	go func() {
		_, err := called(func() (any, error) { return nil, fn() })
		if err != nil && failed != nil {
			failed(err)
		}
	}()
}

// Function makes a JavaScript function of fn. It answers {value} or {error}; a panic
// ends the program.
func Function(fn func([]call.Value) (any, error)) (safejs.Func, error) {
	return safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		value, err := called(func() (any, error) { return fn(Values(args)) })
		if err != nil {
			return map[string]any{"error": call.Thrown(err)}
		}
		return map[string]any{"value": value}
	})
}

// Functions makes JavaScript functions of a table. One that may wait runs on a goroutine of
// its own and is answered with a promise; after it, whatever came of it, done is called.
func Functions(all call.Functions, done func()) (map[string]any, error) {
	made := make(map[string]any)
	for name, entry := range all {
		fn := entry.Call
		if entry.Waits {
			fn = func(args []call.Value) (any, error) {
				return Promise(func() (any, error) {
					defer done()
					return entry.Call(args)
				})
			}
		}
		f, err := Function(fn)
		if err != nil {
			return nil, err
		}
		made[name] = f
	}
	return made, nil
}

// Promise returns a JavaScript promise for what fn, run on a goroutine of its
// own, comes to. It rejects with what [call.Thrown] says; a panic ends the program.
func Promise(fn func() (any, error)) (safejs.Value, error) {
	constructor, err := safejs.Global().Get("Promise")
	if err != nil {
		return safejs.Value{}, err
	}
	executor, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		resolve, reject := args[0], args[1]
		go func() {
			value, err := called(fn)
			if err != nil {
				reject.Invoke(call.Thrown(err))
				return
			}
			resolve.Invoke(value)
		}()
		return nil
	})
	if err != nil {
		return safejs.Value{}, err
	}
	defer executor.Release()
	return constructor.New(executor)
}
