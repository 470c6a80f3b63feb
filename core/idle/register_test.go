package idle_test

import (
	"errors"
	"math"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// I-19, GI-02, GI-07, GI-09, GI-19: what is refused, with NULL, why, and without
// disturbing anything.
func TestRegisterRefuses(t *testing.T) {
	for _, row := range []struct {
		rule   string
		policy idle.Policy
		r      idle.Registration
		err    error
	}{
		{"I-14 a plain one", idle.Policy{}, idle.Registration{Func: 1}, nil},
		{"GI-19 a NULL routine", idle.Policy{}, idle.Registration{}, idle.ErrNullFunc},
		{"GI-19 an unknown option", idle.Policy{}, idle.Registration{Func: 1, Options: 0x8000}, idle.ErrUnknownOptions},
		{"GI-07 VI-12 wait and interval", idle.Policy{}, idle.Registration{Func: 1, Options: mapi.IdleWait | mapi.IdleInterval}, idle.ErrExclusive},
		{"GI-07 neither", idle.Policy{}, idle.Registration{Func: 1, Time: 500}, nil},
		{"I-23 GI-09 once only", idle.Policy{}, idle.Registration{Func: 1, Options: mapi.IdleOnceOnly}, idle.ErrObsolete},
		{"I-23 GI-09 per block", idle.Policy{}, idle.Registration{Func: 1, Options: mapi.IdlePerBlock}, idle.ErrObsolete},
		{"GI-09 once only, legacy", idle.Policy{Obsolete: idle.ObsoleteLegacy}, idle.Registration{Func: 1, Options: mapi.IdleOnceOnly}, nil},
		{"I-61 GI-07 two legacy ones", idle.Policy{Obsolete: idle.ObsoleteLegacy}, idle.Registration{Func: 1, Options: mapi.IdleOnceOnly | mapi.IdleWait}, idle.ErrExclusive},
		{"GI-02 I-34 priority zero", idle.Policy{}, idle.Registration{Func: 1, Priority: 0}, nil},
		{"GI-02 I-33 priority zero, kept for user events", idle.Policy{Zero: idle.ZeroRefused}, idle.Registration{Func: 1}, idle.ErrUserPriority},
		{"I-13 the lowest numbers", idle.Policy{}, idle.Registration{Func: 1, Priority: math.MinInt16}, nil},
		{"I-13 the greatest numbers", idle.Policy{}, idle.Registration{Func: math.MaxUint32, Param: math.MaxUint64, Priority: math.MaxInt16, Time: math.MaxUint32, Options: mapi.IdleInterval}, nil},
	} {
		w := newWorld(t, idle.Config{Policy: row.policy})
		w.add("other", 5, 0, 0)
		tag, err := w.Register(w.now, row.r)
		if !errors.Is(err, row.err) || (tag == 0) != (row.err != nil) {
			t.Errorf("%s: %v, %v, want %v", row.rule, tag, err, row.err)
		}
		if row.err != nil {
			w.expect(row.rule, w.refused(), row.err.Error())
			w.expect(row.rule, w.order(2, idle.Idle), "other other")
		}
	}
}

// I-13: numbers from outside fit their types, or are refused.
func TestNewRegistration(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, row := range []struct {
		priority, time, options float64
		ok                      bool
	}{
		{0, 0, 0, true}, {-32768, 4294967295, 65535, true}, {32767, 0, 0, true}, {math.Copysign(0, -1), 0, 0, true},
		{-32769, 0, 0, false}, {32768, 0, 0, false}, {0.5, 0, 0, false}, {nan, 0, 0, false}, {inf, 0, 0, false},
		{0, -1, 0, false}, {0, 4294967296, 0, false}, {0, nan, 0, false}, {0, 0, 65536, false}, {0, 0, -1, false}, {0, 0, nan, false},
	} {
		r, err := idle.NewRegistration(1, 2, row.priority, row.time, row.options)
		if (err == nil) != row.ok {
			t.Errorf("%v: %v", row, err)
		}
		if row.ok && (float64(r.Priority) != row.priority || float64(r.Time) != row.time || float64(r.Options) != row.options) {
			t.Errorf("%v became %+v", row, r)
		}
		// I-54: a change does not look at what it does not change.
		_, _, err = idle.NewChange(1, 2, row.priority, row.time, row.options, 0)
		if err != nil {
			t.Errorf("%v, of which nothing changes: %v", row, err)
		}
		_, bits, err := idle.NewChange(1, 2, row.priority, row.time, row.options, 31)
		if (err == nil) != row.ok || row.ok && bits != 31 {
			t.Errorf("%v, of which everything changes: %v", row, err)
		}
	}
	for _, changes := range []float64{nan, -1, 65536, 0.5} {
		if _, _, err := idle.NewChange(1, 2, 0, 0, 0, changes); !errors.Is(err, idle.ErrNumber) {
			t.Errorf("changes %v: %v", changes, err)
		}
	}
	e := idle.New(idle.Config{})
	for _, number := range []float64{nan, -1, 0.5, 1 << 53, inf} {
		if err := e.Enable(idle.At(0), idle.NewTag(number), true); err == nil {
			t.Errorf("tag %v is taken for one", number)
		}
	}
}

// I-18, I-20: tags tell routines apart. I-15: the parameter comes back.
func TestTags(t *testing.T) {
	w := newWorld(t, idle.Config{})
	params := make(map[idle.FTG]idle.Param)
	for i := range 100 {
		tag, _ := w.Register(w.now, idle.Registration{Func: idle.Func(i + 1), Param: idle.Param(i) << 40})
		params[tag] = idle.Param(i) << 40
	}
	if len(params) != 100 {
		t.Fatalf("%d different tags of 100", len(params))
	}
	for range 300 {
		w.Post(w.now, idle.Idle)
		call, ok := w.Deliver(w.now, initThread)
		if !ok || call.Param != params[call.Tag] || idle.Param(call.Func-1)<<40 != call.Param {
			t.Fatalf("I-15: called %+v", call)
		}
		w.Return(w.now, idle.False)
	}
}

// GI-19: a tag that is no routine's is told apart and does nothing, also when
// its slot serves another routine.
func TestBadTags(t *testing.T) {
	w := newWorld(t, idle.Config{})
	gone := w.add("gone", 0, 0, 0)
	w.Deregister(w.now, gone)
	live := w.add("live", 0, 0, 0)
	if gone.Slot() != live.Slot() {
		t.Fatalf("the slot is not used again: %v, %v", gone, live)
	}
	for _, row := range []struct {
		what string
		tag  idle.FTG
		err  error
	}{
		{"NULL", 0, idle.ErrNullTag},
		{"gone", gone, idle.ErrStaleTag},
		{"never given out", live + 1, idle.ErrInvalidTag},
		{"of a later generation", live + 1<<24, idle.ErrInvalidTag},
		{"too large", math.MaxUint64, idle.ErrInvalidTag},
		{"slot zero", 1 << 24, idle.ErrInvalidTag},
	} {
		w.refused()
		_, err := w.Deregister(w.now, row.tag)
		for what, err := range map[string]error{
			"change":     w.Change(w.now, row.tag, idle.Registration{Func: 9, Priority: 9}, mapi.ChangePriority|mapi.ChangeFunc),
			"disable":    w.Enable(w.now, row.tag, false),
			"deregister": err,
		} {
			if !errors.Is(err, row.err) {
				t.Errorf("%s: %s: %v, want %v", row.what, what, err, row.err)
			}
		}
		if len(w.refusals) != 3 {
			t.Errorf("%s: %d diagnostics, want 3", row.what, len(w.refusals))
		}
		if _, ok := w.Routine(row.tag); ok || !w.Gone(row.tag) {
			t.Errorf("%s: there is a routine", row.what)
		}
	}
	if r, _ := w.Routine(live); r.Priority != 0 || r.Func != 1 || !r.Enabled {
		t.Errorf("the live routine became %+v", r)
	}
	w.expect("called", w.order(1, idle.Idle), "live")
}

// I-19: what does not fit gives NULL and never runs; what is there is not
// disturbed, and room made is room again.
func TestFull(t *testing.T) {
	w := newWorld(t, idle.Config{Capacity: 2})
	a := w.add("a", 0, 0, 0)
	w.add("b", 1, 0, mapi.IdleDisabled)
	if tag, err := w.Register(w.now, idle.Registration{Func: 1, Priority: -9}); tag != 0 || !errors.Is(err, idle.ErrFull) {
		t.Errorf("the third: %v, %v", tag, err)
	}
	w.expect("called", w.order(2, idle.Idle), "a a")
	w.Deregister(w.now, a)
	w.add("c", 1, 0, 0)
	w.expect("called", w.order(1, idle.Idle), "c")
}

// I-19: a million routines, and one more than fits.
func TestMillion(t *testing.T) {
	const million = 1_000_000
	e := idle.New(idle.Config{Capacity: million})
	e.Init(idle.At(0), initThread, 0)
	r := idle.Registration{Func: 1, Time: 100, Options: mapi.IdleInterval}
	for i := range million {
		r.Priority = int16(i)
		if tag, err := e.Register(idle.At(0), r); tag == 0 {
			t.Fatalf("number %d: %v", i, err)
		}
	}
	if tag, err := e.Register(idle.At(0), r); tag != 0 || !errors.Is(err, idle.ErrFull) {
		t.Errorf("one more: %v, %v", tag, err)
	}
	tag, ok := e.Post(idle.At(0), idle.Idle)
	if r, _ := e.Routine(tag); !ok || r.Priority != math.MinInt16 {
		t.Errorf("first comes %+v", r)
	}
}

// I-27, I-21, I-65, VI-09: registered disabled is not selected before it is
// enabled, however high it ranks.
func TestRegisteredDisabled(t *testing.T) {
	w := newWorld(t, idle.Config{})
	high := w.add("high", -9, 0, mapi.IdleDisabled)
	w.add("low", 9, 0, 0)
	w.expect("I-27 while disabled", w.order(2, idle.Idle), "low low")
	w.Enable(w.now, high, true)
	w.expect("I-65 once enabled", w.order(2, idle.Idle), "high high")
}

// GI-28: one function registered twice is two routines.
func TestSameFunctionTwice(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a, b := w.add("a", 0, 0, 0), w.add("b", 0, 0, 0)
	w.Deregister(w.now, a)
	w.expect("called", w.order(2, idle.Idle), "b b")
	if w.Gone(b) {
		t.Error("both are gone")
	}
}
