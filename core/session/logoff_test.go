package session_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
)

// three clients share a session on Work and register for notifications.
func three(t *testing.T) (*world, [3]*session.Session, map[session.Connection]string) {
	t.Helper()
	w := newWorld(t)
	handles := [3]*session.Session{w.share(), w.logon(w.client("B"), "", 0), w.logon(w.client("C"), "", 0)}
	connections := make(map[session.Connection]string)
	for i, h := range handles {
		mask := mapi.Events(0)
		if i == 2 {
			mask = mapi.EventExtended
		}
		c, err := h.Advise(nil, mask)
		if err != nil || c == 0 {
			t.Fatal(c, err)
		}
		connections[c] = string("ABC"[i])
	}
	return w, handles, connections
}

func dispatched(w *world, connections map[session.Connection]string) string {
	var all []string
	for {
		d, ok := w.Dispatch()
		if !ok {
			return strings.Join(all, ", ")
		}
		line := connections[d.Connection] + " " + d.Notification.Event.String()
		if d.Notification.Result != 0 {
			line += " " + d.Notification.Result.Name()
		}
		all = append(all, line)
	}
}

// VS-11, S-154, S-155, S-163, S-164, S-165, S-167, GS-25, GS-40, GS-41: with
// MAPI_LOGOFF_SHARED every other member is told, once, after the call; they stay,
// but nobody new joins. A mask of zero hears critical errors, one with
// fnevExtended hears of the logoff too.
func TestLogoffShared(t *testing.T) {
	w, h, names := three(t)
	if err := logoff(t, h[1], mapi.LogoffShared); err != nil {
		t.Fatal(err)
	}
	same(t, "VS-11", dispatched(w, names), "A fnevCriticalError MAPI_E_END_OF_SESSION, C fnevCriticalError MAPI_E_END_OF_SESSION, C fnevExtended")
	if _, err := h[1].ProfileName(); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("VS-11: B's handle: %v", err)
	}
	for _, other := range []*session.Session{h[0], h[2]} {
		if name, err := other.ProfileName(); name != "Work" || err != nil {
			t.Errorf("S-154: another member was forced out: %v", err)
		}
	}
	if own := w.logon(w.client("D"), "Home", 0); own.Members() != 1 {
		t.Error("GS-25: a session that is ending took a new member")
	}
}

// S-154: not shared, the flag has no effect; S-164: a plain logoff is told to
// those that asked.
func TestLogoffPlain(t *testing.T) {
	w, h, names := three(t)
	logoff(t, h[0], 0)
	same(t, "S-164", dispatched(w, names), "C fnevExtended")
	if !h[1].Shared() || !h[2].Shared() {
		t.Error("S-154: the session is no longer shared")
	}
	alone := w.logon(w.client("D"), "Home", mapi.NewSession)
	alone.Advise(nil, mapi.EventExtended)
	if err := logoff(t, alone, mapi.LogoffShared); err != nil || dispatched(w, names) != "" {
		t.Errorf("VS-11: an individual session: %v", err)
	}
}

// S-152, S-153, GS-28: the parameters, and the dialog of MAPI_LOGOFF_UI.
func TestLogoffParameters(t *testing.T) {
	w := newWorld(t)
	h := w.share()
	for _, row := range []struct {
		request session.LogoffRequest
		result  mapi.HRESULT
	}{
		{session.LogoffRequest{Reserved: 1}, mapi.ErrInvalidParameter},
		{session.LogoffRequest{Flags: 0x10}, mapi.ErrUnknownFlags},
	} {
		if l := h.Logoff(0, row.request); !errors.Is(l.Err(), row.result) {
			t.Errorf("S-152: %+v: %v", row.request, l.Err())
		}
	}
	l := h.Logoff(0, session.LogoffRequest{Parent: 9, Flags: mapi.LogoffUI})
	if q, ok := l.Pending().(session.AskLogoff); !ok || q.Parent != 9 {
		t.Fatalf("S-153: %+v", l.Pending())
	}
	l.Answer(0, session.Cancel{})
	if _, err := h.ProfileName(); !errors.Is(l.Err(), mapi.ErrUserCancel) || err != nil {
		t.Errorf("GS-28: %v, %v", l.Err(), err)
	}
	// Logged off by another call while the user thinks about it.
	l = h.Logoff(0, session.LogoffRequest{Flags: mapi.LogoffUI})
	logoff(t, h, 0)
	l.Answer(0, session.Again{})
	if !errors.Is(l.Err(), mapi.ErrInvalidObject) {
		t.Errorf("S-156: %v", l.Err())
	}
	// Abandoned.
	h = w.share()
	l = h.Logoff(0, session.LogoffRequest{Flags: mapi.LogoffUI})
	l.Abandon()
	if _, err := h.ProfileName(); err != nil || !errors.Is(l.Err(), mapi.ErrCallFailed) {
		t.Errorf("abandoned: %v, %v", l.Err(), err)
	}
}

// S-163, S-166, S-169: what can be registered for. S-167: what is on its way may
// still arrive after Unadvise; what a dead handle registered for does not.
func TestAdvise(t *testing.T) {
	w, h, names := three(t)
	for _, row := range []struct {
		entry  []byte
		mask   mapi.Events
		result error
	}{
		{nil, 0, nil},
		{nil, mapi.EventStatusObjectModified, mapi.ErrNoSupport},
		{[]byte{1}, mapi.EventNewMail, mapi.ErrNoSupport},
		{nil, 0x800, mapi.ErrUnknownFlags},
	} {
		if c, err := h[0].Advise(row.entry, row.mask); !errors.Is(err, row.result) || (c == 0) != (row.result != nil) {
			t.Errorf("S-166, S-169: %+v: %d, %v", row, c, err)
		}
	}
	if err := h[0].Unadvise(9999); !errors.Is(err, mapi.ErrNotFound) {
		t.Errorf("S-166: %v", err)
	}
	logoff(t, h[1], mapi.LogoffShared)
	h[2].Unadvise(3)
	h[0].Unadvise(1)
	logoff(t, h[0], 0)
	same(t, "S-167", dispatched(w, names), "C fnevCriticalError MAPI_E_END_OF_SESSION, C fnevExtended")
	if _, err := h[0].Advise(nil, 0); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("S-156: %v", err)
	}
	if err := h[0].Unadvise(1); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("S-156: %v", err)
	}
}

// S-158, GS-26: with the last handle, and not before, providers are logged off
// and shut down, those of a disabled service included, which had logged on: the
// service is disabled until the session ends (S-111).
func TestShutdown(t *testing.T) {
	o := newOffice(t, session.Config{}, "Good: AB MS", "Bad: AB MS")
	o.results["Bad/MS"] = fails(mapi.ErrLogonFailed, mapi.ErrLogonFailed)
	first := o.mustLogon(mapi.AllowOthers)
	second := o.mustLogon(0)
	o.did()
	logoff(t, first, 0)
	same(t, "GS-26", o.did(), "")
	logoff(t, second, 0)
	same(t, "S-158", o.did(), "logged off Good/AB, shut down Good/AB, logged off Good/MS, shut down Good/MS, logged off Bad/AB, shut down Bad/AB, shut down Bad/MS")
	if o.Sessions() != 0 {
		t.Errorf("%d sessions are open", o.Sessions())
	}
}

// turn gives the spooler an idle turn; its transports all succeed.
func turn(s *session.Subsystem) {
	s.Spooler().Turn(true)
	for {
		c, ok := s.Spooler().Next()
		if !ok {
			return
		}
		s.Spooler().Return(spooler.Reply{Version: c.Version})
	}
}

func table(t *testing.T, h *session.Session) string {
	t.Helper()
	rows, err := h.StatusTable()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for i, r := range rows {
		if r.RowID != i+1 || r.ObjectType != mapi.ObjectStatus {
			t.Errorf("S-138: %+v", r)
		}
		all = append(all, fmt.Sprintf("%s %v", r.DisplayName, r.Code))
	}
	return strings.Join(all, ", ")
}

// S-137, S-138, S-140, S-142, S-144, GS-19: the rows of the status table.
// VS-10, S-128, S-130: a NO_MAIL member sees no transport, and the spooler's row
// fails, while another member of the same session sees both.
func TestStatusTable(t *testing.T) {
	o := newOffice(t, session.Config{}, "Mail: AB MS XP", "Bad: MS XP")
	o.results["Bad/MS"] = fails(mapi.ErrLogonFailed, mapi.ErrLogonFailed)
	quiet := o.mustLogon(mapi.AllowOthers | mapi.NoMail)
	turn(o.Subsystem)
	const noMail = "Work STATUS_AVAILABLE, MAPI Spooler STATUS_FAILURE, MAPI Address Book STATUS_AVAILABLE, " +
		"Mail/AB STATUS_AVAILABLE, Mail/MS STATUS_AVAILABLE, Bad/MS STATUS_FAILURE"
	same(t, "VS-10", table(t, quiet), noMail)
	if n := len(o.Spooler().Transports()); n != 0 {
		t.Errorf("S-53, S-129: the spooler has %d transports", n)
	}
	messaging := o.mustLogon(0)
	same(t, "S-143 before the spooler has started them", table(t, messaging), "Work STATUS_AVAILABLE, MAPI Spooler STATUS_AVAILABLE, MAPI Address Book STATUS_AVAILABLE, "+
		"Mail/AB STATUS_AVAILABLE, Mail/MS STATUS_AVAILABLE, Bad/MS STATUS_FAILURE, Bad/XP STATUS_FAILURE")
	turn(o.Subsystem)
	same(t, "S-137", table(t, messaging), "Work STATUS_AVAILABLE, MAPI Spooler STATUS_AVAILABLE, MAPI Address Book STATUS_AVAILABLE, "+
		"Mail/AB STATUS_AVAILABLE, Mail/MS STATUS_AVAILABLE, Mail/XP STATUS_AVAILABLE|STATUS_INBOUND_ENABLED|STATUS_OUTBOUND_ENABLED, Bad/MS STATUS_FAILURE, Bad/XP STATUS_FAILURE")
	same(t, "S-128", table(t, quiet), noMail)
	if n := len(o.Spooler().Transports()); n != 1 {
		t.Errorf("S-113: the spooler has %d transports, want that of the service that works", n)
	}
	rows, _ := messaging.StatusTable()
	if m := rows[0].Methods; m != mapi.MethodValidateState || rows[1].Methods != mapi.MethodValidateState|mapi.MethodFlushQueues || rows[2].Methods != mapi.MethodValidateState {
		t.Errorf("S-141: %v, %v, %v", m, rows[1].Methods, rows[2].Methods)
	}
	logoff(t, quiet, 0)
	logoff(t, messaging, 0)
	turn(o.Subsystem)
	if n := len(o.Spooler().Transports()); n != 0 {
		t.Errorf("S-158, S-159: the spooler still has %d transports", n)
	}
	if _, err := quiet.StatusTable(); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("VS-12: %v", err)
	}
}

// Without a store there is nothing to receive into or send from (S-99).
func TestTransportsWithoutStore(t *testing.T) {
	o := newOffice(t, session.Config{}, "Mail: AB XP")
	h := o.mustLogon(0)
	turn(o.Subsystem)
	if got := table(t, h); !strings.HasSuffix(got, "Mail/XP STATUS_AVAILABLE") {
		t.Errorf("S-99: %s", got)
	}
}
