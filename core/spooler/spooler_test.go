package spooler_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/spooler"
)

// host makes the spooler's calls. Each transport answers its logon with what it
// wants.
type host struct {
	spooler.Spooler
	wants map[spooler.Transport]mapi.TransportFlags
	fails map[spooler.Transport]mapi.HRESULT
	inits map[spooler.Transport]mapi.HRESULT
}

func newHost() *host {
	return &host{wants: make(map[spooler.Transport]mapi.TransportFlags), fails: make(map[spooler.Transport]mapi.HRESULT)}
}

// start starts a transport that may receive and send.
func (h *host) start(wants mapi.TransportFlags) spooler.Transport {
	t := h.Start(spooler.Options{Session: 1})
	h.wants[t] = wants
	h.Allow(t, true, true)
	return t
}

// turn makes all the calls of a turn and returns them.
func (h *host) turn(idle bool) string {
	h.Turn(idle)
	var calls []string
	for {
		c, ok := h.Next()
		if !ok {
			return strings.Join(calls, ", ")
		}
		calls = append(calls, describe(c))
		result := h.fails[c.Transport]
		if c.Method == spooler.XPProviderInit {
			result = h.inits[c.Transport]
		}
		h.Return(spooler.Reply{Result: result, Version: c.Version, Wants: h.wants[c.Transport]})
	}
}

func describe(c spooler.Call) string {
	s := fmt.Sprintf("%d %v", c.Transport, c.Method)
	if c.Logon != 0 {
		s += " " + c.Logon.String()
	}
	if c.Method == spooler.FlushQueues && c.Flush == 0 {
		s += " of nothing"
	}
	if c.Notify != 0 {
		s += " " + c.Notify.String()
	}
	return s
}

func expect(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %s\nwant %s", what, got, want)
	}
}

// I-78, S-99: the order of a transport's life.
func TestLife(t *testing.T) {
	h := newHost()
	id := h.start(mapi.TransportIdle)
	expect(t, "S-99 start", h.turn(true), "1 XPProviderInit, 1 TransportLogon LOGON_NO_INBOUND|LOGON_NO_OUTBOUND, 1 AddressTypes, "+
		"1 TransportNotify NOTIFY_BEGIN_INBOUND|NOTIFY_BEGIN_OUTBOUND, 1 Idle")
	if s := h.Transports()[0]; !s.LoggedOn || !s.Row || !s.Inbound || !s.Outbound {
		t.Errorf("S-99: %+v", s)
	}
	h.Allow(id, false, true)
	expect(t, "stop receiving", h.turn(true), "1 TransportNotify NOTIFY_END_INBOUND, 1 Idle")
	h.Allow(id, false, true)
	expect(t, "nothing new", h.turn(true), "1 Idle")
	h.Stop(id)
	expect(t, "I-78 stop", h.turn(true), "1 TransportNotify NOTIFY_END_OUTBOUND, 1 TransportLogoff, 1 Shutdown")
	expect(t, "gone", h.turn(true), "")
	if err := h.Allow(id, true, true); !errors.Is(err, mapi.ErrNotFound) {
		t.Errorf("a transport that is gone: %v", err)
	}
}

// I-72, I-73, GI-14: Idle is called with reserved flags of zero, and only if the
// transport asked for it in the output word of its logon.
func TestIdleOnlyIfAsked(t *testing.T) {
	h := newHost()
	h.start(0)
	h.start(mapi.TransportIdle)
	h.start(mapi.TransportPoll)
	h.start(mapi.TransportNoInbound | mapi.TransportNoDialog) // input bits mean nothing here
	h.turn(true)
	expect(t, "I-73", h.turn(true), "2 Idle, 3 Poll")
	h.Turn(true)
	c, ok := h.Next()
	if want := (spooler.Call{Transport: 2, Method: spooler.Idle}); !ok || c != want {
		t.Errorf("I-72: %+v, want %+v", c, want)
	}
}

// I-74, I-79, GI-15: no call while the foreground is busy; in idle time as many
// as there are turns, on no schedule.
func TestOnlyInIdleTime(t *testing.T) {
	h := newHost()
	h.start(mapi.TransportIdle | mapi.TransportPoll)
	expect(t, "I-79 busy from the start", h.turn(false), "")
	h.turn(true)
	for range 5 {
		expect(t, "I-74 busy", h.turn(false), "")
	}
	for range 3 {
		expect(t, "I-74 idle", h.turn(true), "1 Poll, 1 Idle")
	}
}

// I-78: before it may receive or send, and afterwards, a transport is not called
// for Idle. S-101: nor for Poll outside inbound.
func TestIdleWithinNotify(t *testing.T) {
	h := newHost()
	id := h.Start(spooler.Options{})
	h.wants[id] = mapi.TransportIdle | mapi.TransportPoll
	h.turn(true)
	expect(t, "I-78 not allowed anything", h.turn(true), "")
	h.Allow(id, false, true)
	expect(t, "S-101 sending only", h.turn(true), "1 TransportNotify NOTIFY_BEGIN_OUTBOUND, 1 Idle")
	h.Allow(id, true, false)
	expect(t, "S-63 receiving only", h.turn(true), "1 TransportNotify NOTIFY_BEGIN_INBOUND|NOTIFY_END_OUTBOUND, 1 Poll, 1 Idle")
	h.Allow(id, false, false)
	expect(t, "I-78 nothing any more", h.turn(true), "1 TransportNotify NOTIFY_END_INBOUND")
	expect(t, "I-78 nothing any more", h.turn(true), "")
}

// I-77: in a critical section there is neither Idle nor Poll.
func TestCriticalSection(t *testing.T) {
	h := newHost()
	id := h.start(mapi.TransportIdle | mapi.TransportPoll)
	other := h.start(mapi.TransportIdle)
	h.turn(true)
	h.Notify(id, mapi.SpoolerCritSec)
	expect(t, "I-77 inside", h.turn(true), "2 Idle")
	h.Notify(other, mapi.SpoolerCritSec)
	h.Notify(id, mapi.SpoolerNonCrit)
	expect(t, "I-77 outside", h.turn(true), "1 Poll, 1 Idle")
	// Logging off does not wait for it.
	h.Stop(other)
	expect(t, "S-160", h.turn(true), "1 Poll, 1 Idle, 2 TransportNotify NOTIFY_END_INBOUND|NOTIFY_END_OUTBOUND, 2 TransportLogoff, 2 Shutdown")
}

// S-101: a transport that does not ask for Poll is polled when it has said that
// mail is waiting.
func TestNewMail(t *testing.T) {
	h := newHost()
	id := h.start(0)
	h.turn(true)
	expect(t, "no mail", h.turn(true), "")
	h.Notify(id, mapi.SpoolerNewMail)
	expect(t, "S-101 mail", h.turn(true), "1 Poll")
	expect(t, "S-101 no more", h.turn(true), "")
}

// S-63 and unknown bits.
func TestNotifyRefused(t *testing.T) {
	h := newHost()
	id := h.start(0)
	for _, row := range []struct {
		id     spooler.Transport
		flags  mapi.SpoolerNotifyFlags
		result mapi.HRESULT
	}{
		{id, 0x800, mapi.ErrUnknownFlags},
		{id, mapi.SpoolerSentDeferred | mapi.SpoolerCriticalError, mapi.ErrUnknownFlags},
		{99, mapi.SpoolerNewMail, mapi.ErrNotFound},
	} {
		if err := h.Notify(row.id, row.flags); !errors.Is(err, row.result) {
			t.Errorf("S-63: %v: %v, want %v", row.flags, err, row.result)
		}
	}
}

// S-70: transport order is the order of starting: who starts them knows it.
func TestTransportOrder(t *testing.T) {
	h := newHost()
	for range 3 {
		h.Start(spooler.Options{})
	}
	var order []spooler.Transport
	for _, s := range h.Transports() {
		order = append(order, s.Transport)
	}
	expect(t, "S-70", fmt.Sprint(order), "[1 2 3]")
}

// S-100: how a transport is told to stay quiet and offline.
func TestLogonFlags(t *testing.T) {
	h := newHost()
	h.Start(spooler.Options{NoDialog: true, Offline: true})
	expect(t, "S-100", h.turn(true), "1 XPProviderInit, 1 TransportLogon LOGON_NO_DIALOG|LOGON_NO_CONNECT|LOGON_NO_INBOUND|LOGON_NO_OUTBOUND, 1 AddressTypes")
}

// S-160: however its logoff ends it is logged off, and its logon may fail; one
// call is under way at a time, and a transport can be stopped during it.
func TestStop(t *testing.T) {
	h := newHost()
	failing := h.start(0)
	h.fails[failing] = mapi.ErrNetworkError
	expect(t, "a logon that fails", h.turn(true), "1 XPProviderInit, 1 TransportLogon LOGON_NO_INBOUND|LOGON_NO_OUTBOUND")
	if s := h.Transports()[0]; !s.Failed || s.Result != mapi.ErrNetworkError || s.Starting() {
		t.Errorf("it is not known as failed: %+v", s)
	}
	h.Stop(failing)
	expect(t, "S-158 one that failed", h.turn(true), "1 Shutdown")
	never := h.start(0)
	h.Stop(never)
	expect(t, "stopped before its logon", h.turn(true), "")

	slow := h.start(mapi.TransportIdle)
	h.Turn(true)
	h.Next()
	if _, ok := h.Next(); ok {
		t.Error("two calls are under way")
	}
	h.Return(spooler.Reply{Version: mapi.SPIVersion})
	h.Next()
	h.Stop(slow)
	h.Return(spooler.Reply{})
	expect(t, "S-160 stopped during its logon", h.turn(true), "3 TransportLogoff, 3 Shutdown")

	rude := h.start(0)
	h.turn(true)
	h.fails[rude] = mapi.ErrCallFailed
	h.Stop(rude)
	expect(t, "S-160", h.turn(true), "4 TransportNotify NOTIFY_END_INBOUND|NOTIFY_END_OUTBOUND, 4 TransportLogoff, 4 Shutdown")
	if len(h.Transports()) != 0 {
		t.Error("S-160: still there")
	}
	h.Return(spooler.Reply{})
	if err := h.Stop(rude); !errors.Is(err, mapi.ErrNotFound) {
		t.Errorf("stopped twice: %v", err)
	}
}

func Example() {
	var s spooler.Spooler
	s.Allow(s.Start(spooler.Options{}), true, false)
	for _, idle := range []bool{true, false, true} {
		s.Turn(idle)
		for c, ok := s.Next(); ok; c, ok = s.Next() {
			fmt.Println(c.Method)
			s.Return(spooler.Reply{Version: c.Version, Wants: mapi.TransportIdle})
		}
		fmt.Println("-")
	}
	// Output:
	// XPProviderInit
	// TransportLogon
	// AddressTypes
	// TransportNotify
	// Idle
	// -
	// -
	// Idle
	// -
}
