package session

import (
	"slices"

	"mapi-playground/core/mapi"
)

// LogoffRequest is what IMAPISession::Logoff is called with (S-152).
type LogoffRequest struct {
	Parent   Window // ulUIParam, ignored without MAPI_LOGOFF_UI
	Flags    mapi.LogoffFlags
	Reserved uint32 // must be zero
}

// Logoff is one IMAPISession::Logoff, from its call to its result. [Call] says
// what it asks: with MAPI_LOGOFF_UI, [AskLogoff].
type Logoff struct {
	Call
	err error
}

// Err is what Logoff returned; [ErrNotDone] before the end.
func (l *Logoff) Err() error {
	if err := l.notDone(); err != nil {
		return err
	}
	return l.err
}

// Logoff is IMAPISession::Logoff (S-152 to S-156). This handle is dead
// afterwards; the session ends with its last handle (GS-26). With
// MAPI_LOGOFF_SHARED the other members of a shared session are told that it is
// ending, and it is offered to nobody any more; they are not forced out (S-154,
// S-155, GS-25). On every logoff the remaining members that want to know are told
// (S-164). Errors: MAPI_E_INVALID_OBJECT after Logoff, MAPI_E_INVALID_PARAMETER,
// MAPI_E_UNKNOWN_FLAGS, and MAPI_E_USER_CANCEL if the user refuses, in which
// case the session goes on (GS-28). A Windows service cannot allow dialogs:
// MAPI_LOGOFF_UI counts for nothing there (S-135).
func (h *Session) Logoff(now mapi.Time, r LogoffRequest) *Logoff {
	s := h.client.subsystem
	s.Advance(now)
	l := &Logoff{}
	l.begin(h.client, func(ask asker) { l.err = h.remember(mapi.By("GS-28", h.logoff(r, ask))) })
	return l
}

func (h *Session) logoff(r LogoffRequest, ask asker) error {
	const op = "logging off"
	switch {
	case h.core == nil:
		return h.loggedOff(op)
	case r.Reserved != 0:
		return &mapi.Error{Result: mapi.ErrInvalidParameter, Op: op, Detail: "ulReserved must be zero"}
	case r.Flags.Unknown() != 0:
		return &mapi.Error{Result: mapi.ErrUnknownFlags, Op: op, Detail: r.Flags.Unknown().String()}
	}
	if r.Flags.Has(mapi.LogoffUI) && !h.flags.Has(mapi.NTService) {
		a, err := ask(AskLogoff{Parent: r.Parent})
		switch {
		case err != nil:
			return &mapi.Error{Result: mapi.ErrCallFailed, Op: op, Detail: err.Error()}
		case a == (Cancel{}):
			return &mapi.Error{Result: mapi.ErrUserCancel, Op: op, Detail: "the user wants to go on"}
		case h.core == nil: // logged off by another call while the user thought about it
			return h.loggedOff(op)
		}
	}
	h.leave(r.Flags.Has(mapi.LogoffShared))
	return nil
}

// loggedOff says that the handle is dead since an earlier Logoff (GS-27).
func (h *Session) loggedOff(op string) error {
	return &mapi.Error{Result: mapi.ErrInvalidObject, Op: op, Detail: "the session was logged off", Rule: "GS-27"}
}

func (h *Session) leave(endShared bool) {
	c, s := h.core, h.client.subsystem
	if c == nil {
		return
	}
	h.core, h.advises = nil, nil
	if h.endAdmin != nil {
		h.endAdmin()
	}
	s.mail = slices.DeleteFunc(s.mail, func(d Delivery) bool { return d.Session == h })
	me := func(m *Session) bool { return m == h }
	c.members = slices.DeleteFunc(c.members, me)
	h.client.sessions = slices.DeleteFunc(h.client.sessions, me)
	if endShared { // of an individual session there is nobody else to be told
		c.notify(Notification{Event: mapi.EventCriticalError, Result: mapi.ErrEndOfSession})
		if s.shared == c {
			s.shared = nil
		}
	}
	c.notify(Notification{Event: mapi.EventExtended})
	c.endIfLeft()
	if !c.ended && !c.mails() {
		c.stopTransports()
	}
}
