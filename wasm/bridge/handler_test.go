//go:build js && wasm

package bridge_test

import (
	"testing"

	"mapi-playground/wasm/bridge"
	to "mapi-playground/wasm/call"

	"github.com/hack-pad/safejs"
)

// S-35: a function that is handed over does its work only if nothing is wrong with its
// arguments, whether it answers now or later.
func TestFunctions(t *testing.T) {
	worked, done := 0, 0
	handler := to.Handler(func(in *to.Reader) to.Work {
		name := in.String("name")
		in.Uint32("number")
		return func() (any, error) {
			worked++
			return name + "!", nil
		}
	})
	made, err := bridge.Functions(to.Functions{"now": to.Now(handler), "later": to.Later(handler)}, func() { done++ })
	if err != nil {
		t.Fatal(err)
	}
	ask := func(name string, args ...any) safejs.Value {
		answer, err := made[name].(safejs.Func).Value().Invoke(args...)
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
	if got := text(t, ask("now", "world", 1), "value"); got != "world!" || worked != 1 {
		t.Errorf("value %q, worked %d times", got, worked)
	}
	refused, err := ask("now", "world", "one").Get("error")
	if err != nil || text(t, refused, "name") != "MAPI_E_INVALID_PARAMETER" || worked != 1 {
		t.Errorf("%s, %v, worked %d times", text(t, refused, "name"), err, worked)
	}
	for _, row := range []struct {
		number any
		kept   bool
		worked int
	}{{1, true, 2}, {"one", false, 2}} {
		promise, err := ask("later", "world", row.number).Get("value")
		if err != nil {
			t.Fatal(err)
		}
		if _, kept := await(t, promise); kept != row.kept || worked != row.worked {
			t.Errorf("%v: kept %v, worked %d times", row.number, kept, worked)
		}
	}
	if done != 2 {
		t.Errorf("done %d times", done)
	}
}

// What is run apart tells what went wrong.
func TestGo(t *testing.T) {
	failed := make(chan error, 1)
	bridge.Go(func() error { _, err := eval(t, `() => { throw new TypeError("no") }`).Invoke(); return err }, func(err error) { failed <- err })
	if err := <-failed; err == nil {
		t.Error("nothing was told")
	}
}
