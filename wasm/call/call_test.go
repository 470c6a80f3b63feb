package call_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/call/calltest"
)

// S-35: an argument of the wrong kind gives MAPI_E_INVALID_PARAMETER.
func TestKinds(t *testing.T) {
	values := map[string]any{
		"null": nil, "5": 5, "-1": -1, "-2**31-1": -2147483649.0, "0.5": 0.5, "NaN": math.NaN(), "Infinity": math.Inf(1), "2**32": 4294967296.0, "2**32-1": 4294967295.0,
		"text": "text", "object": calltest.Object{}, "true": true, "body": calltest.Element("body"), "function": func(...any) {},
	}
	for _, row := range []struct {
		kind string
		read func(*call.Reader)
		good string
	}{
		{"Float", func(in *call.Reader) { in.Float("x") }, " 5 -1 -2**31-1 0.5 NaN Infinity 2**32 2**32-1 "},
		{"Uint32", func(in *call.Reader) { in.Uint32("x") }, " 5 2**32-1 "},
		{"Flags", func(in *call.Reader) { in.Flags("x") }, " 5 -1 2**32-1 "},
		{"String", func(in *call.Reader) { in.String("x") }, " null text missing "},
		{"Element", func(in *call.Reader) { in.Element("x") }, " null body missing "},
		{"Func", func(in *call.Reader) { in.Func("x") }, " function "},
		{"Bool", func(in *call.Reader) { in.Bool() }, " null 5 -1 -2**31-1 0.5 NaN Infinity 2**32 2**32-1 text object true body function missing "},
	} {
		for name, v := range values {
			in := call.Read(calltest.Values(v))
			row.read(in)
			if good := strings.Contains(row.good, " "+name+" "); good != (in.Err() == nil) || in.Err() != nil && !errors.Is(in.Err(), mapi.ErrInvalidParameter) {
				t.Errorf("%s of %s: %v", row.kind, name, in.Err())
			}
		}
		in := call.Read(nil)
		row.read(in)
		if good := strings.Contains(row.good, " missing "); good != (in.Err() == nil) {
			t.Errorf("%s of what is missing: %v", row.kind, in.Err())
		}
	}
	// MAPI_UNICODE | 0x40, as JavaScript reckons.
	if f := call.Read(calltest.Values(-2147483584)).Flags("x"); f != 0x80000040 {
		t.Errorf("flags %#x", f)
	}
}

// S-35: a reader takes its arguments in order, and keeps the first error.
func TestReader(t *testing.T) {
	in := call.Read(calltest.Values(5, "x", nil, "000102030405060708090A0B0C0D0E0F", nil, "00ff", 1, 0, func(...any) {}))
	if n, s, e, uid, none, b, yes := in.Uint32("n"), in.String("s"), in.Element("e"), in.UID("u"), in.OptionalUID("o"), in.Binary("b"), in.Bool(); n != 5 || s != "x" ||
		e != nil || uid[15] != 15 || none != nil || string(b) != "\x00\xFF" || !yes {
		t.Error("read otherwise")
	}
	in.Zero("z", mapi.ErrUnknownFlags)
	in.Func("f")
	in.Null("missing", mapi.ErrNoSupport)
	if err := in.Err(); err != nil {
		t.Error(err)
	}
	in.Zero("missing", mapi.ErrUnknownFlags)
	in.Null("later", mapi.ErrNoSupport)
	if err := in.Err(); !errors.Is(err, mapi.ErrInvalidParameter) {
		t.Errorf("the first error is %v", err)
	}
}

// S-35: what is wrong with one argument has a result and a sentence of its own.
func TestRefused(t *testing.T) {
	for name, row := range map[string]struct {
		argument any
		read     func(*call.Reader)
		want     mapi.HRESULT
		says     string
	}{
		"flags":           {1, func(in *call.Reader) { in.Zero("x", mapi.ErrUnknownFlags) }, mapi.ErrUnknownFlags, "x must be zero"},
		"an interface":    {calltest.Object{}, func(in *call.Reader) { in.Null("x", mapi.ErrInterfaceNotSupported) }, mapi.ErrInterfaceNotSupported, "x must be null"},
		"no UID":          {nil, func(in *call.Reader) { in.UID("x") }, mapi.ErrInvalidParameter, "x must be thirty-two"},
		"a short UID":     {"00", func(in *call.Reader) { in.OptionalUID("x") }, mapi.ErrInvalidParameter, "or null"},
		"odd digits":      {"0", func(in *call.Reader) { in.Binary("x") }, mapi.ErrInvalidParameter, "pairs"},
		"no digits":       {"zz", func(in *call.Reader) { in.Binary("x") }, mapi.ErrInvalidParameter, "pairs"},
		"no JSON":         {"{", func(in *call.Reader) { in.JSON("x", &struct{}{}) }, mapi.ErrInvalidParameter, "x: unexpected EOF"},
		"JSON of others":  {`{"a":1}`, func(in *call.Reader) { in.JSON("x", &struct{}{}) }, mapi.ErrInvalidParameter, `x: unknown field "a"`},
		"JSON of no text": {5, func(in *call.Reader) { in.JSON("x", &struct{}{}) }, mapi.ErrInvalidParameter, "x must be a string"},
	} {
		in := call.Read(calltest.Values(row.argument))
		row.read(in)
		if err := in.Err(); !errors.Is(err, row.want) || !strings.Contains(err.Error(), row.says) {
			t.Errorf("%s: %v, want %v", name, err, row.want)
		}
	}
}

// S-35: a handler works only if nothing is wrong with any of its arguments.
func TestHandler(t *testing.T) {
	worked := 0
	all := call.Functions{"twice": call.Now(func(in *call.Reader) call.Work {
		n := in.Uint32("n")
		return func() (any, error) {
			worked++
			return 2 * n, nil
		}
	})}
	if got, err := calltest.Do(t, all, "twice", 21); got != uint32(42) || err != nil || worked != 1 {
		t.Errorf("%v, %v, worked %d times", got, err, worked)
	}
	if got, err := calltest.Do(t, all, "twice", "x"); got != nil || !errors.Is(err, mapi.ErrInvalidParameter) || worked != 1 {
		t.Errorf("%v, %v, worked %d times", got, err, worked)
	}
}

// An object is found by its number as long as it is held, and as what it is.
func TestHandles(t *testing.T) {
	var h call.Handles
	one, two := h.Hold("one"), h.Hold(2)
	take := func(n float64) (string, error) {
		in := call.Read(calltest.Values(n))
		got := call.Take[string](&h, in)
		return got, in.Err()
	}
	if got, err := take(one); got != "one" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	for what, n := range map[string]float64{"another kind": two, "zero": 0, "one to come": two + 1} {
		if _, err := take(n); !errors.Is(err, mapi.ErrInvalidObject) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if got := h.Drop(uint32(one)); got != "one" {
		t.Errorf("dropped %v", got)
	}
	if got := h.Drop(uint32(one)); got != nil { // S-157
		t.Errorf("dropped %v again", got)
	}
	if _, err := take(one); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("what was dropped: %v", err)
	}
	if three := h.Hold("three"); three == one || three == two {
		t.Errorf("the number %v is given twice", three)
	}
}

// S-35: whatever goes wrong is told with a result of MAPI's.
func TestThrown(t *testing.T) {
	mine := &mapi.Error{Result: mapi.ErrLogonFailed, Op: "logging on", Detail: "no"}
	for name, row := range map[string]struct {
		err          error
		code, detail any
	}{
		"MAPI's":          {mine, float64(0x80040111), "no"},
		"wrapped":         {fmt.Errorf("odd: %w", mine), float64(0x80040111), "no"},
		"a result alone":  {mapi.ErrUserCancel, float64(0x80040113), nil},
		"another's error": {errors.New("odd"), float64(0x80004005), nil},
	} {
		got := call.Thrown(row.err)
		if got["code"] != row.code || got["detail"] != row.detail || got["message"] != row.err.Error() || got["name"] == "" {
			t.Errorf("%s: %v", name, got)
		}
	}
	if call.Warning(mapi.OK) != "" || call.Warning(mapi.WarnNoService) != "MAPI_W_NO_SERVICE" {
		t.Error("the names of warnings")
	}
}
