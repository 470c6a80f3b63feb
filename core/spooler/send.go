package spooler

import (
	"slices"

	"mapi-playground/core/mapi"
)

// message is one that waits to be sent, or is being sent.
type message struct {
	number  int
	store   mapi.UID
	session int         // whose transports send it, or 0
	refuse  []Transport // that said it is not theirs (MAPI_E_NOT_ME)
}

// Submit queues a message of a store, to be sent by the transports of a session.
// That of session 0 waits.
func (s *Spooler) Submit(session int, store mapi.UID, number int) {
	s.queue = append(s.queue, message{number: number, store: store, session: session})
}

// Queued is how many messages of a store have not been sent.
func (s *Spooler) Queued(store mapi.UID) int {
	n := 0
	for _, m := range s.queue {
		if m.store == store {
			n++
		}
	}
	return n
}

// Waiting is how many messages of a store a session has still to send, but for the
// one that a transport is sending.
func (s *Spooler) Waiting(session int, store mapi.UID) int {
	n := 0
	for _, m := range s.queue {
		if m.session == session && m.store == store && !s.sends(m) {
			n++
		}
	}
	return n
}

// Sending reports whether a transport is sending a message of the store.
func (s *Spooler) Sending(store mapi.UID) bool {
	return slices.ContainsFunc(s.queue, func(m message) bool { return m.store == store && s.sends(m) })
}

// Receiving reports whether a transport of the session is fetching mail.
func (s *Spooler) Receiving(session int) bool {
	t, err := s.find(s.underWay.Transport, "")
	return err == nil && t.options.Session == session && s.underWay.Method == Poll
}

func (s *Spooler) sends(m message) bool {
	return s.underWay.Method == SubmitMessage && s.underWay.Message == m.number
}

// Pass passes the messages of a store on from one session to another, in their
// order. Session 0 is none: they wait. The one that a transport is sending goes
// along, and is still settled by what the transport says of it.
func (s *Spooler) Pass(store mapi.UID, from, to int) {
	for i, m := range s.queue {
		if m.store == store && m.session == from {
			s.queue[i].session = to
		}
	}
}

// nextToSend has the transport send the oldest message of its session that it has
// not refused. One that it could not send now it is offered again at the next turn.
func (s *Spooler) nextToSend(t *transport) (Call, bool) {
	if !t.outbound || t.sent {
		return Call{}, false
	}
	for _, m := range s.queue {
		if m.session != 0 && m.session == t.options.Session && !slices.Contains(m.refuse, t.id) {
			return Call{Transport: t.id, Method: SubmitMessage, Message: m.number}, true
		}
	}
	return Call{}, false
}

// submitted says what became of a message: sent or cancelled, it leaves the
// queue; not the transport's, others are tried; otherwise it waits.
func (s *Spooler) submitted(t *transport, number int, r mapi.HRESULT) {
	i := slices.IndexFunc(s.queue, func(m message) bool { return m.number == number })
	switch {
	case i < 0: // there is none
	case !r.Failed(), r == mapi.ErrCancel:
		s.queue = slices.Delete(s.queue, i, i+1)
	case r == mapi.ErrNotMe:
		s.queue[i].refuse = append(s.queue[i].refuse, t.id)
	default:
		t.sent = true
	}
}
