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
	h.Submit(1, store, 10)
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
		h.Submit(1, store, 20+i)
	}
	h.Submit(2, mapi.UID{2}, 30)
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
	if n := h.Queued(mapi.UID{2}); n != 1 {
		t.Errorf("S-129: another session's: %d are queued", n)
	}
}

// I-79, I-77, S-99: nothing is sent while the foreground is busy, in a critical
// section, or before the transport may send.
func TestSendWaits(t *testing.T) {
	h := newHost()
	id := h.start(0)
	h.turn(true)
	h.Submit(1, mapi.UID{1}, 1)
	expect(t, "I-79 busy", h.turn(false), "")
	h.Notify(id, mapi.SpoolerCritSec)
	expect(t, "critical", h.turn(true), "")
	h.Notify(id, mapi.SpoolerNonCrit)
	h.Allow(id, true, false)
	expect(t, "S-99 receiving only", h.turn(true), "1 TransportNotify NOTIFY_END_OUTBOUND")
	h.Allow(id, true, true)
	expect(t, "S-99 sending again", h.turn(true), "1 TransportNotify NOTIFY_BEGIN_OUTBOUND, 1 SubmitMessage")
}

// S-151: whose session ends while it is being sent is settled by the transport's
// answer, and not sent twice; what waits is passed on, or waits.
func TestPass(t *testing.T) {
	for _, row := range []struct {
		what   string
		result mapi.HRESULT
		to     int
		left   int
		sends  string
	}{
		{"sent", mapi.OK, 2, 1, "2 SubmitMessage"},
		{"sent, and nobody is left", mapi.OK, 0, 1, ""},
		{"cancelled", mapi.ErrCancel, 2, 1, "2 SubmitMessage"},
		{"not sent", mapi.ErrNetworkError, 2, 2, "2 SubmitMessage, 2 SubmitMessage"},
		{"not its own", mapi.ErrNotMe, 2, 2, "2 SubmitMessage, 2 SubmitMessage"},
		{"not sent, and nobody is left", mapi.ErrNetworkError, 0, 2, ""},
	} {
		h := newHost()
		first := h.start(0)
		other := h.Start(spooler.Options{Session: 2})
		h.Allow(other, true, true)
		h.turn(true)
		store := mapi.UID{1}
		h.Submit(1, store, 10)
		h.Submit(1, store, 11)
		h.Turn(true)
		if c, _ := h.Next(); c.Message != 10 || !h.Sending(store) || h.Waiting(1, store) != 1 || h.Receiving(1) {
			t.Errorf("S-161 %s: %+v; %d wait", row.what, c, h.Waiting(1, store))
		}
		h.Pass(store, 1, row.to)
		h.Stop(first)
		h.Return(spooler.Reply{Result: row.result})
		if n := h.Queued(store); n != row.left || h.Sending(store) {
			t.Errorf("S-151 %s: %d are left, want %d", row.what, n, row.left)
		}
		want := "1 TransportNotify NOTIFY_END_INBOUND|NOTIFY_END_OUTBOUND, 1 TransportLogoff, 1 Shutdown"
		if row.sends != "" {
			want += ", " + row.sends
		}
		expect(t, "S-151 "+row.what, h.turn(true), want)
	}
}
