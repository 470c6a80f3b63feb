package spooler_test

import (
	"fmt"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/spooler"
)

// S-129 and the answers of SubmitMessage: a message goes to the first transport
// that takes it; one that says MAPI_E_NOT_ME is not asked again, one that must
// wait is asked at the next turn, one that cancels ends it.
func TestSend(t *testing.T) {
	h := newHost()
	first, second := h.start(0), h.start(0)
	h.turn(true)
	store := mapi.UID{1}
	h.Submit(store, 10)
	h.fails[first], h.fails[second] = mapi.ErrNotMe, mapi.ErrWait
	expect(t, "not the first's, the second waits", h.turn(true), "1 SubmitMessage, 2 SubmitMessage")
	expect(t, "the first is not asked again", h.turn(true), "2 SubmitMessage")
	h.fails[second] = mapi.ErrCancel
	expect(t, "cancelled", h.turn(true), "2 SubmitMessage")
	if n := h.Queued(store); n != 0 {
		t.Errorf("%d messages in the queue", n)
	}
	h.fails[second], h.fails[first] = mapi.OK, mapi.OK
	for i := range 3 {
		h.Submit(store, 20+i)
	}
	h.Submit(mapi.UID{2}, 30)
	if left := h.Withdraw(mapi.UID{2}); fmt.Sprint(left) != "[30]" {
		t.Errorf("withdrawn %v", left)
	}
	h.Turn(true)
	var sent []int
	for {
		c, ok := h.Next()
		if !ok {
			break
		}
		sent = append(sent, c.Message)
		h.Return(spooler.Reply{})
	}
	if fmt.Sprint(sent) != "[20 21 22]" {
		t.Errorf("sent %v", sent)
	}
}

// I-79, I-77, S-99: nothing is sent while the foreground is busy, in a critical
// section, or before the transport may send.
func TestSendWaits(t *testing.T) {
	h := newHost()
	id := h.start(0)
	h.turn(true)
	h.Submit(mapi.UID{1}, 1)
	expect(t, "I-79 busy", h.turn(false), "")
	h.Notify(id, mapi.SpoolerCritSec)
	expect(t, "critical", h.turn(true), "")
	h.Notify(id, mapi.SpoolerNonCrit)
	h.Allow(id, true, false)
	expect(t, "S-99 receiving only", h.turn(true), "1 TransportNotify NOTIFY_END_OUTBOUND")
	h.Allow(id, true, true)
	expect(t, "S-99 sending again", h.turn(true), "1 TransportNotify NOTIFY_BEGIN_OUTBOUND, 1 SubmitMessage")
	// Withdrawn while it is under way: nothing is left to account for.
	h.Submit(mapi.UID{1}, 2)
	h.Turn(true)
	h.Next()
	h.Withdraw(mapi.UID{1})
	h.Return(spooler.Reply{})
	if n := h.Queued(mapi.UID{1}); n != 0 {
		t.Errorf("%d messages in the queue", n)
	}
}
