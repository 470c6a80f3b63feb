//go:build js && wasm

package bridge_test

import (
	"errors"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/wasm/border"
	"mapi-playground/wasm/bridge"

	"github.com/hack-pad/safejs"
)

// eval makes a value with JavaScript. It is a call of Function's constructor,
// which a test page allows.
func eval(t *testing.T, js string) safejs.Value {
	t.Helper()
	v, err := safejs.Global().Call("eval", "("+js+")")
	if err != nil {
		t.Fatalf("%s: %v", js, err)
	}
	return v
}

func text(t *testing.T, v safejs.Value, property string) string {
	t.Helper()
	p, err := v.Get(property)
	if err != nil {
		t.Fatal(err)
	}
	s, err := p.String()
	if err != nil {
		t.Fatalf("%s: %v", property, err)
	}
	return s
}

// call calls what Function made of fn.
func call(t *testing.T, fn func(bridge.Args) (any, error), args ...any) safejs.Value {
	t.Helper()
	f, err := bridge.Function(fn)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Release()
	answer, err := f.Value().Invoke(args...)
	if err != nil {
		t.Fatalf("the function threw: %v", err)
	}
	return answer
}

func TestFunctionAnswers(t *testing.T) {
	answer := call(t, func(a bridge.Args) (any, error) {
		name, err := a.String(0, "name")
		return "hello " + name, err
	}, "world")
	if got := text(t, answer, "value"); got != "hello world" {
		t.Errorf("value %q", got)
	}
}

// However a function fails, JavaScript gets an error with a code and a name.
func TestFunctionFails(t *testing.T) {
	thrower := eval(t, `() => { throw new TypeError("thrown by the page") }`)
	for _, row := range []struct {
		what          string
		fn            func(bridge.Args) (any, error)
		name, message string
	}{
		{"a MAPI error", func(bridge.Args) (any, error) {
			return nil, &mapi.Error{Result: mapi.ErrLogonFailed, Op: "logging on", Detail: "no"}
		}, "MAPI_E_LOGON_FAILED", "logging on: MAPI_E_LOGON_FAILED (0x80040111): no"},
		{"another error", func(bridge.Args) (any, error) { return nil, errors.New("odd") }, "MAPI_E_CALL_FAILED", "odd"},
		{"a value of another kind", func(a bridge.Args) (any, error) { return safejs.Unsafe(thrower).Int(), nil }, "MAPI_E_CALL_FAILED", "Value.Int"},
		{"a JavaScript exception", func(bridge.Args) (any, error) { return thrower.Invoke() }, "MAPI_E_CALL_FAILED", "thrown by the page"},
		{"a JavaScript exception as a panic", func(bridge.Args) (any, error) {
			return safejs.Unsafe(thrower).Invoke(), nil
		}, "MAPI_E_CALL_FAILED", "thrown by the page"},
	} {
		thrown, err := call(t, row.fn).Get("error")
		if err != nil {
			t.Fatal(err)
		}
		if name, message := text(t, thrown, "name"), text(t, thrown, "message"); name != row.name || !strings.Contains(message, row.message) {
			t.Errorf("%s: %s, %q", row.what, name, message)
		}
	}
}

// await waits for a promise and says whether it was kept.
func await(t *testing.T, p safejs.Value) (v safejs.Value, kept bool) {
	t.Helper()
	done := make(chan struct{})
	then := func(keep bool) safejs.Func {
		f, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
			v, kept = args[0], keep
			close(done)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	if _, err := p.Call("then", then(true), then(false)); err != nil {
		t.Fatal(err)
	}
	<-done
	return v, kept
}

func TestPromise(t *testing.T) {
	released := make(chan struct{})
	p, err := bridge.Promise(func() (any, error) {
		<-released // it may wait
		return "late", nil
	})
	if err != nil {
		t.Fatal(err)
	}
	close(released)
	v, kept := await(t, p)
	if s, _ := v.String(); !kept || s != "late" {
		t.Errorf("kept %v: %q", kept, s)
	}
	p, _ = bridge.Promise(func() (any, error) { return nil, mapi.ErrUserCancel })
	v, kept = await(t, p)
	if kept || text(t, v, "name") != "MAPI_E_USER_CANCEL" {
		t.Errorf("kept %v, %s", kept, text(t, v, "name"))
	}
}

// S-35: a panic is the end of the program, wherever it is, and is told with its stack.
func TestPanicEnds(t *testing.T) {
	for name, do := range map[string]func() (any, error){
		"Function": func() (any, error) { call(t, func(a bridge.Args) (any, error) { return a[7], nil }); return nil, nil },
		"Promise": func() (any, error) {
			p, err := bridge.Promise(func() (any, error) { panic("at the disco") })
			await(t, p)
			return nil, err
		},
		"End": func() (any, error) {
			defer border.End()
			panic("at the border")
		},
	} {
		var codes []int
		restore := border.OnExit(func(code int) { codes = append(codes, code) })
		_, err := do()
		restore()
		if err != nil || len(codes) != 1 || codes[0] != 2 {
			t.Errorf("%s: exits %v, %v", name, codes, err)
		}
	}
	if _, err := bridge.Try(func() (any, error) { panic("at the disco") }); err == nil || err.Error() != "the program failed: at the disco" {
		t.Errorf("Try: %v", err)
	}
}

// Arguments of the wrong kind give MAPI_E_INVALID_PARAMETER.
func TestArgs(t *testing.T) {
	values := map[string]safejs.Value{
		"undefined": safejs.Undefined(), "null": safejs.Null(), "5": eval(t, "5"), "-1": eval(t, "-1"), "0.5": eval(t, "0.5"),
		"NaN": eval(t, "NaN"), "2**32": eval(t, "2**32"), "2**32-1": eval(t, "2**32-1"), "text": eval(t, `"text"`),
		"object": eval(t, "{}"), "5n": eval(t, "5n"), "hostile": eval(t, "new Proxy({}, { getPrototypeOf() { throw 1 } })"), "body": eval(t, "document.body"), "function": eval(t, "() => 1"), "symbol": eval(t, "Symbol()"),
	}
	for _, row := range []struct {
		kind string
		read func(bridge.Args) error
		good string
	}{
		{"Uint32", func(a bridge.Args) error { _, err := a.Uint32(0, "x"); return err }, " 5 2**32-1 "},
		{"Flags", func(a bridge.Args) error { _, err := a.Flags(0, "x"); return err }, " 5 -1 2**32-1 "},
		{"String", func(a bridge.Args) error { _, err := a.String(0, "x"); return err }, " undefined null text "},
		{"Element", func(a bridge.Args) error { _, err := a.Element(0, "x"); return err }, " undefined null body "},
		{"Func", func(a bridge.Args) error { _, err := a.Func(0, "x"); return err }, " function "},
	} {
		for name, v := range values {
			err := row.read(bridge.Args{v})
			if good := strings.Contains(row.good, " "+name+" "); good != (err == nil) || err != nil && !errors.Is(err, mapi.ErrInvalidParameter) {
				t.Errorf("%s of %s: %v", row.kind, name, err)
			}
		}
		// A missing argument is undefined.
		if err := row.read(nil); (err == nil) != strings.Contains(row.good, " undefined ") {
			t.Errorf("%s of nothing: %v", row.kind, err)
		}
	}
	if (bridge.Args{values["null"]}).Bool(0) || !(bridge.Args{values["5"]}).Bool(0) || (bridge.Args{}).Bool(0) {
		t.Error("Bool")
	}
	// MAPI_UNICODE | 0x40, as JavaScript reckons.
	if f, err := (bridge.Args{eval(t, "0x80000000 | 0x40")}).Flags(0, "x"); f != 0x80000040 || err != nil {
		t.Errorf("flags %#x, %v", f, err)
	}
}
