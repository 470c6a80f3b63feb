package session_test

import (
	"errors"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
)

func profileOf(t *testing.T, s *session.Session) string {
	t.Helper()
	name, err := s.ProfileName()
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// VS-02, S-41, S-127: the shared session wins over the name, unless
// MAPI_NEW_SESSION insists. S-10, S-11: who joins shares the profile and gives
// nothing. S-13: handles are unique.
func TestSharedSessionWins(t *testing.T) {
	w := newWorld(t)
	first := w.share()
	b := w.client("B")
	l := b.Logon(0, session.Request{Profile: "Home", Flags: mapi.Extended})
	joined, err := l.Result()
	if err != nil || route(l) != "E2 E3 N3" {
		t.Fatalf("%v by %s, want a session by E2 E3 N3 without a question", err, route(l))
	}
	if joined == first || joined.ID() == first.ID() {
		t.Error("S-13: both clients have one handle")
	}
	if got := profileOf(t, joined); got != "Work" {
		t.Errorf("B is on %s, want Work", got)
	}
	if first.Members() != 2 || !joined.Shared() {
		t.Errorf("%d members, shared %v", first.Members(), joined.Shared())
	}
	own := w.logon(b, "Home", mapi.NewSession)
	if got := profileOf(t, own); got != "Home" || own.Shared() {
		t.Errorf("with MAPI_NEW_SESSION B is on %s, shared %v", got, own.Shared())
	}
}

// VS-14, GS-03, S-45, S-09: who publishes and who does not.
func TestWhatIsPublished(t *testing.T) {
	for _, row := range []struct {
		flags  mapi.LogonFlags
		shared bool
	}{{0, false}, {mapi.NewSession, false}, {mapi.AllowOthers, true}, {mapi.AllowOthers | mapi.NewSession, true}} {
		w := newWorld(t)
		if s := w.logon(w.client("A"), "Work", row.flags); s.Shared() != row.shared {
			t.Errorf("%v: shared %v", row.flags, s.Shared())
		}
	}
	w := newWorld(t)
	first := w.share()
	second := w.logon(w.client("B"), "Home", mapi.AllowOthers|mapi.NewSession)
	if second.Shared() || !first.Shared() {
		t.Error("GS-38: the published session stays, the new one is individual")
	}
}

// S-14: a client logs on as often as it likes.
func TestManyLogons(t *testing.T) {
	w := newWorld(t)
	c := w.client("A")
	seen := make(map[int]bool)
	for range 20 {
		seen[w.logon(c, "Work", mapi.NewSession).ID()] = true
	}
	if len(seen) != 20 {
		t.Errorf("%d different sessions of 20", len(seen))
	}
}

// GS-26, S-156, GS-27: Logoff ends a handle; the last one ends the session.
func TestLogoff(t *testing.T) {
	w := newWorld(t)
	first := w.share()
	second := w.logon(w.client("B"), "", 0)
	if err := logoff(t, first, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := first.ProfileName(); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("asked after Logoff: %v", err)
	}
	if err := logoff(t, first, 0); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("a second Logoff: %v", err)
	}
	if first.Members() != 0 || first.Shared() {
		t.Error("a dead handle has members or is shared")
	}
	if got := profileOf(t, second); got != "Work" || !second.Shared() {
		t.Errorf("the other member is on %s, shared %v", got, second.Shared())
	}
	if err := logoff(t, second, 0); err != nil {
		t.Fatal(err)
	}
	if name, ok := w.SharedProfile(); ok {
		t.Errorf("a session without members is still offered, on %s", name)
	}
}
