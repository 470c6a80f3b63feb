package idle_test

import (
	"math"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// I-26, I-17, GI-22, VI-07: the interval is the least gap between two calls; the
// first call waits for nothing; what was missed is not made up for.
func TestInterval(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("a", -1, 100, mapi.IdleInterval)
	w.idle(301)
	w.expect("I-26 idle all the time", w.calls(), "0 a, 100 a, 200 a, 300 a")
	w.pass(999, idle.Lull{Pump: true})
	w.expect("I-47 busy for ten seconds", w.calls(), "")
	w.idle(201)
	w.expect("VI-07 idle again", w.calls(), "1300 a, 1400 a, 1500 a")
}

// I-24, I-25, VI-06: the wait is one for user inaction, once in each block.
func TestWait(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("a", -1, 300, mapi.IdleWait)
	for range 3 {
		w.UserAction(w.now)
		w.idle(200)
	}
	w.expect("I-24 the user acts every two seconds", w.calls(), "")
	w.idle(103)
	w.expect("VI-06 the user stops", w.calls(), "700 a, 701 a, 702 a")
}

// I-24: with actions every 200 and a wait of 300 there is no call, ever.
func TestWaitWhileTheUserIsBusy(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("a", -1, 300, mapi.IdleWait)
	for range 500 {
		w.UserAction(w.now)
		w.idle(200)
	}
	w.expect("called", w.calls(), "")
}

// GI-11: inaction counts from the last action, registration, enabling, or change
// of time or options, whichever was latest.
func TestWaitBegins(t *testing.T) {
	for _, row := range []struct {
		what string
		do   func(w *world, a idle.FTG)
		want string
	}{
		{"registration", func(*world, idle.FTG) {}, "100 a"},
		{"an action", func(w *world, a idle.FTG) { w.UserAction(w.now) }, "150 a"},
		{"enabling what is enabled", func(w *world, a idle.FTG) { w.Enable(w.now, a, true) }, "100 a"},
		{"disabling and enabling", func(w *world, a idle.FTG) { w.Enable(w.now, a, false); w.Enable(w.now, a, true) }, "150 a"},
		{"a new time", func(w *world, a idle.FTG) { w.Change(w.now, a, idle.Registration{Time: 70}, mapi.ChangeTime) }, "120 a"},
		{"the same options", func(w *world, a idle.FTG) {
			w.Change(w.now, a, idle.Registration{Options: mapi.IdleWait}, mapi.ChangeOptions)
		}, "150 a"},
		{"a new priority", func(w *world, a idle.FTG) {
			w.Change(w.now, a, idle.Registration{Priority: 5}, mapi.ChangePriority)
		}, "100 a"},
	} {
		w := newWorld(t, idle.Config{})
		a := w.add("a", -1, 100, mapi.IdleWait)
		w.does[a] = func() { w.Enable(w.now, a, false) }
		w.idle(50)
		row.do(w, a)
		w.idle(200)
		w.expect("GI-11 "+row.what, w.calls(), row.want)
	}
}

// GI-10: the three readings of what a FIROWAIT routine does after the user was
// active again.
func TestWaitReadings(t *testing.T) {
	for _, row := range []struct {
		wait idle.Wait
		want string
	}{
		{idle.WaitPerBlock, "100 a, 101 a, 202 a, 203 a, 204 a"},
		{idle.WaitOnce, "100 a, 101 a, 102 a, 152 a, 202 a, 203 a, 204 a"},
		{idle.WaitEveryCall, "100 a, 202 a"},
	} {
		w := newWorld(t, idle.Config{Policy: idle.Policy{Wait: row.wait}})
		w.add("a", -1, 100, mapi.IdleWait)
		w.idle(102)
		w.UserAction(w.now) // at 102
		w.turn(idle.Idle)
		w.now = w.now.Awake(50)
		w.turn(idle.Idle) // at 152
		w.now = w.now.Awake(50)
		w.idle(3) // 202 to 204
		w.expect("GI-10", w.calls(), row.want)
	}
}

// I-28, I-29, I-30, VI-03: the documents' own example of sleep and resume, for
// both options that measure time.
func TestSleep(t *testing.T) {
	const minute = 60 * mapi.Second
	for _, row := range []struct {
		rule    string
		options mapi.IdleOptions
		due     idle.Time // on the real clock
	}{
		{"I-28 VI-03 wait", mapi.IdleWait, 15 * minute},
		{"I-29 VI-03 wait, no adjustment", mapi.IdleWait | mapi.IdleNoAdjustment, 11 * minute},
		{"I-28 interval", mapi.IdleInterval, 15 * minute},
		{"I-29 interval, no adjustment", mapi.IdleInterval | mapi.IdleNoAdjustment, 11 * minute},
	} {
		w := newWorld(t, idle.Config{})
		a := w.add("a", -1, uint32(5*minute), row.options)
		if row.options.Has(mapi.IdleInterval) {
			w.turn(idle.Idle) // the first call, from which the interval counts
			w.calls()
		}
		w.now = w.now.Awake(minute)
		w.turn(idle.Idle)
		w.now = w.now.Asleep(10 * minute)
		left := w.left(a)
		if want := row.due - w.now.Real; left != want {
			t.Errorf("%s: %d left after the resume, want %d", row.rule, left, want)
		}
		if left > 0 {
			w.now = w.now.Awake(left - 1)
			w.expect(row.rule+", a hundredth too early", w.order(1, idle.Idle), "")
			w.now = w.now.Awake(1)
		}
		w.expect(row.rule, w.order(1, idle.Idle), "a")
		if w.now.Real != row.due {
			t.Errorf("%s: called at %d, want %d", row.rule, w.now.Real, row.due)
		}
	}
}

func (w *world) left(tag idle.FTG) idle.Time {
	w.Advance(w.now)
	return w.Explain(tag, idle.Idle).Left
}

// GI-29: a resume is no user action.
func TestResumeIsNoUserAction(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("a", -1, 100, mapi.IdleWait)
	w.now = w.now.Awake(100)
	w.expect("before", w.order(1, idle.Idle), "a")
	w.now = w.now.Asleep(100000)
	w.expect("after the resume", w.order(1, idle.Idle), "a")
}

// GI-06: csecIdle means what the option says it does, and nothing without one.
func TestTimeMeansWhatTheOptionSays(t *testing.T) {
	for _, row := range []struct {
		options mapi.IdleOptions
		want    string
	}{
		{0, "0 a, 1 a, 2 a, 3 a, 4 a, 5 a, 6 a"},
		{mapi.IdleInterval, "0 a, 3 a, 6 a"},
		{mapi.IdleWait, "3 a, 4 a, 5 a, 6 a"},
	} {
		w := newWorld(t, idle.Config{})
		w.add("a", -1, 3, row.options)
		w.idle(7)
		w.expect("GI-06 "+row.options.String(), w.calls(), row.want)
	}
}

// GI-07: with neither option there is no time condition, and csecIdle is kept.
// VI-12 has both halves.
func TestNeitherOption(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", -1, 12345, 0)
	w.expect("VI-12", w.order(3, idle.Idle), "a a a")
	if r, _ := w.Routine(a); r.Time != 12345 {
		t.Errorf("csecIdle became %d", r.Time)
	}
}

// The ends of csecIdle: zero is no wait at all, the greatest is 497 days.
func TestExtremeTimes(t *testing.T) {
	const most = idle.Time(math.MaxUint32)
	for _, option := range []mapi.IdleOptions{mapi.IdleInterval, mapi.IdleWait} {
		w := newWorld(t, idle.Config{})
		zero := w.add("zero", -2, 0, option)
		w.expect("csecIdle 0", w.order(3, idle.Idle), "zero zero zero")
		w.Enable(w.now, zero, false)
		w.add("most", -1, math.MaxUint32, option)
		if option == mapi.IdleInterval {
			w.order(1, idle.Idle)
		}
		w.now = w.now.Awake(most - 1)
		w.expect("csecIdle 2^32-1, too early", w.order(1, idle.Idle), "")
		w.now = w.now.Awake(1)
		w.expect("csecIdle 2^32-1", w.order(1, idle.Idle), "most")
	}
}

// GI-09: what the retired options did, by the header's comments.
func TestLegacyOptions(t *testing.T) {
	w := newWorld(t, idle.Config{Policy: idle.Policy{Obsolete: idle.ObsoleteLegacy}})
	once := w.add("once", -2, 0, mapi.IdleOnceOnly)
	w.add("block", -1, 0, mapi.IdlePerBlock)
	w.add("plain", 0, 0, 0)
	w.expect("the first block", w.order(4, idle.Idle), "once block plain plain")
	if !w.Gone(once) {
		t.Error("FIROONCEONLY: still there after its call")
	}
	w.UserAction(w.now)
	w.expect("the second block", w.order(3, idle.Idle), "block plain plain")
	w.UserAction(w.now)
	w.UserAction(w.now)
	w.expect("the fourth block", w.order(3, idle.Idle), "block plain plain")
}

// A clock that stands still or goes back does no harm.
func TestClockGoesBack(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("a", -1, 100, mapi.IdleInterval)
	w.now = idle.At(1000)
	w.expect("at 1000", w.order(3, idle.Idle), "a")
	w.now = idle.At(500)
	w.expect("back at 500", w.order(3, idle.Idle), "")
	w.expect("noted", w.refused()[:len("the clock went back")], "the clock went back")
	w.now = idle.Instant{Active: 1050, Real: 3}
	w.expect("one clock back", w.order(1, idle.Idle), "")
	w.now = idle.At(1100)
	w.expect("at 1100", w.order(3, idle.Idle), "a")
	if w.Now() != idle.At(1100) {
		t.Errorf("now %v", w.Now())
	}
}
