package session_test

import (
	"errors"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
)

// S-33, VS-04, GS-31: logons are serialised; who has MAPI_TIMEOUT_SHORT gives up
// after three seconds, who has not waits and then goes on.
func TestMutex(t *testing.T) {
	w := newWorld(t)
	a := w.client("A").Logon(0, session.Request{Flags: mapi.LogonUI}) // holds the mutex at its prompt
	b := w.client("B").Logon(100, session.Request{Profile: "Home", Flags: mapi.TimeoutShort})
	c := w.client("C").Logon(150, session.Request{Profile: "Home"})
	for name, l := range map[string]*session.Logon{"B": b, "C": c} {
		if _, ok := l.Pending().(session.AwaitMutex); !ok || len(l.Path()) != 0 {
			t.Fatalf("%s is at %T after %s", name, l.Pending(), route(l))
		}
	}
	if at, ok := w.NextDue(); !ok || at != 400 {
		t.Errorf("next due %d, %v, want 400", at, ok)
	}
	w.Advance(399)
	if b.Done() {
		t.Error("B gave up too early")
	}
	w.Advance(400)
	if _, err := b.Result(); !errors.Is(err, mapi.ErrTimeout) || route(b) != "! S-33" {
		t.Errorf("B: %v by %s", err, route(b))
	}
	if _, ok := w.NextDue(); ok {
		t.Error("nobody is left who could give up")
	}
	w.Advance(1000000)
	if c.Done() {
		t.Error("C gave up although nothing told it to")
	}
	a.Answer(1000000, session.Cancel{})
	if _, ok := c.Pending().(session.AskValidation); !ok {
		t.Fatalf("C is at %T after A has ended", c.Pending())
	}
	settle(t, c, script{})
	if s, err := c.Result(); s == nil || err != nil {
		t.Errorf("C: %v, %v", s, err)
	}
}

// First come, first served; the mutex is passed on however a logon ends.
func TestMutexIsPassedOn(t *testing.T) {
	w := newWorld(t)
	a := w.client("A").Logon(0, session.Request{Flags: mapi.LogonUI})
	b := w.client("B").Logon(0, session.Request{}) // ends in N10 as soon as it may go on
	c := w.client("C").Logon(0, session.Request{Profile: "Home"})
	d := w.client("D").Logon(0, session.Request{Profile: "Work"})
	d.Abandon()
	if _, err := d.Result(); !errors.Is(err, mapi.ErrCallFailed) {
		t.Errorf("S-35: abandoned while it waited: %v", err)
	}
	a.Abandon()
	if !a.Done() || a.Pending() != nil || route(a) != "E2 E4 E6 E8 E9 N9 ! S-04" {
		t.Errorf("A: done %v, by %s", a.Done(), route(a))
	}
	if got, want := route(b), "E2 E4 E6 E8 E10 N10"; got != want {
		t.Errorf("B went by %s, want %s", got, want)
	}
	if _, ok := c.Pending().(session.AskValidation); !ok {
		t.Fatalf("C is at %T", c.Pending())
	}
	c.Abandon()
	c.Abandon()
	if s := w.logon(w.client("E"), "Home", 0); s == nil {
		t.Error("the mutex was not given back")
	}
}
