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

// twins are two engines of which the same is asked: one is brought registrations one by
// one, the other several at once, under tags that were handed out before.
type twins struct {
	t           testing.TB
	one, many   *idle.Engine
	now         idle.Instant
	waiting     []idle.Ordinary
	listed      []idle.FTG // the tags of those that wait, and of more
	tags        []idle.FTG
	listedSoFar int
	log         []string
}

// register registers a routine with both: with the second by handing out a tag, if it can.
func (w *twins) register(r idle.Ordinary) {
	if !r.Foretold() || len(w.waiting) == len(w.listed) {
		w.bring()
		want, wantErr := w.one.Register(w.now, idle.Registration{Func: 1, Priority: r.Priority, Time: r.Time, Options: r.Options})
		got, err := w.many.Register(w.now, idle.Registration{Func: 1, Priority: r.Priority, Time: r.Time, Options: r.Options})
		w.same(fmt.Sprintf("register %+v by itself", r), [2]any{got, err}, [2]any{want, wantErr})
		w.keep(got)
		return
	}
	// As a host does it that is asked for a registration and does not read its clocks.
	want, err := w.one.Register(w.one.Now(), idle.Registration{Func: 1, Priority: r.Priority, Time: r.Time, Options: r.Options})
	got := w.listed[len(w.waiting)]
	w.waiting = append(w.waiting, r)
	w.log = append(w.log, fmt.Sprintf("register %+v as %v", r, got))
	if got != want || err != nil {
		w.fail("listed %v, registered %v, %v", got, want, err)
	}
	w.keep(got)
	w.listedSoFar++
}

func (w *twins) keep(tag idle.FTG) {
	if tag != 0 {
		w.tags = append(w.tags, tag)
	}
}

// bring brings what waits, which is done before anything else is.
func (w *twins) bring() {
	made, err := w.many.RegisterNext(1, w.waiting)
	if made != len(w.waiting) || err != nil {
		w.fail("%d of %d are made: %v", made, len(w.waiting), err)
	}
	w.waiting, w.listed = w.waiting[:0], w.listed[:0]
}

// list asks for so many of the next tags.
func (w *twins) list(most int) {
	w.bring()
	listed := make([]idle.FTG, most)
	w.listed = listed[:w.many.NextTags(listed)]
	w.log = append(w.log, fmt.Sprintf("listed %v", w.listed))
}

func (w *twins) fail(format string, args ...any) {
	w.t.Helper()
	for _, line := range w.log[max(0, len(w.log)-40):] {
		w.t.Log(line)
	}
	w.t.Fatalf("after %d steps: %s", len(w.log), fmt.Sprintf(format, args...))
}

func (w *twins) same(what string, got, want any) {
	w.t.Helper()
	w.log = append(w.log, fmt.Sprintf("%s: %v", what, got))
	if got != want {
		w.fail("at once %v, one by one %v", got, want)
	}
	w.compare()
}

// compare compares all that is seen of two engines.
func (w *twins) compare() {
	w.t.Helper()
	got, want := slices.Collect(w.many.Routines()), slices.Collect(w.one.Routines())
	if !slices.Equal(got, want) {
		w.fail("the routines are\n%+v, one by one\n%+v", got, want)
	}
	for _, l := range lulls {
		if got, want := w.many.Nearest(l, len(got)), w.one.Nearest(l, len(got)); !slices.Equal(got, want) {
			w.fail("the nearest in %+v are %v, one by one %v", l, got, want)
		}
		for _, r := range got {
			if got, want := w.many.Explain(r.Tag, l), w.one.Explain(r.Tag, l); got != want {
				w.fail("%v in %+v: %+v, one by one %+v", r.Tag, l, got, want)
			}
		}
	}
	gotDue, gotOK := w.many.NextDue()
	wantDue, wantOK := w.one.NextDue()
	if gotDue != wantDue || gotOK != wantOK || w.many.Len() != w.one.Len() || w.many.Ready() != w.one.Ready() {
		w.fail("due in %v, %d of %d ready; one by one %v, %d of %d", gotDue, w.many.Ready(), w.many.Len(), wantDue, w.one.Ready(), w.one.Len())
	}
}

// both does the same to both, once what waits was brought.
func (w *twins) both(what string, do func(e *idle.Engine) any) {
	w.t.Helper()
	w.bring()
	want := do(w.one)
	w.same(what, do(w.many), want)
}

func (w *twins) tag(s *script) idle.FTG {
	if len(w.tags) == 0 {
		return 0
	}
	return w.tags[max(0, len(w.tags)-1-s.next(20))]
}

func (w *twins) step(s *script) {
	w.t.Helper()
	if s.next(4) == 0 {
		w.now = w.now.Awake(pick[idle.Time](s, 0, 1, 2, 5, 10, 64, 5000))
	}
	switch s.next(16) {
	case 0, 1, 2, 3, 4, 5:
		if len(w.waiting) == len(w.listed) || s.next(4) == 0 {
			w.list(s.next(9))
		}
		for range s.next(7) {
			g := s.registration()
			w.register(idle.Ordinary{Priority: g.Priority, Options: g.Options, Time: g.Time})
		}
	case 6:
		tag, g, changes := w.tag(s), s.registration(), mapi.IdleChanges(s.next(32))
		w.both(fmt.Sprintf("change %v of %v", changes, tag), func(e *idle.Engine) any { return e.Change(w.now, tag, g, changes) })
	case 7:
		tag, enable := w.tag(s), s.next(2) == 0
		w.both(fmt.Sprintf("enable %v, %v", tag, enable), func(e *idle.Engine) any { return e.Enable(w.now, tag, enable) })
	case 8:
		for range s.next(9) {
			tag := w.tag(s)
			w.both(fmt.Sprintf("deregister %v", tag), func(e *idle.Engine) any {
				removed, err := e.Deregister(w.now, tag)
				return [2]any{removed, err}
			})
		}
	case 9, 10:
		l := pick(s, lulls...)
		w.both("post", func(e *idle.Engine) any { tag, ok := e.Post(w.now, l); return [2]any{tag, ok} })
	case 11:
		w.both("deliver", func(e *idle.Engine) any { call, ok := e.Deliver(w.now, initThread); return [2]any{call, ok} })
	case 12:
		o := pick(s, idle.False, idle.True, idle.Threw)
		w.both("return", func(e *idle.Engine) any { return e.Return(w.now, o) })
	case 13:
		w.both("user action", func(e *idle.Engine) any { e.UserAction(w.now); return nil })
	case 14:
		w.both("advance", func(e *idle.Engine) any { e.Advance(w.now); return e.Now() })
	default:
		switch s.next(9) {
		case 0:
			policy := s.policy()
			w.both("policy", func(e *idle.Engine) any { e.SetPolicy(w.now, policy); return e.Policy() })
		case 1, 2, 3, 4:
			w.both("recommended policy", func(e *idle.Engine) any { e.SetPolicy(w.now, idle.Policy{}); return e.Policy() })
		case 5:
			w.both("deinit", func(e *idle.Engine) any { return e.Deinit(w.now) })
		default:
			w.both("init", func(e *idle.Engine) any { result, err := e.Init(w.now, initThread, 0); return [2]any{result, err} })
		}
	}
}

// I-18, I-19, I-21, GI-19, GI-22, GI-25: registering under tags that were handed out before
// is registering one by one: the tags, the order among equals, what is due, and whatever
// else is done to the engine.
func TestRegisteringAhead(t *testing.T) {
	runs, ahead := 150, 0
	if racing {
		runs = 20
	}
	for seed := range runs {
		random := rand.New(rand.NewPCG(uint64(seed), 2026))
		s := make(script, 3000)
		for i := range s {
			s[i] = byte(random.Uint32())
		}
		c := idle.Config{Capacity: 30}
		w := &twins{t: t, one: idle.New(c), many: idle.New(c)}
		w.both("init", func(e *idle.Engine) any { result, err := e.Init(w.now, initThread, 0); return [2]any{result, err} })
		for len(s) > 0 {
			w.step(&s)
		}
		ahead += w.listedSoFar
	}
	if ahead < 10*runs {
		t.Errorf("only %d of them were registered ahead", ahead)
	}
}

// I-19: no more tags are listed than there is room for, and what was listed and not used
// takes no room; GI-18: none by an engine that is not initialised, or is observed.
func TestNextTags(t *testing.T) {
	plain := idle.Registration{Func: 1, Priority: -1}
	for _, row := range []struct {
		name   string
		config idle.Config
		before func(e *idle.Engine)
		want   string
	}{
		{"not initialised", idle.Config{}, func(e *idle.Engine) { e.Deinit(e.Now()) }, "[]"},
		{"fresh", idle.Config{}, func(*idle.Engine) {}, "[#1.1 #2.1 #3.1 #4.1]"},
		{"one has gone", idle.Config{}, func(e *idle.Engine) {
			tag, _ := e.Register(e.Now(), plain)
			e.Register(e.Now(), plain)
			e.Deregister(e.Now(), tag)
		}, "[#1.2 #3.1 #4.1 #5.1]"},
		{"initialised twice, shut down once", idle.Config{}, func(e *idle.Engine) { e.Init(e.Now(), initThread, 0); e.Deinit(e.Now()) }, "[#1.1 #2.1 #3.1 #4.1]"},
		{"room for two", idle.Config{Capacity: 3}, func(e *idle.Engine) { e.Register(e.Now(), plain) }, "[#2.1 #3.1]"},
		{"no room", idle.Config{Capacity: 1}, func(e *idle.Engine) { e.Register(e.Now(), plain) }, "[]"},
		{"observed", idle.Config{Observer: func(idle.Event) {}}, func(*idle.Engine) {}, "[]"},
		{"priority zero is refused", idle.Config{Policy: idle.Policy{Zero: idle.ZeroRefused}}, func(*idle.Engine) {}, "[]"},
		{"the newest goes first", idle.Config{Policy: idle.Policy{Equals: idle.NewestFirst}}, func(*idle.Engine) {}, "[]"},
		{"passes", idle.Config{Policy: idle.Policy{Turns: idle.EachOnce}}, func(*idle.Engine) {}, "[]"},
	} {
		e := idle.New(row.config)
		e.Init(e.Now(), initThread, 0)
		row.before(e)
		held := e.Len()
		for range 2 {
			tags := make([]idle.FTG, 4)
			if got := fmt.Sprint(tags[:e.NextTags(tags)]); got != row.want || e.Len() != held {
				t.Errorf("%s: %s, %d routines, want %s, %d", row.name, got, e.Len(), row.want, held)
			}
		}
	}
}

// I-19, GI-07, GI-18, GI-19: whatever it is brought, RegisterNext is Register.
func TestRegisterNextRefuses(t *testing.T) {
	a, b, bad := idle.Ordinary{Priority: -1}, idle.Ordinary{Priority: 3, Options: mapi.IdleWait}, idle.Ordinary{Options: mapi.IdleWait | mapi.IdleInterval}
	for _, row := range []struct {
		name   string
		config idle.Config
		fn     idle.Func
		inits  int
		all    []idle.Ordinary
		made   int
		want   error
	}{
		{"all are made", idle.Config{}, 1, 1, []idle.Ordinary{a, b, a}, 3, nil},
		{"NULL", idle.Config{}, 0, 1, []idle.Ordinary{a, b}, 0, idle.ErrNullFunc},
		{"not initialised", idle.Config{}, 1, 0, []idle.Ordinary{a}, 0, idle.ErrNotInitialized},
		{"options that exclude each other", idle.Config{}, 1, 1, []idle.Ordinary{a, a, bad, a}, 2, idle.ErrExclusive},
		{"full", idle.Config{Capacity: 2}, 1, 1, []idle.Ordinary{a, a, a, a}, 2, idle.ErrFull},
		{"priority zero is refused", idle.Config{Policy: idle.Policy{Zero: idle.ZeroRefused}}, 1, 1, []idle.Ordinary{a, {}}, 1, idle.ErrUserPriority},
		{"none", idle.Config{}, 1, 0, nil, 0, nil},
	} {
		e := idle.New(row.config)
		for range row.inits {
			e.Init(e.Now(), initThread, 0)
		}
		made, err := e.RegisterNext(row.fn, row.all)
		if made != row.made || !errors.Is(err, row.want) || e.Len() != row.made {
			t.Errorf("%s: %d made, %v, %d routines; want %d, %v", row.name, made, err, e.Len(), row.made, row.want)
		}
	}
}

// I-18: the tables grow by as much as is brought, also where another engine's state was
// taken over in old memory.
func TestRegisterNextGrows(t *testing.T) {
	e, other := idle.New(idle.Config{}), idle.New(idle.Config{})
	for _, e := range []*idle.Engine{e, other} {
		e.Init(e.Now(), initThread, 0)
	}
	e.RegisterNext(1, make([]idle.Ordinary, 5000))
	e.Become(other)
	tags := make([]idle.FTG, 3000)
	if n := e.NextTags(tags); n != len(tags) || tags[2999].String() != "#3000.1" {
		t.Fatalf("%d are listed, the last %v", n, tags[n-1])
	}
	if made, err := e.RegisterNext(1, make([]idle.Ordinary, 3000)); made != 3000 || err != nil {
		t.Fatalf("%d are made: %v", made, err)
	}
	for i, tag := range tags {
		if r, ok := e.Routine(tag); !ok || r.Called || !r.Enabled {
			t.Fatalf("routine %d of tag %v: %+v, %v", i, tag, r, ok)
		}
	}
	if listed := e.Nearest(idle.Idle, 4000); !slices.Equal(listed, tags) {
		t.Error("they are not called in the order of their registration")
	}
}

// Bringing registrations allocates nothing once there was room for as many.
func TestRegisterNextAllocatesNothing(t *testing.T) {
	e := idle.New(idle.Config{})
	all, tags := make([]idle.Ordinary, 100), make([]idle.FTG, 100)
	e.Init(e.Now(), initThread, 0)
	e.RegisterNext(1, make([]idle.Ordinary, 101*len(all)))
	e.Deinit(e.Now())
	e.Init(e.Now(), initThread, 0)
	if n := testing.AllocsPerRun(100, func() {
		e.NextTags(tags)
		e.RegisterNext(1, all)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
