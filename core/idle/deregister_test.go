package idle_test

import (
	"errors"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// I-66, I-70: removed, it is never called again, whatever it was waiting for.
func TestDeregister(t *testing.T) {
	w := newWorld(t, idle.Config{Policy: idle.Policy{Obsolete: idle.ObsoleteLegacy}})
	var tags []idle.FTG
	for _, o := range []mapi.IdleOptions{0, mapi.IdleInterval, mapi.IdleWait, mapi.IdleDisabled, mapi.IdlePerBlock, mapi.IdleWait | mapi.IdleNoAdjustment} {
		tags = append(tags, w.add(o.String(), -1, 10, o))
	}
	w.idle(30)
	w.calls()
	for _, tag := range tags {
		if removed, err := w.Deregister(w.now, tag); !removed || err != nil || !w.Gone(tag) {
			t.Errorf("%s: removed %v, %v", w.names[tag], removed, err)
		}
	}
	w.UserAction(w.now)
	w.idle(100)
	w.expect("I-70", w.calls(), "")
	if w.Len() != 0 {
		t.Errorf("%d routines left", w.Len())
	}
}

// I-68, VI-04: a routine may remove itself; that call is its last.
func TestDeregisterItself(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", -1, 0, 0)
	calls := 0
	w.does[a] = func() {
		if calls++; calls == 2 {
			removed, err := w.Deregister(w.now, a)
			if removed || err != nil || w.Gone(a) {
				t.Errorf("I-68: removed %v while it runs, %v", removed, err)
			}
			if _, err := w.Deregister(w.now, a); !errors.Is(err, idle.ErrBeingRemoved) {
				t.Errorf("GI-04: a second time: %v", err)
			}
		}
	}
	w.expect("VI-04", w.order(5, idle.Idle), "a a")
	if !w.Gone(a) {
		t.Error("GI-05: not gone after its call")
	}
}

// I-67: whoever has the tag may remove the routine.
func TestDeregisterByAnother(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", 1, 0, 0)
	b := w.add("b", -1, 100, mapi.IdleInterval)
	w.does[b] = func() { w.Deregister(w.now, a) }
	w.expect("I-67", w.order(4, idle.Idle), "b")
}

// I-69, GI-04, VI-10: a message already posted brings one late call, or none if
// it is purged; then never another. GI-05: Gone and the event tell when.
func TestDeregisterWhilePosted(t *testing.T) {
	for _, row := range []struct {
		late idle.Late
		want string
		told string
	}{
		{idle.LateDelivered, "a", "registered, posted a, deregistered a, delivered a, returned a, removed a"},
		{idle.LatePurged, "", "registered, posted a, deregistered a, withdrawn a, removed a"},
	} {
		w := newWorld(t, idle.Config{Policy: idle.Policy{Late: row.late}})
		a := w.add("a", -1, 0, 0)
		w.Post(w.now, idle.Idle)
		removed, err := w.Deregister(w.now, a)
		if err != nil || removed != (row.want == "") || w.Gone(a) != removed {
			t.Errorf("VI-10: removed %v, gone %v, %v", removed, w.Gone(a), err)
		}
		for what, err := range map[string]error{
			"change": w.Change(w.now, a, idle.Registration{Priority: 3}, mapi.ChangePriority),
			"enable": w.Enable(w.now, a, false),
		} {
			want := idle.ErrBeingRemoved
			if removed {
				want = idle.ErrStaleTag
			}
			if !errors.Is(err, want) {
				t.Errorf("GI-04: %s: %v, want %v", what, err, want)
			}
		}
		w.refused()
		var told []string
		for _, e := range w.events {
			if e != "refused a" {
				told = append(told, e)
			}
		}
		w.events = told
		w.expect("VI-10", w.order(5, idle.Idle), row.want)
		w.expect("I-70", w.told(), row.told)
	}
}

// The late call says that it is one; nothing else about the engine differs.
func TestLateCall(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a := w.add("a", -1, 0, 0)
	w.Post(w.now, idle.Idle)
	w.Deregister(w.now, a)
	call, ok := w.Deliver(w.now, initThread)
	if !ok || !call.Late || call.Tag != a {
		t.Fatalf("I-69: %+v, %v", call, ok)
	}
	if removed := w.Return(w.now, idle.False); !removed {
		t.Error("I-70: not removed after the late call")
	}
	b := w.add("b", -1, 0, 0)
	w.Post(w.now, idle.Idle)
	if call, _ := w.Deliver(w.now, initThread); call.Late || call.Tag != b {
		t.Errorf("the next call: %+v", call)
	}
}

// I-71 is about memory that the engine never owns: it hands the parameter back
// and keeps nothing of a removed routine.
func TestRemovedLeavesNothing(t *testing.T) {
	w := newWorld(t, idle.Config{})
	a, _ := w.Register(w.now, idle.Registration{Func: 1, Param: 77, Priority: -9, Options: mapi.IdleInterval, Time: 5})
	w.turn(idle.Idle)
	w.Deregister(w.now, a)
	b, _ := w.Register(w.now, idle.Registration{Func: 2})
	r, _ := w.Routine(b)
	if want := (idle.Routine{Registration: idle.Registration{Func: 2}, Tag: b, Enabled: true}); r != want {
		t.Errorf("I-71: in the same slot there is %+v, want %+v", r, want)
	}
}
