package idle_test

import (
	"errors"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// I-05, I-06, GI-21: what MAPIInitIdle returns, in both readings of its failure.
func TestInitResult(t *testing.T) {
	for _, row := range []struct {
		rule     string
		thread   idle.Thread
		reserved uint32
		policy   idle.InitFailure
		result   int32
		err      error
	}{
		{"I-06 success", 1, 0, idle.InitFailsWithOne, 0, nil},
		{"I-06 the engine cannot start", 0, 0, idle.InitFailsWithOne, 1, idle.ErrNoThread},
		{"I-05 GI-19 a reserved argument that is not zero", 1, 7, idle.InitFailsWithOne, 1, idle.ErrReserved},
		{"GI-21 the header's failure value", 1, 7, idle.InitFailsWithMinusOne, -1, idle.ErrReserved},
		{"GI-21 success is zero in every reading", 1, 0, idle.InitFailsWithMinusOne, 0, nil},
	} {
		e := idle.New(idle.Config{Policy: idle.Policy{Init: row.policy}})
		result, err := e.Init(idle.At(0), row.thread, row.reserved)
		if result != row.result || !errors.Is(err, row.err) || e.Running() != (row.err == nil) {
			t.Errorf("%s: %d, %v, running %v", row.rule, result, err, e.Running())
		}
	}
}

// I-08, I-09, I-10, VI-11: initialisation is counted.
func TestInitIsCounted(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("a", -1, 0, 0)
	for range 2 {
		if result, err := w.Init(w.now, initThread, 0); result != 0 || err != nil {
			t.Fatal(result, err)
		}
	}
	if w.References() != 3 || w.Len() != 1 {
		t.Errorf("I-08: %d references, %d routines", w.References(), w.Len())
	}
	w.Init(w.now, initThread, 1)
	if w.References() != 3 {
		t.Error("GI-19: a refused call was counted")
	}
	w.Deinit(w.now)
	w.Deinit(w.now)
	w.expect("I-09 two of three taken back", w.order(2, idle.Idle), "a a")
	w.Deinit(w.now)
	w.expect("I-10 the last one taken back", w.order(2, idle.Idle), "")
	if w.Running() || w.Len() != 0 {
		t.Errorf("GI-20: running %v with %d routines", w.Running(), w.Len())
	}
	if err := w.Deinit(w.now); !errors.Is(err, idle.ErrUnbalanced) || w.References() != 0 {
		t.Errorf("GI-19: one too many: %v, %d references", err, w.References())
	}
}

// I-07, GI-18: nothing works before the first or after the last.
func TestUninitialised(t *testing.T) {
	w := newWorld(t, idle.Config{})
	old := w.add("a", 0, 0, 0)
	w.Deinit(w.now)
	check := func(when string) {
		t.Helper()
		tag, err := w.Register(w.now, idle.Registration{Func: 1})
		if tag != 0 || !errors.Is(err, idle.ErrNotInitialized) {
			t.Errorf("%s: registering: %v, %v", when, tag, err)
		}
		_, deregistering := w.Deregister(w.now, old)
		for what, err := range map[string]error{
			"changing":      w.Change(w.now, old, idle.Registration{}, mapi.ChangePriority),
			"enabling":      w.Enable(w.now, old, true),
			"deregistering": deregistering,
		} {
			if !errors.Is(err, idle.ErrNotInitialized) {
				t.Errorf("%s: %s: %v", when, what, err)
			}
		}
		if _, ok := w.Post(w.now, idle.Idle); ok {
			t.Errorf("%s: something was posted", when)
		}
		if _, ok := w.Deliver(w.now, initThread); ok {
			t.Errorf("%s: something was delivered", when)
		}
	}
	check("after the last MAPIDeInitIdle")
	w.Engine = idle.New(idle.Config{})
	check("before the first MAPIInitIdle")
}

// GI-20: a later initialisation starts empty, and old tags stay stale.
func TestInitAgain(t *testing.T) {
	w := newWorld(t, idle.Config{})
	old := w.add("old", -1, 0, 0)
	waiting := w.add("waiting", -1, 100, mapi.IdleWait)
	late := w.add("late", -2, 0, 0)
	w.Post(w.now, idle.Idle)
	w.Deregister(w.now, late)
	w.Deinit(w.now)
	w.Init(w.now, initThread, 0)
	w.now = w.now.Awake(1000)
	w.expect("called", w.order(3, idle.Idle), "")
	fresh := w.add("fresh", -1, 0, 0)
	for name, tag := range map[string]idle.FTG{"old": old, "waiting": waiting, "late": late} {
		if err := w.Enable(w.now, tag, false); !errors.Is(err, idle.ErrStaleTag) || !w.Gone(tag) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if w.Gone(fresh) {
		t.Error("the new routine is gone")
	}
	w.expect("called", w.order(2, idle.Idle), "fresh fresh")
}

// I-12: each application has an engine of its own.
func TestApplicationsAreApart(t *testing.T) {
	a, b := newWorld(t, idle.Config{}), newWorld(t, idle.Config{})
	a.add("a", 0, 0, 0)
	b.add("b", 0, 0, 0)
	a.Deinit(a.now)
	a.expect("the first", a.order(1, idle.Idle), "")
	b.expect("the second", b.order(1, idle.Idle), "b")
}

// Shutting the engine down inside a routine lets that routine end, and nothing
// more; starting it again there does not let another overlap (I-45).
func TestDeinitInsideARoutine(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", -1, 0, 0)
	w.add("b", 0, 0, 0)
	w.does[a] = func() {
		w.Deinit(w.now)
		w.Init(w.now, initThread, 0)
		w.add("c", 0, 0, 0)
		w.Post(w.now, idle.Idle)
		if _, ok := w.Deliver(w.now, initThread); ok {
			t.Error("I-45: a routine was called inside another")
		}
	}
	w.expect("called", w.order(3, idle.Idle), "a c c")
}

// I-11: an address book provider that initialised the engine takes that back in
// its Shutdown; the client's own initialisation outlives it.
func TestProviderShutdown(t *testing.T) {
	w := newWorld(t, idle.Config{}) // the client's
	w.Init(w.now, initThread, 0)    // the provider's
	tag := w.add("provider's", -1, 0, 0)
	w.add("client's", 0, 0, 0)
	shutdown := func() {
		w.Deregister(w.now, tag)
		w.Deinit(w.now)
	}
	shutdown()
	w.expect("I-11", w.order(2, idle.Idle), "client's client's")
	w.Deinit(w.now)
	if w.References() != 0 || w.Running() {
		t.Errorf("I-11: %d references left", w.References())
	}
}

// GI-05, I-71: a routine that is being called when the engine is shut down is gone
// when it returns, and not before; GI-20: messages are taken back, and it is told.
func TestShutDownDuringACall(t *testing.T) {
	for _, outcome := range []idle.Outcome{idle.False, idle.True, idle.Threw} {
		w := newWorld(t, idle.Config{})
		running := w.add("running", -2, 0, 0)
		w.add("posted", -1, 0, 0)
		w.Post(w.now, idle.Idle)
		w.Deliver(w.now, initThread)
		w.Post(w.now, idle.Idle)
		w.told()
		w.Deinit(w.now)
		w.expect("GI-20 I-71: told at MAPIDeInitIdle", w.told(), "deinitialized, withdrawn posted, removed posted")
		if w.Gone(running) || w.Len() != 1 || w.Executing() != running {
			t.Errorf("GI-05: gone %v, %d routines, executing %v", w.Gone(running), w.Len(), w.Executing())
		}
		w.Init(w.now, initThread, 0)
		fresh := w.add("fresh", -1, 0, 0)
		if fresh.Slot() == running.Slot() {
			t.Errorf("GI-05: %v is given the slot of %v, which still runs", fresh, running)
		}
		if _, err := w.Deregister(w.now, running); !errors.Is(err, idle.ErrBeingRemoved) {
			t.Errorf("GI-20: its tag can still be used: %v", err)
		}
		if x := w.Explain(running, idle.Idle); x.Reason != idle.AwaitsRemoval {
			t.Errorf("GI-05: it is %v", x.Reason)
		}
		w.told()
		if !w.Return(w.now, outcome) || !w.Gone(running) {
			t.Error("GI-05: it is not gone when it has returned")
		}
		want := map[idle.Outcome]string{idle.False: "returned running", idle.True: "returned running, refused running", idle.Threw: "failed running"}
		w.expect("I-71: told at its return", w.told(), want[outcome]+", removed running")
		w.expect("called", w.order(2, idle.Idle), "fresh fresh")
	}
}

// I-08: a call that only counts needs no thread, and changes none.
func TestCountedInitNeedsNoThread(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("r", 0, 0, 0)
	if result, err := w.Init(w.now, 0, 0); result != 0 || err != nil || w.References() != 2 {
		t.Errorf("I-08: %d, %v, %d references", result, err, w.References())
	}
	w.Deinit(w.now)
	w.expect("I-08, I-44: called on the first thread", w.order(1, idle.Idle), "r")
	w.Deinit(w.now)
	if result, err := w.Init(w.now, 0, 0); result != 1 || !errors.Is(err, idle.ErrNoThread) {
		t.Errorf("I-06: without a thread the engine starts: %d, %v", result, err)
	}
}

// GI-02: priority zero is taken, and it is told that this is the level of user events.
func TestUserLevelIsRemarked(t *testing.T) {
	w := newWorld(t, idle.Config{})
	w.add("r", 0, 0, 0)
	w.expect("GI-02 register", w.refused(), idle.ErrUserLevel.Error())
	other := w.add("other", -1, 0, 0)
	w.expect("GI-02 another priority", w.refused(), "")
	w.Change(w.now, other, idle.Registration{}, mapi.ChangePriority)
	w.expect("GI-02 change", w.refused(), idle.ErrUserLevel.Error())
	w.Change(w.now, other, idle.Registration{}, mapi.ChangePriority)
	w.expect("GI-02 no change", w.refused(), "")
}

// A reading that does not exist is not followed, and an outcome that does not exist
// counts as failed (I-45).
func TestOutOfRange(t *testing.T) {
	for name, p := range map[string]idle.Policy{
		"order": {Order: 2}, "equals": {Equals: 2}, "turns": {Turns: 2}, "wait": {Wait: 3}, "zero": {Zero: 2},
		"obsolete": {Obsolete: 2}, "late": {Late: 2}, "failure": {Failure: 3}, "init": {Init: 255},
	} {
		w := newWorld(t, idle.Config{})
		if err := w.SetPolicy(w.now, p); !errors.Is(err, idle.ErrReading) || w.Policy() != (idle.Policy{}) {
			t.Errorf("%s: %v, and then %+v", name, err, w.Policy())
		}
		e := idle.New(idle.Config{Policy: p})
		if result, err := e.Init(w.now, initThread, 0); result != 1 || !errors.Is(err, idle.ErrReading) {
			t.Errorf("%s: the engine starts: %d, %v", name, result, err)
		}
		if e.SetPolicy(w.now, idle.Policy{}); !starts(e) {
			t.Errorf("%s: it does not start with a reading that exists", name)
		}
	}
	w := newWorld(t, idle.Config{Policy: idle.Policy{Failure: idle.FailureDisables}})
	tag := w.add("r", -1, 0, 0)
	w.Post(w.now, idle.Idle)
	w.Deliver(w.now, initThread)
	w.told()
	w.Return(w.now, 3)
	w.expect("the outcome 3", w.told(), "refused r, failed r, disabled r")
	if r, _ := w.Routine(tag); r.Enabled {
		t.Error("it does not count as failed")
	}
}

func starts(e *idle.Engine) bool {
	_, err := e.Init(e.Now(), initThread, 0)
	return err == nil
}
