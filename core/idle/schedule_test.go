package idle_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// I-43, I-04: time up, then a message is posted, then it is delivered.
func TestPostAndDeliver(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("a", -1, 100, mapi.IdleWait)
	w.told()
	w.now = w.now.Awake(100)
	w.turn(idle.Idle)
	w.expect("I-43", w.told(), "time up a, posted a, delivered a, returned a")
}

// I-42, I-44, GI-17, I-80, VI-08: everything executes on the thread of the first
// MAPIInitIdle, whoever registered it; another gets nothing.
func TestThread(t *testing.T) {
	w := newWorld(t, idle.Config{})
	if _, err := w.Init(w.now, 2, 0); err != nil {
		t.Fatal(err)
	}
	w.add("a", -1, 0, 0)
	w.Post(w.now, idle.Idle)
	if _, ok := w.Deliver(w.now, 2); ok {
		t.Error("VI-08: delivered to the second thread that called MAPIInitIdle")
	}
	w.expect("I-44", w.refused(), idle.ErrWrongThread.Error())
	w.expect("I-44", w.deliver(), "a")
	// GI-17: until the count is back at zero, then it is the next one's.
	w.Deinit(w.now)
	w.Deinit(w.now)
	w.Init(w.now, 2, 0)
	w.add("b", -1, 0, 0)
	w.Post(w.now, idle.Idle)
	if call, ok := w.Deliver(w.now, 2); !ok || w.names[call.Tag] != "b" {
		t.Errorf("GI-17: %+v, %v", call, ok)
	}
}

// I-45: while the thread does not pump, messages wait, one for each routine.
func TestThreadThatDoesNotPump(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("a", -2, 0, 0)
	w.add("b", -1, 0, 0)
	posted := 0
	for range 5 {
		if _, ok := w.Post(w.now, idle.Idle); ok {
			posted++
		}
	}
	if posted != 2 || !w.Undelivered() {
		t.Errorf("I-45: %d messages posted, want one for each routine", posted)
	}
	w.expect("I-45", w.deliver()+" "+w.deliver()+w.deliver(), "a b")
}

// I-45, GI-27: routines never overlap, even if one pumps messages.
func TestNoReentry(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", -2, 0, 0)
	w.add("b", -1, 0, 0)
	w.does[a] = func() {
		if tag, ok := w.Post(w.now, idle.Idle); !ok || w.names[tag] != "b" {
			t.Errorf("GI-27: posted %q during the call", w.names[tag])
		}
		if _, ok := w.Post(w.now, idle.Idle); ok {
			t.Error("GI-27: the running routine was posted")
		}
		if call, ok := w.Deliver(w.now, initThread); ok {
			t.Errorf("I-45: %s was called inside a", w.names[call.Tag])
		}
		if w.Executing() != a {
			t.Errorf("executing %v", w.Executing())
		}
	}
	w.expect("called", w.turn(idle.Idle), "a")
	w.expect("called", w.deliver(), "b")
}

// I-52: called again and again. I-50: a long job makes one step at a time and
// keeps its place in its block.
func TestLongJob(t *testing.T) {
	w := newWorld(t, idle.Config{})
	var block struct{ state, done int }
	job := w.add("job", -1, 0, 0)
	w.add("other", -1, 0, 0)
	w.does[job] = func() {
		block.state++
		if block.state == 4 {
			block.done = block.state
			w.Deregister(w.now, job)
		}
	}
	w.expect("I-50 I-52", w.order(9, idle.Idle), "job other job other job other job other other")
	if block.done != 4 {
		t.Errorf("I-50: the job got to %d", block.done)
	}
}

// I-49, GI-16: TRUE is noted and changes nothing.
func TestReturnsTrue(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("a", -1, 0, 0)
	for _, o := range []idle.Outcome{idle.True, idle.False, idle.True} {
		w.Post(w.now, idle.Idle)
		w.Deliver(w.now, initThread)
		if w.Return(w.now, o) {
			t.Error("GI-16: removed")
		}
	}
	if want := []idle.Refusal{idle.ErrReturnedTrue, idle.ErrReturnedTrue}; !slices.Equal(w.refusals, want) {
		t.Errorf("GI-16: noted %v", w.refusals)
	}
}

// A routine that fails is contained; what becomes of it is a policy.
func TestFailure(t *testing.T) {
	for _, row := range []struct {
		failure idle.Failure
		removed bool
		then    string
	}{
		{idle.FailureKeeps, false, "a b"},
		{idle.FailureDisables, false, "b b"},
		{idle.FailureDeregisters, true, "b b"},
	} {
		w := newWorld(t, idle.Config{Policy: idle.Policy{Failure: row.failure, Turns: idle.EachOnce}})
		a := w.add("a", -1, 0, 0)
		w.add("b", -1, 0, 0)
		w.told()
		w.Post(w.now, idle.Idle)
		w.Deliver(w.now, initThread)
		if removed := w.Return(w.now, idle.Threw); removed != row.removed || w.Gone(a) != removed {
			t.Errorf("%v: removed %v, gone %v", row.failure, removed, w.Gone(a))
		}
		if !slices.Contains(w.events, "failed a") {
			t.Errorf("%v: told %v", row.failure, w.events)
		}
		w.turn(idle.Idle)
		w.expect("afterwards", w.order(2, idle.Idle), row.then)
	}
}

// I-63: disabling takes back a message that is posted.
func TestDisableWhilePosted(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", -1, 0, 0)
	w.Post(w.now, idle.Idle)
	w.told()
	w.Enable(w.now, a, false)
	w.expect("I-63", w.told(), "disabled a, withdrawn a")
	w.expect("I-63", w.order(2, idle.Idle), "")
	w.Enable(w.now, a, true)
	w.expect("I-64", w.order(2, idle.Idle), "a a")
}

// GI-27: a routine that disables itself runs to its end and not again.
func TestDisableItself(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", -1, 0, 0)
	w.does[a] = func() { w.Enable(w.now, a, false) }
	w.expect("GI-27", w.order(3, idle.Idle), "a")
	w.does[a] = func() { w.Enable(w.now, a, false); w.Enable(w.now, a, true) }
	w.Enable(w.now, a, true)
	w.expect("GI-27 and enables itself again", w.order(3, idle.Idle), "a a a")
}

// Registration inside a routine, a thousand times over, and one that removes
// all.
func TestRegisterInsideARoutine(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", 1, 0, 0)
	var tags []idle.FTG
	w.does[a] = func() {
		for range 1000 {
			tags = append(tags, w.add("new", 0, 10, mapi.IdleInterval))
		}
		w.does[a] = func() {
			for _, tag := range append(tags, a) {
				w.Deregister(w.now, tag)
			}
		}
	}
	w.turn(idle.Idle)
	for range 1000 {
		w.expect("called", w.turn(idle.Idle), "new")
	}
	w.expect("called", w.turn(idle.Idle), "a")
	if w.Len() != 0 {
		t.Errorf("%d routines left", w.Len())
	}
}

// Return without a call, and Reject, which only notes.
func TestReturnWithoutACall(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.told()
	if w.Return(w.now, idle.Threw) || w.told() != "" {
		t.Error("something happened")
	}
	if err := w.Reject(w.now, 0, idle.ErrNumber); !errors.Is(err, idle.ErrNumber) || w.refused() != idle.ErrNumber.Error() {
		t.Errorf("I-13: %v", err)
	}
}

// NextDue never says too much, and what it says leads to the moment in a few
// steps.
func TestNextDue(t *testing.T) {
	w := newWorld(t, idle.Config{})
	if _, ok := w.NextDue(); ok {
		t.Error("an empty engine wants to be woken")
	}
	a := w.add("a", -1, 300_000, mapi.IdleWait)
	w.add("b", -1, 400_000, mapi.IdleWait|mapi.IdleNoAdjustment)
	steps := 0
	for ; ; steps++ {
		span, ok := w.NextDue()
		if !ok {
			t.Fatal("nothing is due")
		}
		if span == 0 {
			break
		}
		w.now = w.now.Awake(span)
		w.Advance(w.now)
	}
	if w.now.Active != 300_000 || steps > 5 {
		t.Errorf("due at %d after %d steps", w.now.Active, steps)
	}
	w.expect("called", w.turn(idle.Idle), "a")
	w.UserAction(w.now)
	if span, ok := w.NextDue(); !ok || span == 0 {
		t.Errorf("after a user action: %d, %v", span, ok)
	}
	w.Enable(w.now, a, false)
	w.now = w.now.Asleep(400_000)
	w.Advance(w.now)
	if span, ok := w.NextDue(); !ok || span != 0 {
		t.Errorf("after a long sleep: %d, %v", span, ok)
	}
	w.Post(w.now, idle.Idle)
	if span, ok := w.NextDue(); !ok || span != 0 {
		t.Errorf("with a posted message: %d, %v", span, ok)
	}
}

// Dispatching, timers and user actions allocate nothing.
func TestNoAllocation(t *testing.T) {
	for _, turns := range []idle.Turns{idle.Strict, idle.EachOnce} {
		e := idle.New(idle.Config{Policy: idle.Policy{Turns: turns}})
		e.Init(idle.At(0), initThread, 0)
		for i := range 1000 {
			options := []mapi.IdleOptions{0, mapi.IdleInterval, mapi.IdleWait, mapi.IdleInterval | mapi.IdleNoAdjustment}[i%4]
			e.Register(idle.At(0), idle.Registration{Func: 1, Priority: int16(i * 67), Time: uint32(i), Options: options})
		}
		now := idle.At(0)
		if n := testing.AllocsPerRun(20_000, func() {
			now = now.Awake(1)
			if now.Active%100 == 0 {
				e.UserAction(now)
			}
			e.Post(now, idle.Idle)
			e.Deliver(now, initThread)
			e.Return(now, idle.False)
		}); n != 0 {
			t.Errorf("%v allocations a turn", n)
		}
		ahead := make([]idle.FTG, 16)
		if n := testing.AllocsPerRun(20_000, func() {
			now = now.Awake(1)
			e.Ran(e.Ahead(now, ahead))
		}); n != 0 {
			t.Errorf("%v allocations a stretch", n)
		}
	}
}

// An engine that is told of each call by itself, and one whose choice depends on more than
// the queue, lists nothing ahead.
func TestAheadListsNothing(t *testing.T) {
	for name, prepare := range map[string]func(*idle.Engine){
		"observed":     func(e *idle.Engine) { e.Observe(func(idle.Event) {}) },
		"posted":       func(e *idle.Engine) { e.Post(e.Now(), idle.Idle) },
		"running":      func(e *idle.Engine) { e.Post(e.Now(), idle.Idle); e.Deliver(e.Now(), initThread) },
		"header order": func(e *idle.Engine) { e.SetPolicy(e.Now(), idle.Policy{Order: idle.HeaderOrder}) },
		"passes":       func(e *idle.Engine) { e.SetPolicy(e.Now(), idle.Policy{Turns: idle.EachOnce}) },
		"newest first": func(e *idle.Engine) { e.SetPolicy(e.Now(), idle.Policy{Equals: idle.NewestFirst}) },
		"shut down":    func(e *idle.Engine) { e.Deinit(e.Now()) },
	} {
		e := idle.New(idle.Config{})
		e.Init(idle.At(0), initThread, 0)
		for range 3 {
			e.Register(idle.At(0), idle.Registration{Func: 1, Priority: -1})
		}
		if n := e.Ahead(idle.At(0), make([]idle.FTG, 4)); n != 3 {
			t.Errorf("%s: at first %d routines are listed, want 3", name, n)
		}
		if prepare(e); e.Ahead(e.Now(), make([]idle.FTG, 4)) != 0 {
			t.Errorf("%s: routines are listed", name)
		}
	}
}

// GI-12, I-41: three notions of idle, told by the host and kept apart. Each of
// them alone holds back what it concerns and nothing else.
func TestThreeNotionsOfIdle(t *testing.T) {
	for _, row := range []struct {
		pump, platform, inactive bool
		want                     string
	}{
		{true, true, true, "plain waiting pump"},
		{true, true, false, "plain pump"},
		{true, false, true, "pump"},
		{false, true, true, "pump"},
		{false, false, false, "pump"},
	} {
		w := newWorld(t, idle.Config{})
		w.add("plain", -2, 1000, mapi.IdleInterval)
		w.add("waiting", -1, 100, mapi.IdleWait)
		w.add("pump", 1, 1000, mapi.IdleInterval)
		w.now = w.now.Awake(100)
		if !row.inactive {
			w.UserAction(w.now)
		}
		var called []string
		for range 3 {
			name := w.turn(idle.Lull{Pump: row.pump, Platform: row.platform})
			if name == "waiting" {
				w.UserAction(w.now) // so that it is called once
			}
			if name != "" {
				called = append(called, name)
			}
		}
		w.expect(fmt.Sprintf("GI-12 pump idle %v, platform idle %v, user inactive %v", row.pump, row.platform, row.inactive), strings.Join(called, " "), row.want)
	}
}

// I-48: a routine takes one parameter and returns a BOOL; that is all that goes
// to and fro.
func TestPrototype(t *testing.T) {
	w := newWorld(t, idle.Config{})
	type FNIDLE func(lpvContext idle.Param) bool
	var got []idle.Param
	table := map[idle.Func]FNIDLE{7: func(p idle.Param) bool { got = append(got, p); return false }}
	w.Register(w.now, idle.Registration{Func: 7, Param: 42})
	for range 2 {
		w.Post(w.now, idle.Idle)
		call, _ := w.Deliver(w.now, initThread)
		outcome := idle.False
		if table[call.Func](call.Param) {
			outcome = idle.True
		}
		w.Return(w.now, outcome)
	}
	if !slices.Equal(got, []idle.Param{42, 42}) {
		t.Errorf("I-48: called with %v", got)
	}
}
