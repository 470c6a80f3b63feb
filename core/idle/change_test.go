package idle_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

const allChanges = mapi.ChangeFunc | mapi.ChangeParam | mapi.ChangePriority | mapi.ChangeTime | mapi.ChangeOptions

// I-54 to I-60, I-16, VI-05: each of the 32 combinations changes what it names
// and nothing else.
func TestChangeBits(t *testing.T) {
	before := idle.Registration{Func: 1, Param: 2, Priority: -3, Time: 4, Options: mapi.IdleInterval}
	after := idle.Registration{Func: 11, Param: 12, Priority: 13, Time: 14, Options: mapi.IdleWait | mapi.IdleNoAdjustment}
	for changes := mapi.IdleChanges(0); changes <= allChanges; changes++ {
		w := newWorld(t, idle.Config{})
		other := w.add("other", 5, 6, 0)
		untouched, _ := w.Routine(other)
		tag, _ := w.Register(w.now, before)
		if err := w.Change(w.now, tag, after, changes); err != nil {
			t.Errorf("VI-05 %v: %v", changes, err)
		}
		want := before
		for _, field := range []struct {
			bit mapi.IdleChanges
			set func()
		}{
			{mapi.ChangeFunc, func() { want.Func = after.Func }},             // I-55
			{mapi.ChangeParam, func() { want.Param = after.Param }},          // I-56
			{mapi.ChangePriority, func() { want.Priority = after.Priority }}, // I-57
			{mapi.ChangeTime, func() { want.Time = after.Time }},             // I-58
			{mapi.ChangeOptions, func() { want.Options = after.Options }},    // I-59
		} {
			if changes&field.bit != 0 {
				field.set()
			}
		}
		if got, ok := w.Routine(tag); !ok || got.Registration != want {
			t.Errorf("VI-05 %v: %+v, want %+v", changes, got.Registration, want)
		}
		if got, _ := w.Routine(other); got != untouched {
			t.Errorf("I-20 %v: the other routine became %+v", changes, got)
		}
	}
}

// I-61, GI-08, GI-19, GI-24: what may not be changed; then nothing of the call is.
func TestChangeRefuses(t *testing.T) {
	good := idle.Registration{Func: 11, Param: 12, Priority: 13, Time: 14, Options: mapi.IdleWait}
	with := func(edit func(*idle.Registration)) idle.Registration {
		r := good
		edit(&r)
		return r
	}
	options := func(o mapi.IdleOptions) idle.Registration {
		return with(func(r *idle.Registration) { r.Options = o })
	}
	for _, row := range []struct {
		rule    string
		policy  idle.Policy
		r       idle.Registration
		changes mapi.IdleChanges
		err     error
	}{
		{"I-61 both", idle.Policy{}, options(mapi.IdleWait | mapi.IdleInterval), allChanges, idle.ErrNotExactlyOne},
		{"I-61 neither", idle.Policy{}, options(0), allChanges, idle.ErrNotExactlyOne},
		{"GI-08 neither, but options do not change", idle.Policy{}, options(0), allChanges &^ mapi.ChangeOptions, nil},
		{"GI-24 with FIRONOADJUSTMENT and FIRODISABLED", idle.Policy{}, options(mapi.IdleInterval | mapi.IdleNoAdjustment | mapi.IdleDisabled), allChanges, nil},
		{"GI-09 obsolete", idle.Policy{}, options(mapi.IdleOnceOnly), allChanges, idle.ErrObsolete},
		{"GI-09 obsolete, legacy", idle.Policy{Obsolete: idle.ObsoleteLegacy}, options(mapi.IdlePerBlock), allChanges, nil},
		{"GI-19 unknown options", idle.Policy{}, options(mapi.IdleWait | 0x100), allChanges, idle.ErrUnknownOptions},
		{"GI-19 unknown changes", idle.Policy{}, good, allChanges | 0x20, idle.ErrUnknownChanges},
		{"GI-19 a NULL routine", idle.Policy{}, with(func(r *idle.Registration) { r.Func = 0 }), allChanges, idle.ErrNullFunc},
		{"GI-19 a NULL routine that is not taken", idle.Policy{}, with(func(r *idle.Registration) { r.Func = 0 }), mapi.ChangeTime, nil},
		{"GI-02 to zero", idle.Policy{}, with(func(r *idle.Registration) { r.Priority = 0 }), allChanges, nil},
		{"GI-02 to zero, kept for user events", idle.Policy{Zero: idle.ZeroRefused}, with(func(r *idle.Registration) { r.Priority = 0 }), allChanges, idle.ErrUserPriority},
	} {
		w := newWorld(t, idle.Config{Policy: row.policy})
		tag := w.add("a", -1, 100, mapi.IdleInterval)
		before, _ := w.Routine(tag)
		err := w.Change(w.now, tag, row.r, row.changes)
		if !errors.Is(err, row.err) {
			t.Errorf("%s: %v, want %v", row.rule, err, row.err)
		}
		after, _ := w.Routine(tag)
		if row.err != nil && after != before {
			t.Errorf("%s: refused, yet it became %+v", row.rule, after)
		}
		if row.err != nil && len(w.refusals) != 1 {
			t.Errorf("%s: %d diagnostics, want 1", row.rule, len(w.refusals))
		}
	}
}

// GI-24: FIRODISABLED in a change disables; its absence does not enable.
func TestChangeAndDisabled(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", -1, 0, mapi.IdleInterval)
	change := func(o mapi.IdleOptions) { w.Change(w.now, a, idle.Registration{Options: o}, mapi.ChangeOptions) }
	change(mapi.IdleInterval | mapi.IdleDisabled)
	w.expect("GI-24 disabled by a change", w.order(1, idle.Idle), "")
	change(mapi.IdleInterval)
	w.expect("GI-24 not enabled by a change", w.order(1, idle.Idle), "")
	w.Enable(w.now, a, true)
	w.expect("I-63 enabled", w.order(1, idle.Idle), "a")
}

// I-63, I-64: disabled, changed, enabled: the same tag, the new priority.
func TestDisableChangeEnable(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", 9, 0, 0)
	w.add("b", 5, 0, 0)
	w.expect("before", w.order(1, idle.Idle), "b")
	w.Enable(w.now, a, false)
	w.Change(w.now, a, idle.Registration{Priority: -9}, mapi.ChangePriority)
	w.expect("I-63 while disabled", w.order(1, idle.Idle), "b")
	w.Enable(w.now, a, true)
	w.expect("I-64 afterwards", w.order(1, idle.Idle), "a")
}

// GI-23: a change or a spell of being disabled leaves the interval's clock alone.
func TestIntervalSurvivesChange(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", -1, 100, mapi.IdleInterval)
	w.idle(50)
	w.Change(w.now, a, idle.Registration{Time: 200, Options: mapi.IdleInterval}, mapi.ChangeTime|mapi.ChangeOptions)
	w.idle(100)
	w.Enable(w.now, a, false)
	w.idle(40)
	w.Enable(w.now, a, true)
	w.idle(30)
	w.expect("GI-23", w.calls(), "0 a, 200 a")
	w.Change(w.now, a, idle.Registration{Time: 10}, mapi.ChangeTime)
	w.idle(1)
	w.expect("GI-23 a shorter one that is over already", w.calls(), "220 a")
}

// I-57: a change of priority moves a ready routine at once, into the other
// class too.
func TestChangePriority(t *testing.T) {
	for _, turns := range []idle.Turns{idle.Strict, idle.EachOnce} {
		w := newWorld(t, idle.Config{Policy: idle.Policy{Turns: turns}})
		a := w.add("a", -1, 0, 0)
		w.add("b", 1, 0, 0)
		to := func(p int16) { w.Change(w.now, a, idle.Registration{Priority: p}, mapi.ChangePriority) }
		to(2)
		w.expect("I-57 behind b", w.order(1, idle.Lull{}), "b")
		to(-1)
		w.expect("I-57 out of the pump class", w.order(1, idle.Lull{}), "b")
		w.expect("I-57 before b", w.order(1, idle.Idle), "a")
		to(1)
		w.expect("I-57 among equals", fmt.Sprint(len(w.order(2, idle.Lull{}))), "3")
	}
}

// GI-27: what a routine changes of itself counts once it has returned.
func TestChangeInsideARoutine(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", -1, 0, 0)
	w.add("b", 5, 0, 0)
	w.does[a] = func() {
		w.Change(w.now, a, idle.Registration{Priority: 9, Time: 100, Options: mapi.IdleInterval}, mapi.ChangePriority|mapi.ChangeTime|mapi.ChangeOptions)
		if x := w.Explain(a, idle.Idle); x.Reason != idle.Executing {
			t.Errorf("GI-27: %v", x.Reason)
		}
	}
	w.expect("GI-27 its interval counts from this call", w.order(3, idle.Idle), "a b b")
	w.now = w.now.Awake(100)
	w.expect("GI-27 its priority is the new one", w.order(1, idle.Idle), "b")
}

// A posted routine that is changed is called as it is then.
func TestChangeWhilePosted(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", -1, 0, 0)
	w.Post(w.now, idle.Idle)
	w.Change(w.now, a, idle.Registration{Func: 8, Param: 9, Priority: 7, Time: 100, Options: mapi.IdleInterval}, allChanges)
	call, ok := w.Deliver(w.now, initThread)
	if !ok || call.Func != 8 || call.Param != 9 {
		t.Errorf("I-55, I-56: called %+v", call)
	}
	w.Return(w.now, idle.False)
	w.expect("the new interval", w.order(1, idle.Idle), "")
	w.now = w.now.Awake(100)
	w.expect("the new class", w.order(1, idle.Lull{}), "a")
}

// GI-35: a message that is posted is delivered although the routine was changed since:
// with the new function and parameter, and by the old priority, time and options, of
// which the observer is told. Disabling and the last MAPIDeInitIdle take it back.
func TestPostedThenChanged(t *testing.T) {
	const kept = "posted r, %s, delivered r, returned r"
	for _, row := range []struct {
		name string
		do   func(w *world, tag idle.FTG)
		told string
		fn   idle.Func // that is called, or none
	}{
		{"a longer time", func(w *world, tag idle.FTG) {
			w.Change(w.now, tag, idle.Registration{Time: 9000}, mapi.ChangeTime)
		}, fmt.Sprintf(kept, "changed r, refused r"), 1},
		{"a wait", func(w *world, tag idle.FTG) {
			w.Change(w.now, tag, idle.Registration{Options: mapi.IdleWait}, mapi.ChangeOptions)
		}, fmt.Sprintf(kept, "changed r, refused r"), 1},
		{"the other class", func(w *world, tag idle.FTG) {
			w.Change(w.now, tag, idle.Registration{Priority: 5}, mapi.ChangePriority)
		}, fmt.Sprintf(kept, "changed r, refused r"), 1},
		{"the same priority", func(w *world, tag idle.FTG) {
			w.Change(w.now, tag, idle.Registration{Priority: -1}, mapi.ChangePriority)
		}, fmt.Sprintf(kept, "changed r"), 1},
		{"a function", func(w *world, tag idle.FTG) {
			w.Change(w.now, tag, idle.Registration{Func: 2, Param: 3}, mapi.ChangeFunc|mapi.ChangeParam)
		}, fmt.Sprintf(kept, "changed r"), 2},
		{"disabled by the change", func(w *world, tag idle.FTG) {
			w.Change(w.now, tag, idle.Registration{Options: mapi.IdleInterval | mapi.IdleDisabled}, mapi.ChangeOptions)
		}, "posted r, changed r, disabled r, withdrawn r", 0},
		{"disabled", func(w *world, tag idle.FTG) { w.Enable(w.now, tag, false) }, "posted r, disabled r, withdrawn r", 0},
		{"shut down", func(w *world, _ idle.FTG) { w.Deinit(w.now) }, "posted r, deinitialized, withdrawn r, removed r", 0},
	} {
		w := newWorld(t, idle.Config{})
		tag := w.add("r", -1, 100, mapi.IdleInterval)
		w.told()
		w.refused()
		w.Post(w.now, idle.Idle)
		row.do(w, tag)
		call, ok := w.Deliver(w.now, initThread)
		w.Return(w.now, idle.False)
		w.expect("GI-35 "+row.name, w.told(), row.told)
		if ok != (row.fn != 0) || call.Func != row.fn {
			t.Errorf("GI-35 %s: delivered %v, function %d", row.name, ok, call.Func)
		}
		want := ""
		if strings.Contains(row.told, "refused") {
			want = idle.ErrPosted.Error()
		}
		w.expect("GI-35 "+row.name, w.refused(), want)
	}
}

// GI-35, I-43, I-45: what was posted in a lull is delivered in its turn although the pump
// has become busy since; I-32: nothing more of the idle class is posted until it is idle.
func TestPostedThenBusy(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("background", -1, 0, 0)
	w.add("also", -1, 0, 0)
	w.add("ahead of events", 1, 0, 0)
	w.Post(w.now, idle.Idle)
	w.UserAction(w.now) // and its message stands behind
	w.Post(w.now, idle.Lull{})
	w.expect("GI-35", w.deliver()+", "+w.deliver(), "background, ahead of events")
	w.expect("I-32", w.order(2, idle.Lull{}), "ahead of events ahead of events")
	w.expect("I-32 idle again", w.order(1, idle.Idle), "also")
}
