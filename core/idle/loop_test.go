package idle_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// newLoop is a loop, and a log that its routines write.
func newLoop(t *testing.T, c idle.Config) (l *idle.Loop, says func(string) func(), said func() string) {
	t.Helper()
	l, err := idle.NewLoop(idle.At(0), c)
	if err != nil {
		t.Fatal(err)
	}
	var log []string
	says = func(s string) func() { return func() { log = append(log, s) } }
	said = func() string {
		defer func() { log = nil }()
		return strings.Join(log, " ")
	}
	return l, says, said
}

func register(t *testing.T, l *idle.Loop, j idle.Job) idle.FTG {
	t.Helper()
	tag, err := l.Register(l.Now(), j)
	if err != nil {
		t.Fatal(err)
	}
	return tag
}

// I-38, I-43, I-44, I-26: a turn calls one routine, the one that Post would post, and
// says how long there is nothing to do.
func TestLoopTurns(t *testing.T) {
	l, says, said := newLoop(t, idle.Config{})
	last := register(t, l, idle.Job{Do: says("last"), Priority: 3, Time: 400 * time.Millisecond, Options: mapi.IdleInterval})
	first := register(t, l, idle.Job{Do: says("first"), Priority: -1, Time: 200 * time.Millisecond, Options: mapi.IdleInterval})
	for i, row := range []struct {
		at    idle.Time
		lull  idle.Lull
		tag   idle.FTG
		next  time.Duration
		waits bool
	}{
		{0, idle.Idle, first, 0, true},
		{0, idle.Idle, last, 200 * time.Millisecond, true},
		{0, idle.Idle, 0, 200 * time.Millisecond, true},
		{15, idle.Idle, 0, 50 * time.Millisecond, true},
		{20, idle.Lull{}, 0, 200 * time.Millisecond, true}, // first is ready: what it waits for is a lull
		{20, idle.Idle, first, 200 * time.Millisecond, true},
		{40, idle.Lull{}, last, 400 * time.Millisecond, true},
		{40, idle.Idle, first, 200 * time.Millisecond, true},
	} {
		got := l.Turn(idle.At(row.at), row.lull)
		if got.Tag != row.tag || got.Err != nil || got.Late || got.Waits != row.waits || got.Next > row.next || got.Next == 0 && row.next > 0 {
			t.Errorf("I-43 turn %d: %+v, want %v and at most %v", i, got, row.tag, row.next)
		}
	}
	if got := said(); got != "first last first last first" {
		t.Errorf("I-44: called %s", got)
	}
	l.Enable(l.Now(), first, false)
	l.Deregister(l.Now(), last)
	if got := l.Turn(idle.At(9999), idle.Idle); got != (idle.Turned{}) {
		t.Errorf("I-63: nothing can run, and the turn is %+v", got)
	}
}

// I-17, I-24, I-26: a csecIdle is the shortest time and is rounded up; a clock shows what
// has gone by whole. What does not fit is refused.
func TestLoopDurations(t *testing.T) {
	l, says, _ := newLoop(t, idle.Config{})
	for _, row := range []struct {
		d    time.Duration
		csec uint32
		err  error
	}{
		{0, 0, nil},
		{1, 1, nil},
		{10 * time.Millisecond, 1, nil},
		{10*time.Millisecond + 1, 2, nil},
		{5 * time.Minute, 30000, nil},
		{math.MaxUint32 * 10 * time.Millisecond, math.MaxUint32, nil},
		{math.MaxUint32*10*time.Millisecond + 1, 0, idle.ErrNumber},
		{math.MaxInt64, 0, idle.ErrNumber},
		{-1, 0, idle.ErrNumber},
		{-10 * time.Millisecond, 0, idle.ErrNumber},
		{math.MinInt64 + 1, 0, idle.ErrNumber},
		{math.MinInt64, 0, idle.ErrNumber},
	} {
		tag, err := l.Register(l.Now(), idle.Job{Do: says(""), Priority: -1, Time: row.d, Options: mapi.IdleInterval})
		r, _ := l.Routine(tag)
		if !errors.Is(err, row.err) || r.Time != row.csec {
			t.Errorf("I-17 register %v: %d, %v", row.d, r.Time, err)
		}
		other := register(t, l, idle.Job{Do: says(""), Priority: -1})
		err = l.Change(l.Now(), other, idle.Job{Time: row.d}, mapi.ChangeTime)
		if r, _ = l.Routine(other); !errors.Is(err, row.err) || r.Time != row.csec {
			t.Errorf("I-58 change %v: %d, %v", row.d, r.Time, err)
		}
		if err := l.Change(l.Now(), other, idle.Job{Time: row.d, Priority: -2}, mapi.ChangePriority); err != nil {
			t.Errorf("I-54 %v is looked at though its bit is clear: %v", row.d, err)
		}
	}
	for d, want := range map[time.Duration]idle.Time{
		0: 0, 9 * time.Millisecond: 0, 10 * time.Millisecond: 1, time.Second: 100, -1: -1, -10 * time.Millisecond: -1, -11 * time.Millisecond: -2,
	} {
		if got := idle.Hundredths(d); got != want {
			t.Errorf("I-17 %v: %d hundredths, want %d", d, got, want)
		}
	}
}

// I-45: a routine that panics has failed, and the policy says what becomes of it; the
// loop goes on. So it does after a routine that ends its goroutine.
func TestLoopContainsPanics(t *testing.T) {
	for _, row := range []struct {
		failure idle.Failure
		do      func()
		want    string // of the routines called after it
		err     error
	}{
		{idle.FailureKeeps, func() { panic(fmt.Errorf("reading: %w", io.ErrUnexpectedEOF)) }, "", io.ErrUnexpectedEOF},
		{idle.FailureDisables, func() { panic("no more") }, "next", nil},
		{idle.FailureDeregisters, func() { var p *int; *p = 1 }, "next", nil},
		{idle.FailureDeregisters, func() { panic(nil) }, "next", nil},
	} {
		l, says, said := newLoop(t, idle.Config{Policy: idle.Policy{Failure: row.failure}})
		tag := register(t, l, idle.Job{Do: row.do, Priority: -2})
		register(t, l, idle.Job{Do: says("next"), Priority: -1})
		got := l.Turn(l.Now(), idle.Idle)
		p := new(idle.Panic)
		if !errors.As(got.Err, &p) || p.Tag != tag || p.Value == nil || !bytes.Contains(p.Stack, []byte("TestLoopContainsPanics")) || !strings.Contains(p.Error(), tag.String()) {
			t.Errorf("I-45: %+v", got)
		}
		if row.err != nil && !errors.Is(got.Err, row.err) {
			t.Errorf("I-45: %v is not %v", got.Err, row.err)
		}
		if l.Executing() != 0 || l.Gone(tag) != (row.failure == idle.FailureDeregisters) {
			t.Errorf("GI-05: executing %v, gone %v", l.Executing(), l.Gone(tag))
		}
		l.Turn(l.Now(), idle.Idle)
		if s := said(); s != row.want {
			t.Errorf("%v: then called %q", row.failure, s)
		}
	}

	l, says, said := newLoop(t, idle.Config{Policy: idle.Policy{Failure: idle.FailureDisables}})
	register(t, l, idle.Job{Do: runtime.Goexit, Priority: -2})
	register(t, l, idle.Job{Do: says("next"), Priority: -1})
	done := make(chan bool)
	go func() {
		defer close(done)
		l.Turn(l.Now(), idle.Idle)
	}()
	<-done
	l.Turn(l.Now(), idle.Idle)
	if s := said(); s != "next" {
		t.Errorf("I-45: after a routine that ends its goroutine: called %q", s)
	}
}

// GI-27, I-68, I-71, GI-05: what a routine does to the loop while it runs.
func TestLoopInsideARoutine(t *testing.T) {
	l, says, said := newLoop(t, idle.Config{})
	var tag idle.FTG
	tag = register(t, l, idle.Job{Priority: -1, Do: func() {
		says("turns")()
		if got := l.Turn(l.Now().Awake(5), idle.Idle); got.Tag != 0 {
			t.Errorf("GI-27: it calls %v from inside", got.Tag)
		}
		l.Change(l.Now(), tag, idle.Job{Do: func() { says("new")(); l.Deregister(l.Now(), tag) }}, mapi.ChangeFunc)
	}})
	register(t, l, idle.Job{Do: func() { says("shuts down")(); l.Deinit(l.Now()) }})
	for range 5 {
		l.Turn(l.Now(), idle.Idle)
	}
	if s := said(); s != "turns new shuts down" || l.Len() != 0 || !l.Gone(tag) || l.Running() {
		t.Errorf("I-68: called %q, %d routines left", s, l.Len())
	}
	if _, err := l.Register(l.Now(), idle.Job{Do: says("")}); !errors.Is(err, idle.ErrNotInitialized) {
		t.Errorf("GI-18: %v", err)
	}
}

// I-69, GI-04: a routine that is deregistered when its message is posted is called one
// last time, with its function; GI-35: so is one whose function is changed then.
func TestLoopLateCall(t *testing.T) {
	l, says, said := newLoop(t, idle.Config{})
	late := register(t, l, idle.Job{Do: says("late"), Priority: -2})
	l.Post(l.Now(), idle.Idle)
	l.Deregister(l.Now(), late)
	changed := register(t, l, idle.Job{Do: says("old"), Priority: -1})
	if got := l.Turn(l.Now(), idle.Idle); got.Tag != late || !got.Late {
		t.Errorf("I-69: %+v", got)
	}
	l.Post(l.Now(), idle.Idle)
	l.Change(l.Now(), changed, idle.Job{Do: says("changed")}, mapi.ChangeFunc)
	if got := l.Turn(l.Now(), idle.Lull{}); got.Tag != changed || got.Late {
		t.Errorf("GI-35: %+v", got)
	}
	if s := said(); s != "late changed" {
		t.Errorf("called %q", s)
	}
}

// GI-19, GI-28: no function, one that the loop does not know, one that is there twice; and
// a slot that is used again calls its new routine.
func TestLoopFunctions(t *testing.T) {
	var refused []error
	l, says, said := newLoop(t, idle.Config{Observer: func(e idle.Event) {
		if e.Kind == idle.Refused {
			refused = append(refused, e.Err)
		}
	}})
	if tag, err := l.Register(l.Now(), idle.Job{Priority: -1}); tag != 0 || !errors.Is(err, idle.ErrNullFunc) || len(refused) != 1 {
		t.Errorf("GI-19: %v, %v, told %v", tag, err, refused)
	}
	stranger, _ := l.Engine.Register(l.Now(), idle.Registration{Func: 7, Priority: -9})
	if got := l.Turn(l.Now(), idle.Idle); got.Tag != stranger || !errors.Is(got.Err, idle.ErrNullFunc) {
		t.Errorf("GI-19: %+v", got)
	}
	l.Deregister(l.Now(), stranger)
	do := says("twice")
	a := register(t, l, idle.Job{Do: do, Priority: -1, Time: time.Second, Options: mapi.IdleInterval})
	b := register(t, l, idle.Job{Do: do, Priority: -1, Time: time.Second, Options: mapi.IdleInterval})
	l.Turn(l.Now(), idle.Idle)
	l.Turn(l.Now(), idle.Idle)
	l.Deregister(l.Now(), a)
	again := register(t, l, idle.Job{Do: says("again"), Priority: -1})
	if again.Slot() != a.Slot() || again == a || a == b {
		t.Errorf("GI-19: %v, %v, %v", a, b, again)
	}
	if err := l.Change(l.Now(), a, idle.Job{Do: says("stale")}, mapi.ChangeFunc); !errors.Is(err, idle.ErrStaleTag) {
		t.Errorf("GI-19: %v", err)
	}
	l.Observe(nil)
	l.Turn(l.Now(), idle.Idle)
	if s := said(); s != "twice twice again" {
		t.Errorf("GI-28: called %q", s)
	}
}

// GI-05: what becomes of a clone takes no function from the loop.
func TestLoopClone(t *testing.T) {
	var removed int
	l, says, said := newLoop(t, idle.Config{Observer: func(e idle.Event) {
		if e.Kind == idle.Removed {
			removed++
		}
	}})
	tag := register(t, l, idle.Job{Do: says("kept"), Priority: -1})
	l.Clone().Deregister(l.Now(), tag)
	if got := l.Turn(l.Now(), idle.Idle); got.Err != nil || said() != "kept" || removed != 1 {
		t.Errorf("GI-05: %+v, %d removed", got, removed)
	}
}

// GI-01: a loop does not start with a reading that does not exist.
func TestLoopDoesNotStart(t *testing.T) {
	if l, err := idle.NewLoop(idle.At(0), idle.Config{Policy: idle.Policy{Order: 9}}); l != nil || !errors.Is(err, idle.ErrReading) {
		t.Errorf("%v, %v", l, err)
	}
}
