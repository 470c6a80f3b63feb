package session_test

import (
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

// world is a subsystem with four profiles: Work (the default) and Home, whose
// credentials are good, Old, whose are not, and Hidden, an app profile. Mailboxes
// accept the credentials "good".
type world struct {
	*session.Subsystem
	t testing.TB
}

func newWorld(t testing.TB) *world {
	t.Helper()
	m := new(profile.Memory)
	for _, p := range []profile.Profile{
		{Name: "Work", Default: true, Credentials: "good"},
		{Name: "Home", Credentials: "good"},
		{Name: "Old", Credentials: "bad"},
		{Name: "Hidden", App: true, Credentials: "good"},
	} {
		if err := m.Create(p); err != nil {
			t.Fatal(err)
		}
	}
	return &world{session.New(session.Config{Profiles: m}), t}
}

func (w *world) client(name string) *session.Client {
	w.t.Helper()
	c := w.Client(name)
	if err := c.Initialize(nil); err != nil {
		w.t.Fatal(err)
	}
	return c
}

// share publishes a session on Work.
func (w *world) share() *session.Session {
	w.t.Helper()
	return w.logon(w.client("sharer"), "Work", mapi.AllowOthers|mapi.NewSession)
}

func (w *world) logon(c *session.Client, name string, f mapi.LogonFlags) *session.Session {
	w.t.Helper()
	l := c.Logon(0, session.Request{Profile: name, Flags: f | mapi.Extended})
	settle(w.t, l, script{})
	s, err := l.Result()
	if err != nil {
		w.t.Fatalf("logon on %q with %v: %v", name, f, err)
	}
	return s
}

// logoff logs a session off, saying yes to the dialog.
func logoff(t testing.TB, h *session.Session, f mapi.LogoffFlags) error {
	t.Helper()
	l := h.Logoff(0, session.LogoffRequest{Flags: f})
	if l.Pending() != nil {
		l.Answer(0, session.Again{})
	}
	if !l.Done() {
		t.Fatalf("a logoff waits for %T", l.Pending())
	}
	return l.Err()
}

// script answers the prompts of a logon; an empty answer cancels.
type script struct{ profile, secret string }

// settle answers what the logon asks until it is done or awaits the mutex.
func settle(t testing.TB, l *session.Logon, s script) {
	t.Helper()
	for {
		var a session.Answer = session.Cancel{}
		switch q := l.Pending().(type) {
		case session.AskProfile:
			if s.profile != "" {
				a = session.Profile{Name: s.profile}
			}
		case session.AskCredentials:
			if s.secret != "" {
				a = session.Credentials{Secret: s.secret}
			}
		case session.AskValidation:
			a = session.Validation{Valid: q.Credentials == "good"}
		default:
			return
		}
		if err := l.Answer(0, a); err != nil {
			t.Fatalf("answering %T with %T: %v", l.Pending(), a, err)
		}
	}
}

// route writes a path as edges and its last node; "!" is off the chart.
func route(l *session.Logon) string {
	var parts []string
	for _, s := range l.Path() {
		switch {
		case s.Exit != "":
			parts = append(parts, "!", s.Rule)
		case s.Edge != "":
			parts = append(parts, string(s.Edge))
		default:
			parts = append(parts, string(s.Node))
		}
	}
	return strings.Join(parts, " ")
}
