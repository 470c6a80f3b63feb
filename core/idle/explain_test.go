package idle_test

import (
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/spec"
)

func TestExplain(t *testing.T) {
	w := newWorld(t, idle.Config{Policy: idle.Policy{Obsolete: idle.ObsoleteLegacy}})
	tags := map[string]idle.FTG{
		"posted":   w.add("posted", -9, 0, mapi.IdleInterval),
		"running":  w.add("running", -8, 100, mapi.IdleInterval),
		"block":    w.add("block", -7, 0, mapi.IdlePerBlock),
		"first":    w.add("first", -5, 0, 0),
		"second":   w.add("second", -4, 0, 0),
		"plus":     w.add("plus", 1, 0, 0),
		"wait":     w.add("wait", -6, 300, mapi.IdleWait),
		"interval": w.add("interval", -6, 300, mapi.IdleInterval),
		"disabled": w.add("disabled", -6, 0, mapi.IdleDisabled),
		"removed":  w.add("removed", -10, 0, 0),
	}
	w.Post(w.now, idle.Idle)
	w.Deregister(w.now, tags["removed"])
	w.Post(w.now, idle.Idle) // posted
	for range 2 {
		w.Deliver(w.now, initThread)
		if w.Executing() == tags["removed"] {
			w.Return(w.now, idle.False)
		}
	}
	w.Return(w.now, idle.False) // posted, which is ready again at once
	w.Post(w.now, idle.Idle)    // posted
	w.Post(w.now, idle.Idle)    // running
	w.Post(w.now, idle.Idle)    // block
	w.Post(w.now, idle.Idle)    // interval
	for range 4 {
		w.Deliver(w.now, initThread)
		w.Return(w.now, idle.False)
	}
	w.Post(w.now, idle.Idle) // posted
	w.now = w.now.Awake(100)
	w.Post(w.now, idle.Idle) // running
	w.Enable(w.now, tags["posted"], false)
	w.Enable(w.now, tags["posted"], true)
	w.Deliver(w.now, initThread) // running
	w.Post(w.now, idle.Idle)     // posted
	for _, row := range []struct {
		name   string
		lull   idle.Lull
		reason idle.Reason
		left   idle.Time
		by     string
	}{
		{"posted", idle.Idle, idle.AwaitsDelivery, 0, ""},
		{"running", idle.Idle, idle.Executing, 0, ""},
		{"block", idle.Idle, idle.AwaitsBlock, 0, ""},
		{"first", idle.Idle, idle.Next, 0, ""},
		{"second", idle.Idle, idle.Outranked, 0, "first"},
		{"plus", idle.Idle, idle.Outranked, 0, "first"},
		{"first", idle.Lull{Platform: true}, idle.AwaitsPump, 0, ""},
		{"first", idle.Lull{Pump: true}, idle.AwaitsPlatform, 0, ""},
		{"plus", idle.Lull{}, idle.Next, 0, ""},
		{"wait", idle.Idle, idle.AwaitsInaction, 200, ""},
		{"interval", idle.Lull{}, idle.AwaitsInterval, 200, ""},
		{"disabled", idle.Idle, idle.NotEnabled, 0, ""},
		{"removed", idle.Idle, idle.NoSuchRoutine, 0, ""},
	} {
		x := w.Explain(tags[row.name], row.lull)
		if x.Reason != row.reason || x.Left != row.left || x.By != tags[row.by] {
			t.Errorf("%s in %+v: %v, %d left, by %s; want %v, %d, %s", row.name, row.lull, x.Reason, x.Left, w.names[x.By], row.reason, row.left, row.by)
		}
	}
	if _, err := w.Deregister(w.now, tags["running"]); err != nil {
		t.Fatal(err)
	}
	if x := w.Explain(tags["running"], idle.Idle); x.Reason != idle.AwaitsRemoval {
		t.Errorf("I-69: %v", x.Reason)
	}
}

// GI-26: the reading with passes has a reason of its own.
func TestExplainPass(t *testing.T) {
	w := newWorld(t, idle.Config{Policy: idle.Policy{Turns: idle.EachOnce}})
	a, b := w.add("a", -1, 0, 0), w.add("b", 1, 0, 0)
	w.turn(idle.Idle)
	if x := w.Explain(a, idle.Idle); x.Reason != idle.CalledInPass || x.By != b {
		t.Errorf("a: %+v", x)
	}
	w.turn(idle.Idle)
	if x := w.Explain(a, idle.Idle); x.Reason != idle.Next {
		t.Errorf("a in the next pass: %+v", x)
	}
	if x := w.Explain(b, idle.Idle); x.Reason != idle.Outranked || x.By != a {
		t.Errorf("b in the next pass: %+v", x)
	}
}

// Every reason, refusal and event has words and a rule that there is.
func TestWords(t *testing.T) {
	words := make(map[string]bool)
	check := func(text, rule string) {
		t.Helper()
		if text == "" || text == "unknown" || text == "unknown refusal" || words[text] {
			t.Errorf("the words %q are none, or used twice", text)
		}
		words[text] = true
		if _, ok := spec.Lookup(spec.ID(rule)); !ok {
			t.Errorf("%q cites %q, which is no rule", text, rule)
		}
	}
	for r := idle.NoSuchRoutine; r <= idle.AwaitsRemoval; r++ {
		check(r.String(), r.Rule())
	}
	for r := idle.ErrNotInitialized; r <= idle.ErrClockBack; r++ {
		check(r.Error(), r.Rule())
	}
	for k := idle.Initialized; k < idle.Refused; k++ {
		check("the event "+k.String(), idle.Event{Kind: k}.Rule())
	}
	if got := (idle.Event{Kind: idle.Refused, Err: idle.ErrFull}).Rule(); got != "I-19" {
		t.Errorf("the rule of a refusal is %s", got)
	}
	for _, odd := range []string{idle.Reason(99).String(), idle.Refusal(99).Error(), idle.Kind(99).String()} {
		if !strings.HasPrefix(odd, "unknown") {
			t.Errorf("an unknown value says %q", odd)
		}
	}
	if got := idle.Reason(99).Rule() + idle.Refusal(0).Rule() + (idle.Event{Kind: 99}).Rule(); got != "" {
		t.Errorf("an unknown value cites %s", got)
	}
}

// I-01: the engine is six functions, under these names of MAPI's.
func TestSixFunctions(t *testing.T) {
	var six interface {
		Init(idle.Instant, idle.Thread, uint32) (int32, error)                    // MAPIInitIdle, I-05
		Deinit(idle.Instant) error                                                // MAPIDeInitIdle, GI-30
		Register(idle.Instant, idle.Registration) (idle.FTG, error)               // FtgRegisterIdleRoutine, I-13
		Change(idle.Instant, idle.FTG, idle.Registration, mapi.IdleChanges) error // ChangeIdleRoutine, I-53, I-62
		Enable(idle.Instant, idle.FTG, bool) error                                // EnableIdleRoutine, I-63
		Deregister(idle.Instant, idle.FTG) (removed bool, err error)              // DeregisterIdleRoutine, I-66
	} = idle.New(idle.Config{})
	if result, err := six.Init(idle.At(0), initThread, 0); result != 0 || err != nil {
		t.Errorf("I-01: %d, %v", result, err)
	}
}

// GI-33: a tag is opaque, not zero, and prints as something to tell apart.
func TestTagString(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", 0, 0, 0)
	w.Deregister(w.now, a)
	b := w.add("b", 0, 0, 0)
	got := []string{idle.FTG(0).String(), a.String(), b.String()}
	if want := []string{"NULL", "#1.1", "#1.2"}; !slices.Equal(got, want) {
		t.Errorf("GI-33: %v, want %v", got, want)
	}
	if a >= 1<<53 || b >= 1<<53 {
		t.Error("GI-33: a tag does not fit a JavaScript number")
	}
}

func TestRoutines(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("a", 0, 0, 0)
	b := w.add("b", 1, 0, mapi.IdleDisabled)
	w.add("c", 2, 0, 0)
	w.Deregister(w.now, b)
	var names []string
	for r := range w.Routines() {
		names = append(names, w.names[r.Tag])
	}
	w.expect("all", strings.Join(names, " "), "a c")
	for range w.Routines() {
		break
	}
}
