package idle_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// I-43: that the time of a routine has come is told once, when it makes the routine
// ready: also if it came during the call, or while the routine was disabled.
func TestTimeUpIsTold(t *testing.T) {
	rows := []struct {
		name    string
		options mapi.IdleOptions
		policy  idle.Policy
		do      func(*world, idle.FTG)
		want    string
	}{
		{"during the call", mapi.IdleInterval, idle.Policy{}, func(w *world, _ idle.FTG) {
			w.Post(w.now, idle.Idle)
			w.Deliver(w.now, initThread)
			w.now = w.now.Awake(100)
			w.Return(w.now, idle.False)
		}, "posted r, delivered r, returned r, time up r"},
		{"during the call, every call waits", mapi.IdleWait, idle.Policy{Wait: idle.WaitEveryCall}, func(w *world, _ idle.FTG) {
			w.now = w.now.Awake(100)
			w.Post(w.now, idle.Idle)
			w.Deliver(w.now, initThread)
			w.now = w.now.Awake(100)
			w.Return(w.now, idle.False)
		}, "time up r, posted r, delivered r, returned r, time up r"},
		{"while disabled", mapi.IdleInterval, idle.Policy{}, func(w *world, tag idle.FTG) {
			w.turn(idle.Idle)
			w.Enable(w.now, tag, false)
			w.now = w.now.Awake(100)
			w.Enable(w.now, tag, true)
		}, "posted r, delivered r, returned r, disabled r, enabled r, time up r"},
		{"told already, then disabled", mapi.IdleInterval, idle.Policy{}, func(w *world, tag idle.FTG) {
			w.turn(idle.Idle)
			w.now = w.now.Awake(100)
			w.Enable(w.now, tag, false)
			w.Enable(w.now, tag, true)
		}, "posted r, delivered r, returned r, time up r, disabled r, enabled r"},
		{"a shorter time", mapi.IdleInterval, idle.Policy{}, func(w *world, tag idle.FTG) {
			w.turn(idle.Idle)
			w.now = w.now.Awake(50)
			w.Change(w.now, tag, idle.Registration{Time: 50}, mapi.ChangeTime)
		}, "posted r, delivered r, returned r, changed r, time up r"},
		{"no time to wait for", mapi.IdleInterval, idle.Policy{}, func(w *world, tag idle.FTG) {
			w.Change(w.now, tag, idle.Registration{}, mapi.ChangeTime)
			w.turn(idle.Idle)
		}, "changed r, posted r, delivered r, returned r"},
	}
	for _, row := range rows {
		w := newWorld(t, idle.Config{Policy: row.policy})
		tag := w.add("r", -1, 100, row.options)
		w.told()
		row.do(w, tag)
		w.expect("I-43 "+row.name, w.told(), row.want)
	}
}

// GI-10: once ever is once ever: a routine that was called does not wait again.
func TestWaitOnceIsOver(t *testing.T) {
	for name, do := range map[string]func(*world, idle.FTG){
		"the wait is changed in its own call": func(w *world, tag idle.FTG) {
			w.does[tag] = func() { w.Change(w.now, tag, idle.Registration{Time: 500}, mapi.ChangeTime) }
			w.turn(idle.Idle)
		},
		"the wait is changed between calls": func(w *world, tag idle.FTG) {
			w.turn(idle.Idle)
			w.Change(w.now, tag, idle.Registration{Time: 500}, mapi.ChangeTime)
		},
		"it is disabled and enabled": func(w *world, tag idle.FTG) {
			w.turn(idle.Idle)
			w.Enable(w.now, tag, false)
			w.Enable(w.now, tag, true)
		},
		"the reading is switched": func(w *world, _ idle.FTG) {
			w.SetPolicy(w.now, idle.Policy{})
			w.turn(idle.Idle)
			w.UserAction(w.now)
			w.turn(idle.Idle)
			w.SetPolicy(w.now, idle.Policy{Wait: idle.WaitOnce})
		},
	} {
		w := newWorld(t, idle.Config{Policy: idle.Policy{Wait: idle.WaitOnce}})
		tag := w.add("r", -1, 100, mapi.IdleWait)
		w.now = w.now.Awake(100)
		do(w, tag)
		if x := w.Explain(tag, idle.Idle); x.Reason != idle.Next {
			t.Errorf("GI-10 %s: %v, %d left", name, x.Reason, x.Left)
		}
	}
}

// I-43, I-28, I-29: routines of both clocks that are due on the way come out in the
// order in which their times came.
func TestTwoClocksInOneOrder(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("active 30", -1, 30, mapi.IdleWait)
	w.add("real 20", -1, 20, mapi.IdleWait|mapi.IdleNoAdjustment)
	w.add("active 10", -1, 10, mapi.IdleWait)
	w.add("real 10", -1, 10, mapi.IdleWait|mapi.IdleNoAdjustment)
	w.add("real 5000", -1, 5000, mapi.IdleWait|mapi.IdleNoAdjustment)
	w.add("active 5000", -1, 5000, mapi.IdleWait)
	w.told()
	w.Advance(w.now.Awake(5000))
	w.expect("I-43", w.told(), "time up active 10, time up real 10, time up real 20, time up active 30, time up active 5000, time up real 5000")
}

// Where clocks begin does not matter (I-28, I-29).
func TestClocksBelowZero(t *testing.T) {
	for _, start := range []idle.Instant{idle.At(-1000), {Active: -64, Real: -1 << 40}, {Active: 5, Real: -5}} {
		w := &world{t: t, names: make(map[idle.FTG]string), does: make(map[idle.FTG]func()), now: start}
		w.Engine = idle.New(idle.Config{Observer: w.observe})
		w.Init(w.now, initThread, 0)
		a := w.add("active", -1, 100, mapi.IdleWait)
		w.add("real", -1, 200, mapi.IdleWait|mapi.IdleNoAdjustment)
		if w.Now() != start || w.refused() != "" {
			t.Errorf("from %v: the engine stands at %v", start, w.Now())
		}
		if span, ok := w.NextDue(); !ok || span <= 0 || span > 100 {
			t.Errorf("from %v: due in %d, %v", start, span, ok)
		}
		w.now = w.now.Awake(99)
		w.expect("early", w.order(1, idle.Idle), "")
		if left := w.Explain(a, idle.Idle).Left; left != 1 {
			t.Errorf("from %v: %d left", start, left)
		}
		w.now = w.now.Awake(1)
		w.expect("the first", w.order(1, idle.Idle), "active")
		w.Enable(w.now, a, false)
		w.now = w.now.Awake(100)
		w.expect("the second", w.order(1, idle.Idle), "real")
	}
}

// I-12, GI-19: the tag of another application's engine was never given out here.
func TestTagOfAnotherEngine(t *testing.T) {
	a, b := newWorld(t, idle.Config{Series: 1}), newWorld(t, idle.Config{Series: 2})
	foreign, own := a.add("a", -1, 0, 0), b.add("b", -1, 0, 0)
	if foreign == own || foreign.Slot() != own.Slot() || uint64(foreign) >= 1<<53 {
		t.Errorf("the tags are %v and %v", foreign, own)
	}
	_, err := b.Deregister(b.now, foreign)
	for name, err := range map[string]error{
		"deregister": err,
		"enable":     b.Enable(b.now, foreign, false),
		"change":     b.Change(b.now, foreign, idle.Registration{}, mapi.ChangeParam),
	} {
		if !errors.Is(err, idle.ErrInvalidTag) {
			t.Errorf("GI-19 %s: %v", name, err)
		}
	}
	b.expect("called", b.order(1, idle.Idle), "b")
	last := idle.SeriesCount - 1
	e := idle.New(idle.Config{Series: uint8(last)})
	e.Init(idle.Instant{}, initThread, 0)
	if tag, _ := e.Register(idle.Instant{}, idle.Registration{Func: 1}); uint64(tag) >= 1<<53 {
		t.Errorf("GI-33: the tag %d does not fit a JavaScript number", uint64(tag))
	}
}

// The zero engine is one that New makes of nothing: it has room (I-19).
func TestZeroEngine(t *testing.T) {
	var e idle.Engine
	now := idle.At(-7)
	if _, err := e.Register(now, idle.Registration{Func: 1}); !errors.Is(err, idle.ErrNotInitialized) {
		t.Errorf("GI-18: %v", err)
	}
	e.UserAction(now)
	if result, err := e.Init(now, initThread, 0); result != 0 || err != nil {
		t.Fatalf("I-06: %d, %v", result, err)
	}
	tag, err := e.Register(now, idle.Registration{Func: 1, Priority: -1, Time: 10, Options: mapi.IdleWait})
	if err != nil {
		t.Fatalf("I-19: %v", err)
	}
	if next, ok := e.Next(idle.Idle); ok {
		t.Errorf("I-24: %v is next before its time", next)
	}
	e.Advance(now.Awake(10))
	if next, ok := e.Next(idle.Idle); next != tag || !ok {
		t.Errorf("%v is next, %v", next, ok)
	}
}

// Questions decide nothing: of two engines that are told the same, one is asked at
// each step, and they do and tell the same (I-43).
func TestQuestionsDecideNothing(t *testing.T) {
	for seed := range uint64(60) {
		var told [2][]string
		for side := range told {
			random := rand.New(rand.NewPCG(seed, 43))
			s := make(script, 1500)
			for i := range s {
				s[i] = byte(random.Uint32())
			}
			e := idle.New(idle.Config{Capacity: 14, Policy: s.policy(), Observer: func(e idle.Event) {
				told[side] = append(told[side], fmt.Sprint(e.Kind, e.At, e.Tag, e.Err))
			}})
			asked(t, e, &s, side == 1)
		}
		if !slices.Equal(told[0], told[1]) {
			i := 0
			for i < min(len(told[0]), len(told[1])) && told[0][i] == told[1][i] {
				i++
			}
			t.Fatalf("seed %d: after %d events they differ: %v; asked %v", seed, i, told[0][i:min(i+3, len(told[0]))], told[1][i:min(i+3, len(told[1]))])
		}
	}
}

// asked plays a script on an engine, and asks it all there is to ask if it is to.
func asked(t *testing.T, e *idle.Engine, s *script, ask bool) {
	var now idle.Instant
	var tags []idle.FTG
	e.Init(now, initThread, 0)
	for len(*s) > 0 {
		if s.next(3) == 0 {
			now = now.Awake(pick[idle.Time](s, 1, 2, 5, 64, 100))
		}
		if s.next(20) == 0 {
			now = now.Asleep(pick[idle.Time](s, 1, 10, 100))
		}
		switch s.next(9) {
		case 0, 1:
			if tag, err := e.Register(now, s.registration()); err == nil {
				tags = append(tags, tag)
			}
		case 2, 3, 4:
			e.UserAction(now)
		case 5, 6:
			e.Post(now, idle.Idle)
			e.Deliver(now, initThread)
			e.Return(now, idle.False)
		case 7:
			e.Advance(now)
		case 8:
			if len(tags) > 0 {
				tag := tags[s.next(len(tags))]
				e.Change(now, tag, s.registration(), mapi.IdleChanges(s.next(32)))
				if s.next(6) == 0 {
					e.Deregister(now, tag)
				}
			}
		}
		if ask {
			before := e.Now()
			for _, tag := range tags {
				e.Explain(tag, idle.Idle)
			}
			e.Next(idle.Idle)
			e.Nearest(idle.Idle, 3)
			e.NextDue()
			e.NextTimer()
			e.Ready()
			if e.Now() != before {
				t.Fatalf("a question moved the clock from %v to %v", before, e.Now())
			}
		}
	}
	e.Advance(now.Awake(10000))
}
