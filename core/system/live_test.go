package system_test

import (
	"slices"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
)

// GI-19: an application that calls its engine by itself is narrated all the same: with its
// thread, with the names that routines are given afterwards, and with what is refused.
func TestOwnEngineIsTold(t *testing.T) {
	m := newComputer(t, nil)
	m.app.On("main")
	e := m.app.Engine
	e.Observe(m.app.Told)
	m.Reach(m.moment())
	e.Init(m.moment().Instant(), 1, 0)
	r, err := idle.NewRegistration(1, 0, -1, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	tag, err := e.Register(m.moment().Instant(), r)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.last(t, trace.IdleRegistered); got.Routine != tag.String() || got.Thread != "main" {
		t.Errorf("registered: %q on %q", got.Routine, got.Thread)
	}
	m.app.Replan(tag, system.Plan{Name: "tidy", Function: "tidy"})
	e.Deregister(m.moment().Instant(), tag)
	if got := m.last(t, trace.IdleDeregistered); got.Routine != "tidy" {
		t.Errorf("deregistered: %q", got.Routine)
	}
	e.Deregister(m.moment().Instant(), tag)
	if got := m.last(t, trace.IdleRefused); got.Routine != tag.String() || got.Rule != "GI-19" {
		t.Errorf("refused: %q by %s", got.Routine, got.Rule)
	}
	e.Reject(m.moment().Instant(), 0, idle.ErrNumber)
	if got := m.last(t, trace.IdleNoted); got.Text != idle.ErrNumber.Error() {
		t.Errorf("noted: %q", got.Text)
	}
}

// S-156: a session that has ended is forgotten with its objects if the host wants that, and
// S-158: its provider objects are in any case.
func TestEndedIsForgotten(t *testing.T) {
	m := newComputer(t, nil)
	c := m.logon(0)
	s, err := c.Session()
	if err != nil {
		t.Fatal(err)
	}
	opening := m.OpenAddressBook(m.moment(), s, "", 0, 0)
	m.Settle(m.moment())
	o, _, err := opening.Object()
	if err != nil || m.Object(opening.Name) != o {
		t.Fatalf("the address book: %v", err)
	}
	if n := m.LoggedOn(func(string, string) bool { return true }); n != 1 {
		t.Errorf("%d providers are logged on, want the store", n)
	}
	m.Release(o)
	if m.Object(opening.Name) != nil {
		t.Error("an object is there that was released")
	}
	off := m.Logoff(m.moment(), s, "", session.LogoffRequest{})
	m.Settle(m.moment())
	if err := off.Err(); err != nil {
		t.Fatal(err)
	}
	if m.Session(c.Name) != s {
		t.Error("the session is forgotten before the host says so")
	}
	m.Drop(s)
	if m.Session(c.Name) != nil {
		t.Error("the session is not forgotten")
	}
	for object := range 10 {
		if dll, loaded := m.Library(object); loaded {
			t.Errorf("object %d of %s is not forgotten", object, dll)
		}
	}
}

// S-91: a library that is loaded late is one all the same.
func TestLoadedLate(t *testing.T) {
	m := newComputer(t, nil)
	m.Load(77, "Shelf", "shelf.dll")
	if dll, loaded := m.Library(77); dll != "shelf.dll" || !loaded {
		t.Errorf("%q, %v", dll, loaded)
	}
}

// S-86: what the entry function of a service returns goes on from call to call, and the last
// of it stays; of a service that nobody has told about it is not known.
func TestConfigured(t *testing.T) {
	s := system.NewScripted(new(profile.Memory))
	s.Behave("Office", &system.Behaviour{Entry: scenario.Results{mapi.ErrUserCancel, mapi.OK}})
	var got []mapi.HRESULT
	for range 3 {
		r, scripted := s.Configured("Other", "office")
		if !scripted {
			t.Error("not scripted")
		}
		got = append(got, r)
	}
	if want := []mapi.HRESULT{mapi.ErrUserCancel, mapi.OK, mapi.OK}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if _, scripted := s.Configured("Other"); scripted {
		t.Error("nobody has told about the other one")
	}
}
