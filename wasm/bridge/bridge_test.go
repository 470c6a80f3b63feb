//go:build js && wasm

package bridge_test

import (
	"errors"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/wasm/border"
	"mapi-playground/wasm/bridge"
	to "mapi-playground/wasm/call"

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
func call(t *testing.T, fn func([]to.Value) (any, error), args ...any) safejs.Value {
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
	answer := call(t, func(a []to.Value) (any, error) {
		in := to.Read(a)
		return "hello " + in.String("name"), in.Err()
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
		fn            func([]to.Value) (any, error)
		name, message string
	}{
		{"a MAPI error", func([]to.Value) (any, error) {
			return nil, &mapi.Error{Result: mapi.ErrLogonFailed, Op: "logging on", Detail: "no"}
		}, "MAPI_E_LOGON_FAILED", "logging on: MAPI_E_LOGON_FAILED (0x80040111): no"},
		{"another error", func([]to.Value) (any, error) { return nil, errors.New("odd") }, "MAPI_E_CALL_FAILED", "odd"},
		{"a value of another kind", func(a []to.Value) (any, error) { return safejs.Unsafe(thrower).Int(), nil }, "MAPI_E_CALL_FAILED", "Value.Int"},
		{"a JavaScript exception", func([]to.Value) (any, error) { return thrower.Invoke() }, "MAPI_E_CALL_FAILED", "thrown by the page"},
		{"a JavaScript exception as a panic", func([]to.Value) (any, error) {
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
		"Function": func() (any, error) { call(t, func(a []to.Value) (any, error) { return a[7], nil }); return nil, nil },
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

// S-35: an argument is what JavaScript takes it for, whatever it is.
func TestValues(t *testing.T) {
	values := map[string]safejs.Value{
		"undefined": safejs.Undefined(), "null": safejs.Null(), "5": eval(t, "5"), "-1": eval(t, "-1"), "0.5": eval(t, "0.5"),
		"NaN": eval(t, "NaN"), "2**32": eval(t, "2**32"), "2**32-1": eval(t, "2**32-1"), "text": eval(t, `"text"`),
		"object": eval(t, "{}"), "5n": eval(t, "5n"), "hostile": eval(t, "new Proxy({}, { getPrototypeOf() { throw 1 } })"), "body": eval(t, "document.body"), "function": eval(t, "() => 1"), "symbol": eval(t, "Symbol()"),
	}
	for _, row := range []struct {
		kind string
		read func(*to.Reader)
		good string
	}{
		{"Float", func(in *to.Reader) { in.Float("x") }, " 5 -1 0.5 NaN 2**32 2**32-1 "},
		{"Uint32", func(in *to.Reader) { in.Uint32("x") }, " 5 2**32-1 "},
		{"Flags", func(in *to.Reader) { in.Flags("x") }, " 5 -1 2**32-1 "},
		{"String", func(in *to.Reader) { in.String("x") }, " undefined null text "},
		{"Element", func(in *to.Reader) { in.Element("x") }, " undefined null body "},
		{"Func", func(in *to.Reader) { in.Func("x") }, " function "},
	} {
		for name, v := range values {
			in := to.Read(bridge.Values([]safejs.Value{v}))
			row.read(in)
			err := in.Err()
			if good := strings.Contains(row.good, " "+name+" "); good != (err == nil) || err != nil && !errors.Is(err, mapi.ErrInvalidParameter) {
				t.Errorf("%s of %s: %v", row.kind, name, err)
			}
		}
	}
	if bridge.Value(values["null"]).Truthy() || !bridge.Value(values["5"]).Truthy() {
		t.Error("Truthy")
	}
	// MAPI_UNICODE | 0x40, as JavaScript reckons.
	if f := to.Read(bridge.Values([]safejs.Value{eval(t, "0x80000000 | 0x40")})).Flags("x"); f != 0x80000040 {
		t.Errorf("flags %#x", f)
	}
	if !bridge.Raw(nil).IsNull() || !bridge.Raw(bridge.Value(values["body"])).Equal(values["body"]) {
		t.Error("Raw gives another value")
	}
}

// What is called so may throw: nobody waits for what comes of it.
func TestInvoke(t *testing.T) {
	bridge.Value(eval(t, `() => { throw new TypeError("no") }`)).Invoke(1)
}
