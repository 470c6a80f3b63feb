package session_test

import (
	"errors"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

// A damaged profile: the documented code, the reason on the path, every other
// profile as before (S-32, GS-14).
func TestDamagedProfile(t *testing.T) {
	for _, flags := range []mapi.LogonFlags{0, mapi.PasswordUI} {
		w := newWorld(t)
		w.Profiles().(*profile.Memory).Damage("Home")
		l := w.client("A").Logon(0, session.Request{Profile: "Home", Flags: flags | mapi.NewSession})
		settle(t, l, script{secret: "good"})
		_, err := l.Result()
		if !errors.Is(err, mapi.ErrLogonFailed) || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("GS-14: %v", err)
		}
		facts := ""
		for _, s := range l.Path() {
			for _, f := range s.Facts {
				facts += f.Name + "=" + f.Value + " "
			}
		}
		if !strings.Contains(facts, "readable=MAPI_E_CORRUPT_DATA") {
			t.Errorf("the path does not say why: %s", facts)
		}
		if s := w.logon(w.client("B"), "Work", 0); s == nil {
			t.Error("another profile suffers")
		}
	}
}

// A provider that never answers holds the mutex: sessions that are open go on,
// who has MAPI_TIMEOUT_SHORT gives up, and abandoning it lets the others through
// (S-33). Whatever it says afterwards is heard by nobody.
func TestProviderThatNeverAnswers(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS")
	open := o.mustLogon(0)
	c := o.Client("A")
	c.Initialize(nil)
	stuck := c.Logon(0, session.Request{Profile: "Work", Flags: mapi.NewSession})
	stuck.Answer(0, session.Validation{Valid: true})
	stuck.Answer(0, session.Init{Version: mapi.SPIVersion})
	if _, ok := stuck.Pending().(session.AskProviderLogon); !ok {
		t.Fatalf("it is at %T", stuck.Pending())
	}
	hurried := c.Logon(0, session.Request{Profile: "Work", Flags: mapi.TimeoutShort})
	patient := c.Logon(0, session.Request{Profile: "Work"})
	o.Advance(300)
	if _, err := hurried.Result(); !errors.Is(err, mapi.ErrTimeout) {
		t.Errorf("S-33: %v", err)
	}
	if store := o.open(open, "One/MS", 0); store == nil {
		t.Error("a session that is open suffers")
	}
	stuck.Abandon()
	if err := stuck.Answer(0, session.ProviderLogon{}); !errors.Is(err, session.ErrNoQuestion) {
		t.Errorf("an answer after the end: %v", err)
	}
	if _, err := stuck.Result(); !errors.Is(err, mapi.ErrCallFailed) {
		t.Errorf("abandoned: %v", err)
	}
	for patient.Pending() != nil {
		patient.Answer(0, o.answer(patient.Pending()))
	}
	if s, err := patient.Result(); s == nil || err != nil {
		t.Errorf("S-33: who waited: %v", err)
	}
	if o.Sessions() != 2 {
		t.Errorf("%d sessions are open, want 2", o.Sessions())
	}
}

// Answered twice, answered wrongly, answered after the end: refused, and nothing
// changes.
func TestAnsweredTwice(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB MS")
	c := o.Client("A")
	c.Initialize(nil)
	l := c.Logon(0, session.Request{Profile: "Work"})
	l.Answer(0, session.Validation{Valid: true})
	for range 3 {
		if err := l.Answer(0, session.Validation{}); !errors.Is(err, session.ErrNoQuestion) {
			t.Errorf("twice: %v", err)
		}
	}
	for _, a := range []session.Answer{session.ProviderLogon{}, session.Supplied{}, session.Again{}, session.Cancel{}, session.Downloaded{}, session.ProviderIs{}} {
		if err := l.Answer(0, a); !errors.Is(err, session.ErrNoQuestion) {
			t.Errorf("%T: %v", a, err)
		}
	}
	for l.Pending() != nil {
		l.Answer(0, o.answer(l.Pending()))
	}
	s, err := l.Result()
	if err != nil {
		t.Fatal(err)
	}
	same(t, "the session", status(s), "One: AB ready, MS ready")
	if err := l.Answer(0, session.Cancel{}); !errors.Is(err, session.ErrNoQuestion) {
		t.Errorf("after the end: %v", err)
	}
}

// Clients that never log off use up what there is, and nobody's session is taken
// for that (S-32, GS-29).
func TestNeverLogsOff(t *testing.T) {
	o := newOffice(t, session.Config{Limit: 5}, "One: MS")
	var open []*session.Session
	for range 5 {
		open = append(open, o.mustLogon(mapi.NewSession))
	}
	for range 3 {
		if _, l, err := o.logon(mapi.NewSession); !errors.Is(err, mapi.ErrLogonFailed) || !strings.HasSuffix(route(l), "! S-32") {
			t.Errorf("S-32: %v by %s", err, route(l))
		}
	}
	for _, h := range open {
		if _, err := h.ProfileName(); err != nil {
			t.Errorf("GS-29: %v", err)
		}
	}
}

// Logoff inside a notification, of the one that is told and of another (S-154,
// S-167).
func TestLogoffInsideANotification(t *testing.T) {
	w, h, names := three(t)
	logoff(t, h[0], mapi.LogoffShared)
	d, ok := w.Dispatch()
	if !ok || d.Session != h[1] {
		t.Fatalf("%+v", d)
	}
	// B's OnNotify: as it should, it logs off; and C's as well.
	for _, member := range h[1:] {
		if err := logoff(t, member, 0); err != nil {
			t.Errorf("S-154: %v", err)
		}
	}
	same(t, "nobody is left to be told", dispatched(w, names), "")
	if w.Sessions() != 0 {
		t.Errorf("%d sessions are open", w.Sessions())
	}
	if s := w.logon(w.client("D"), "Home", 0); s == nil {
		t.Error("nobody can log on any more")
	}
}
