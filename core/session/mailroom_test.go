package session_test

import (
	"fmt"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
)

// mailroom is an office whose transports answer from a script.
type mailroom struct {
	*office
	replies  map[string][]mapi.HRESULT // by "One/XP TransportLogon", one after the other; then S_OK
	versions map[string]uint32         // by transport; otherwise MAPI's
}

func newMailroom(t testing.TB, c session.Config, services ...string) *mailroom {
	t.Helper()
	return &mailroom{newOffice(t, c, services...), make(map[string][]mapi.HRESULT), make(map[string]uint32)}
}

// next is the call that is to be made, in words.
func (m *mailroom) next() (spooler.Call, string, bool) {
	c, ok := m.Spooler().Next()
	what := ""
	for _, t := range m.Spooler().Transports() {
		if ok && t.Transport == c.Transport {
			what = t.Options.Provider + " " + c.Method.String()
		}
	}
	return c, what, ok
}

// back answers a call.
func (m *mailroom) back(c spooler.Call, what string) {
	r := spooler.Reply{Version: c.Version}
	if left := m.replies[what]; len(left) > 0 {
		r.Result, m.replies[what] = left[0], left[1:]
	}
	if v, ok := m.versions[strings.Fields(what)[0]]; ok {
		r.Version = v
	}
	m.Spooler().Return(r)
}

// turn gives the spooler an idle turn, and returns the calls that it wanted made;
// those that every transport gets are left out.
func (m *mailroom) turn() string {
	m.t.Helper()
	m.Spooler().Turn(true)
	var all []string
	for {
		c, what, ok := m.next()
		if !ok {
			return strings.Join(all, ", ")
		}
		m.back(c, what)
		switch {
		case c.Method == spooler.AddressTypes, c.Method == spooler.TransportNotify:
			continue
		case c.Method == spooler.SubmitMessage:
			what += fmt.Sprint(" ", c.Message)
		case c.Logon.Has(mapi.TransportNoDialog):
			what += " quietly"
		case c.Entry != 0:
			what += " " + c.Entry.String()
		}
		all = append(all, what)
	}
}

// atWork gives the spooler a turn until a transport is at this.
func (m *mailroom) atWork(at spooler.Method) (spooler.Call, string) {
	m.t.Helper()
	m.Spooler().Turn(true)
	for {
		c, what, ok := m.next()
		if !ok {
			m.t.Fatalf("no transport comes to %v", at)
		}
		if c.Method == at {
			return c, what
		}
		m.back(c, what)
	}
}

// also adds another profile, made like Work.
func (m *mailroom) also(name string) {
	m.t.Helper()
	p, _ := m.Profiles().Lookup("Work")
	p.Name, p.Default = name, false
	for i := range p.Services {
		s := &p.Services[i]
		s.UID = mapi.UID{}
		providers := make([]profile.Provider, len(s.Providers))
		for j, one := range s.Providers {
			one.UID, one.DisplayName = mapi.UID{}, name+"/"+one.DisplayName
			providers[j] = one
		}
		s.Providers = providers
	}
	if err := m.Profiles().(*profile.Memory).Create(p); err != nil {
		m.t.Fatal(err)
	}
}

// on logs on to a profile.
func (m *mailroom) on(name string, f mapi.LogonFlags) *session.Session {
	m.t.Helper()
	c := m.Client("client")
	c.Initialize(nil)
	l := c.Logon(0, session.Request{Profile: name, Flags: f | mapi.Extended})
	for l.Pending() != nil {
		if err := l.Answer(0, m.answer(l.Pending())); err != nil {
			m.t.Fatal(err)
		}
	}
	h, err := l.Result()
	if err != nil {
		m.t.Fatal(err)
	}
	return h
}

func (m *mailroom) submit(store *session.Object) {
	m.t.Helper()
	if _, err := store.Submit(); err != nil {
		m.t.Fatal(err)
	}
}

// outbox holds the number of messages that a store has left.
func (m *mailroom) outbox(what, store string, want int) {
	m.t.Helper()
	if n := m.Outbox(m.uid(store)); n != want {
		m.t.Errorf("%s: %d messages are left, want %d", what, n, want)
	}
}

// S-129: a message is sent by the transports of the session that it was submitted
// in, whoever came first.
func TestMailOfEachSession(t *testing.T) {
	m := newMailroom(t, session.Config{}, "One: MS XP")
	m.also("Home")
	m.on("Home", 0)
	work := m.on("Work", mapi.NewSession)
	m.submit(m.open(work, "One/MS", 0))
	same(t, "S-129", m.turn(), "Home/One/XP XPProviderInit, Home/One/XP TransportLogon quietly, "+
		"One/XP XPProviderInit, One/XP TransportLogon quietly, One/XP SubmitMessage 1")
	m.outbox("S-129", "One/MS", 0)
}

// S-129, S-151: of two sessions on one profile the first to log off leaves the
// other's message alone, and what it has left itself is sent by the other, if that
// has the store open.
func TestLogoffLeavesTheOthersMail(t *testing.T) {
	for _, row := range []struct {
		what    string
		first   mapi.LogonFlags // how the session that logs off was opened
		opens   bool            // the other has the store open
		submits bool            // the other has submitted
		left    int
	}{
		{"S-151 both have submitted", 0, true, true, 0},
		{"S-151 the first alone has submitted", 0, true, false, 0},
		{"S-151 the other has not opened the store", 0, false, false, 1},
		{"S-129 without mail: its own stays in the store", mapi.NoMail, true, true, 1},
	} {
		m := newMailroom(t, session.Config{}, "One: MS XP")
		first, other := m.on("Work", row.first|mapi.NewSession), m.on("Work", mapi.NewSession)
		mine := m.open(first, "One/MS", 0)
		if row.opens {
			store := m.open(other, "One/MS", 0)
			if row.submits {
				m.submit(store)
			}
		}
		m.submit(mine)
		logoff(t, first, 0)
		m.turn()
		m.outbox(row.what, "One/MS", row.left)
	}
}

// S-151: a message that is being sent when its session logs off is settled by what
// the transport says of it: it is sent once.
func TestInFlightAtLogoff(t *testing.T) {
	for _, row := range []struct {
		what   string
		result mapi.HRESULT
		heir   bool // another session has the store open
		later  string
	}{
		{"S-151 sent", mapi.OK, false, ""},
		{"S-151 sent, and another session is there", mapi.OK, true, ""},
		{"S-151 not sent", mapi.ErrNetworkError, false, "One/XP SubmitMessage 1"},
		{"S-151 not sent, and another session is there", mapi.ErrNetworkError, true, "One/XP SubmitMessage 1"},
	} {
		m := newMailroom(t, session.Config{}, "One: MS XP")
		h := m.mustLogon(0)
		m.submit(m.open(h, "One/MS", 0))
		var heir *session.Session
		if row.heir {
			heir = m.mustLogon(mapi.NewSession)
			m.open(heir, "One/MS", 0)
		}
		c, what := m.atWork(spooler.SubmitMessage)
		logoff(t, h, 0)
		m.replies[what] = []mapi.HRESULT{row.result}
		m.back(c, what)
		sent := m.turn()
		if !row.heir {
			heir = m.mustLogon(0)
			m.open(heir, "One/MS", 0)
			sent += m.turn()
		}
		var later string
		for _, call := range strings.Split(sent, ", ") {
			if strings.Contains(call, "SubmitMessage") {
				later += call
			}
		}
		same(t, row.what, later, row.later)
		m.outbox(row.what, "One/MS", 0)
	}
}

// S-161: StoreLogoff says what the transports are doing, and decides what becomes
// of what waits.
func TestStoreLogoffTells(t *testing.T) {
	const both = mapi.StoreLogoffOutbound | mapi.StoreLogoffOutboundQueue
	for _, row := range []struct {
		what    string
		waiting int
		at      spooler.Method // a transport is at this
		mode    mapi.StoreLogoffFlags
		out     mapi.StoreLogoffFlags
		open    bool // afterwards
		sent    string
	}{
		{"nothing", 0, 0, mapi.StoreLogoffAbort, mapi.StoreLogoffComplete, false, ""},
		{"one waits", 1, 0, mapi.StoreLogoffNoWait, mapi.StoreLogoffOutboundQueue, false, "One/XP SubmitMessage 1"},
		{"one waits, orderly", 1, 0, mapi.StoreLogoffOrderly, mapi.StoreLogoffOutboundQueue, false, ""},
		{"one waits, no mode", 1, 0, 0, mapi.StoreLogoffOutboundQueue, false, ""},
		{"one waits, quietly", 1, 0, mapi.StoreLogoffQuiet, mapi.StoreLogoffOutboundQueue, false, ""},
		{"one goes out", 1, spooler.SubmitMessage, mapi.StoreLogoffAbort, mapi.StoreLogoffOutbound, false, ""},
		{"one goes out, one waits", 2, spooler.SubmitMessage, mapi.StoreLogoffNoWait, both, false, "One/XP SubmitMessage 2"},
		{"one goes out, quietly", 2, spooler.SubmitMessage, mapi.StoreLogoffQuiet, both, true, "One/XP SubmitMessage 2"},
		{"one comes in", 0, spooler.Poll, mapi.StoreLogoffOrderly, mapi.StoreLogoffInbound, false, ""},
		{"one comes in, quietly", 0, spooler.Poll, mapi.StoreLogoffQuiet, mapi.StoreLogoffInbound, true, ""},
		{"purged", 1, 0, mapi.StoreLogoffPurge, mapi.StoreLogoffOutboundQueue, false, "One/XP FlushQueues, One/XP SubmitMessage 1"},
	} {
		m := newMailroom(t, session.Config{}, "One: MS XP")
		h := m.mustLogon(0)
		m.turn()
		store := m.open(h, "One/MS", 0)
		for range row.waiting {
			m.submit(store)
		}
		var c spooler.Call
		var at string
		if row.at == spooler.Poll {
			m.Spooler().Notify(1, mapi.SpoolerNewMail)
		}
		if row.at != 0 {
			c, at = m.atWork(row.at)
		}
		out, err := store.StoreLogoff(row.mode)
		if _, closed := store.DisplayName(); out != row.out || err != nil || (closed == nil) != row.open {
			t.Errorf("S-161 %s: %v, %v; afterwards: %v; want %v, open %v", row.what, out, err, closed, row.out, row.open)
		}
		if row.at != 0 {
			m.back(c, at)
		}
		same(t, "S-161 "+row.what, m.turn(), row.sent)
	}
	m := newMailroom(t, session.Config{}, "One: MS XP")
	h := m.mustLogon(0)
	first, second := m.open(h, "One/MS", 0), m.open(h, "One/MS", 0)
	m.submit(first)
	first.StoreLogoff(mapi.StoreLogoffOrderly)
	if m.turn(); m.Outbox(m.uid("One/MS")) != 0 {
		t.Error("S-161: the store is still open, and its message was not sent")
	}
	second.StoreLogoff(0)
}
