package spooler

import (
	"slices"

	"mapi-playground/core/mapi"
)

// message is one that waits to be sent.
type message struct {
	number int
	store  mapi.UID
	refuse []Transport // that said it is not theirs (MAPI_E_NOT_ME)
}

// Submit queues a message of a store to be sent.
func (s *Spooler) Submit(store mapi.UID, number int) {
	s.queue = append(s.queue, message{number: number, store: store})
}

// Queued is how many messages of a store wait to be sent.
func (s *Spooler) Queued(store mapi.UID) int {
	n := 0
	for _, m := range s.queue {
		if m.store == store {
			n++
		}
	}
	return n
}

// Withdraw takes the messages of a store that have not been sent out of the
// queue, in their order.
func (s *Spooler) Withdraw(store mapi.UID) []int {
	var numbers []int
	s.queue = slices.DeleteFunc(s.queue, func(m message) bool {
		if m.store == store {
			numbers = append(numbers, m.number)
		}
		return m.store == store
	})
	return numbers
}

// nextToSend has the transport send the oldest message that it has not refused.
// One that it could not send now it is offered again at the next turn.
func (s *Spooler) nextToSend(t *transport) (Call, bool) {
	if !t.outbound || t.critical || t.sent || t.flush.step != 0 {
		return Call{}, false
	}
	for _, m := range s.queue {
		if !slices.Contains(m.refuse, t.id) {
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
	case i < 0: // withdrawn meanwhile
	case !r.Failed(), r == mapi.ErrCancel:
		s.queue = slices.Delete(s.queue, i, i+1)
	case r == mapi.ErrNotMe:
		s.queue[i].refuse = append(s.queue[i].refuse, t.id)
	default:
		t.sent = true
	}
}
