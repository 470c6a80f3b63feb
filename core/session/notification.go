package session

import (
	"slices"

	"mapi-playground/core/mapi"
)

// Connection is a connection number: the handle of a registration for
// notifications (S-166). Zero is none.
type Connection uint32

// Notification is what a registered client is told.
type Notification struct {
	Event mapi.Events
	// Result is the scode of a critical error's ERROR_NOTIFICATION (S-165). That
	// of a shared logoff is MAPI_E_END_OF_SESSION, our choice (GS-40).
	Result mapi.HRESULT
	// Table, Row and EntryID are of fnevTableModified: the row of this store, whose
	// PR_ENTRYID is this one there, has changed in the table of message stores or in
	// that of states (S-125).
	Table   Table
	Row     mapi.UID
	EntryID []byte
}

// Table is a table of a session's that tells of its changes.
type Table uint8

// The tables.
const (
	StoresTable Table = iota + 1
	StatesTable
)

// Delivery is a notification on its way to OnNotify.
type Delivery struct {
	Session      *Session
	Connection   Connection
	Notification Notification
}

type advise struct {
	connection Connection
	mask       mapi.Events
}

// Advise is IMAPISession::Advise. With no entry id it registers for the session
// itself: critical errors are included whatever the mask (S-163), and a mask with
// fnevExtended hears of other members' logoffs (S-164). An entry id is an object
// of a provider's, which has none here: MAPI_E_NO_SUPPORT (S-166), as for
// fnevStatusObjectModified, which nobody can register for (S-169).
func (h *Session) Advise(entryID []byte, mask mapi.Events) (Connection, error) {
	const op = "registering for notifications"
	switch {
	case h.core == nil:
		return 0, h.invalid(op)
	case mask.Unknown() != 0:
		return 0, h.remember(&mapi.Error{Result: mapi.ErrUnknownFlags, Op: op, Detail: mask.Unknown().String(), Rule: "S-166"})
	case len(entryID) > 0:
		return 0, h.remember(unwatched(op, "S-166"))
	case mask.Has(mapi.EventStatusObjectModified):
		return 0, h.remember(unwatched(op, "S-169"))
	}
	s := h.client.subsystem
	s.advised++
	h.advises = append(h.advises, advise{s.advised, mask | mapi.EventCriticalError})
	return s.advised, nil
}

func unwatched(op, rule string) error {
	return &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Detail: "only the session itself can be watched", Rule: rule}
}

// Unadvise is IMAPISession::Unadvise. What is on its way already may still
// arrive (S-167).
func (h *Session) Unadvise(c Connection) error {
	const op = "cancelling a registration"
	if h.core == nil {
		return h.invalid(op)
	}
	i := slices.IndexFunc(h.advises, func(a advise) bool { return a.connection == c })
	if i < 0 {
		return h.remember(&mapi.Error{Result: mapi.ErrNotFound, Op: op, Detail: "there is no such connection", Rule: "S-166"})
	}
	h.advises = slices.Delete(h.advises, i, i+1)
	return nil
}

// notify queues a notification for the members that registered for it.
func (c *core) notify(n Notification) {
	for _, m := range c.members {
		m.notify(n)
	}
}

func (h *Session) notify(n Notification) {
	s := h.client.subsystem
	for _, a := range h.advises {
		if a.mask.Has(n.Event) {
			s.mail = append(s.mail, Delivery{h, a.connection, n})
		}
	}
}

// rowChanged tells of a store's row in both tables, each member of the rows that
// its own tables have (S-125): a store that is not logged on has no state, and one
// that was opened with MDB_TEMPORARY alone is not listed.
func (c *core) rowChanged(s *service, p *provider) {
	for _, m := range c.members {
		n := Notification{Event: mapi.EventTableModified, Row: p.UID}
		if !m.onlyTemporary(p) {
			n.Table, n.EntryID = StoresTable, p.UID[:]
			m.notify(n)
		}
		if m.statusOf(s, p) != 0 {
			n.Table, n.EntryID = StatesTable, statusEntryID(StatusRow{Type: p.Type, provider: p.UID})
			m.notify(n)
		}
	}
}

// Dispatch takes the next notification that is to be delivered, oldest first. The
// host calls it from its message loop, so that the call which caused the
// notification has returned (S-167, GS-41), or at once to force delivery, as
// HrDispatchNotifications does (S-168).
func (s *Subsystem) Dispatch() (Delivery, bool) {
	if len(s.mail) == 0 {
		return Delivery{}, false
	}
	d := s.mail[0]
	s.mail = s.mail[1:]
	return d, true
}
