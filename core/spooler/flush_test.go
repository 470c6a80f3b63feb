package spooler_test

import (
	"errors"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/spooler"
)

// S-102: FlushQueues, then fast transfer, one transport at a time in transport
// order; the marks stand in the status row meanwhile and are gone afterwards.
func TestFlush(t *testing.T) {
	h := newHost()
	first := h.start(mapi.TransportIdle)
	second := h.start(mapi.TransportIdle)
	h.turn(true)
	h.Flush(second, mapi.FlushUpload|mapi.FlushDownload)
	h.Flush(first, mapi.FlushDownload)
	h.Turn(true)
	var marks []mapi.FlushFlags
	var calls string
	for {
		c, ok := h.Next()
		if !ok {
			break
		}
		calls += describe(c) + "\n"
		h.Return(spooler.Reply{})
		marks = append(marks, h.Transports()[0].Flushing)
	}
	expect(t, "S-102", calls, `1 FlushQueues
1 TransportNotify NOTIFY_BEGIN_INBOUND_FLUSH
1 Poll
1 TransportNotify NOTIFY_END_INBOUND_FLUSH
1 Idle
2 FlushQueues
2 TransportNotify NOTIFY_BEGIN_INBOUND_FLUSH|NOTIFY_BEGIN_OUTBOUND_FLUSH
2 Poll
2 TransportNotify NOTIFY_END_INBOUND_FLUSH|NOTIFY_END_OUTBOUND_FLUSH
2 Idle
`)
	for i, want := range []mapi.FlushFlags{mapi.FlushDownload, mapi.FlushDownload, mapi.FlushDownload, 0, 0} {
		if marks[i] != want {
			t.Errorf("S-102: after call %d the row is marked %v, want %v", i+1, marks[i], want)
		}
	}
}

// S-102: it can be stopped, and a transport can refuse.
func TestFlushStopped(t *testing.T) {
	h := newHost()
	id := h.start(0)
	h.turn(true)
	h.Flush(id, mapi.FlushUpload)
	h.StopFlush(id)
	expect(t, "S-102 stopped before it began", h.turn(true), "")
	h.Flush(id, mapi.FlushUpload|mapi.FlushDownload)
	h.Turn(true)
	for range 2 {
		h.Next()
		h.Return(spooler.Reply{})
	}
	h.StopFlush(id)
	expect(t, "S-102 stopped in between", h.turn(true), "1 TransportNotify NOTIFY_END_INBOUND_FLUSH|NOTIFY_END_OUTBOUND_FLUSH")
	h.fails[id] = mapi.ErrNoSupport
	h.Flush(id, mapi.FlushUpload)
	expect(t, "S-102 refused", h.turn(true), "1 FlushQueues")
	if err := h.Flush(id, 0x400); !errors.Is(err, mapi.ErrUnknownFlags) {
		t.Errorf("unknown bits: %v", err)
	}
	if err := h.Flush(id, mapi.FlushForce); err != nil || h.turn(true) != "" {
		t.Errorf("no queue named: %v", err)
	}
	if h.Flush(99, mapi.FlushUpload) == nil || h.StopFlush(99) == nil {
		t.Error("there is no such transport")
	}
}

// S-102, I-77: one that is asked to flush, or has begun, while it is in a critical
// section holds up no other; it goes on when the other is done.
func TestFlushInCriticalSection(t *testing.T) {
	h := newHost()
	first, second := h.start(0), h.start(0)
	h.turn(true)
	h.Notify(first, mapi.SpoolerCritSec)
	h.Flush(first, mapi.FlushUpload)
	h.Submit(1, mapi.UID{1}, 1)
	expect(t, "S-102 another sends", h.turn(true), "2 SubmitMessage")
	h.Flush(second, mapi.FlushUpload)
	h.Submit(1, mapi.UID{1}, 2)
	const begins, ends = "TransportNotify NOTIFY_BEGIN_OUTBOUND_FLUSH, ", "TransportNotify NOTIFY_END_OUTBOUND_FLUSH"
	expect(t, "S-102 another flushes, and sends meanwhile", h.turn(true), "2 FlushQueues, 2 "+begins+"2 SubmitMessage, 2 "+ends)
	h.Flush(second, mapi.FlushUpload)
	h.Turn(true)
	h.Next()
	h.Return(spooler.Reply{})
	h.Notify(first, mapi.SpoolerNonCrit)
	expect(t, "S-102 one at a time", h.turn(true), "2 "+begins+"2 "+ends+", 1 FlushQueues, 1 "+begins+"1 "+ends)
}
