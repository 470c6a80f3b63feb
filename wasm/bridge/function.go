//go:build js && wasm

package bridge

import (
	"errors"
	"syscall/js"

	"mapi-playground/core/mapi"
	"mapi-playground/wasm/border"

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
func Function(fn func(Args) (any, error)) (safejs.Func, error) {
	return safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		value, err := called(func() (any, error) { return fn(Args(args)) })
		if err != nil {
			return map[string]any{"error": Thrown(err)}
		}
		return map[string]any{"value": value}
	})
}

// Thrown describes an error for JavaScript: code, name and detail as MAPI has
// them, and the whole message. What carries no result of MAPI's is
// MAPI_E_CALL_FAILED (S-35).
func Thrown(err error) map[string]any {
	result := mapi.Result(err)
	thrown := map[string]any{
		"code":    float64(result),
		"name":    result.Name(),
		"message": err.Error(),
	}
	var e *mapi.Error
	if errors.As(err, &e) {
		thrown["detail"] = e.Detail
	}
	return thrown
}

// Promise returns a JavaScript promise for what fn, run on a goroutine of its
// own, comes to. It rejects with what [Thrown] says; a panic ends the program.
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
				reject.Invoke(Thrown(err))
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
