package system_test

import (
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
)

// slow answers for its transport once it is told to; the rest is scripted.
type slow struct {
	*system.Scripted
	under *spooler.Call // under way
	holds spooler.Method
	calls []spooler.Call
}

func (s *slow) Transport(c spooler.Call, of spooler.State) (spooler.Reply, bool) {
	s.calls = append(s.calls, c)
	if c.Method == s.holds {
		s.under = &c
		return spooler.Reply{}, false
	}
	return s.Scripted.Transport(c, of)
}

func newSlow(t *testing.T, flags mapi.LogonFlags) (*computer, *slow, *session.Session) {
	t.Helper()
	p := new(slow)
	m := newComputer(t, func(c *system.Config, work *scenario.Profile) {
		c.Answerer = p
		work.Services[0].Providers[1].Wants = mapi.TransportPoll
	})
	p.Scripted = m.scripted
	s, err := m.logon(flags).Session()
	if err != nil {
		t.Fatal(err)
	}
	return m, p, s
}

// turn gives the spooler a turn.
func (m *computer) turn() {
	for m.Turn(m.moment(), true); m.Spool(m.moment()); {
	}
}

// TestStoreLogoffTold: the trace has what StoreLogoff returns of the transports, and says
// whether the store is closed now (S-161).
func TestStoreLogoffTold(t *testing.T) {
	for _, row := range []struct {
		name    string
		holds   spooler.Method
		submits int
		mode    mapi.StoreLogoffFlags
		key     trace.Key
		flags   string
	}{
		{"nothing to do", 0, 0, mapi.StoreLogoffOrderly, trace.StoreLoggedOff, "LOGOFF_COMPLETE"},
		{"one waits", 0, 1, mapi.StoreLogoffOrderly, trace.StoreLoggedOff, "LOGOFF_OUTBOUND_QUEUE"},
		{"mail comes in", spooler.Poll, 0, mapi.StoreLogoffOrderly, trace.StoreLoggedOff, "LOGOFF_INBOUND"},
		{"mail comes in, LOGOFF_QUIET", spooler.Poll, 0, mapi.StoreLogoffQuiet, trace.StoreStaysOpen, "LOGOFF_INBOUND"},
	} {
		t.Run(row.name, func(t *testing.T) {
			m, p, s := newSlow(t, 0)
			p.holds = row.holds
			m.turn()
			m.turn()
			if (p.under != nil) != (row.holds != 0) {
				t.Fatalf("%v is under way", p.under)
			}
			rows, err := s.MsgStoresTable()
			if err != nil {
				t.Fatal(err)
			}
			c := m.OpenMsgStore(m.moment(), s, "", 0, rows[0].UID, 0)
			m.Settle(m.moment())
			store, _, err := c.Object()
			if err != nil {
				t.Fatal(err)
			}
			for range row.submits {
				m.Submit(m.moment(), store)
			}
			out, err := m.StoreLogoff(m.moment(), store, row.mode)
			if e := m.last(t, row.key); err != nil || e.Flags != row.flags || out.String() != e.Flags || e.Rule != "S-161" || e.Text != "Mailbox" {
				t.Errorf("it returns %v, %v, and %+v is told", out, err, e)
			}
		})
	}
}

// TestServiceTransports: a transport is loaded like any other provider: XPProviderInit is told
// that the client is a Windows service (S-135), and the trace says by which rule.
func TestServiceTransports(t *testing.T) {
	for _, row := range []struct {
		name    string
		flags   mapi.LogonFlags
		service bool
		rule    string
	}{
		{"S-91: a user's client", 0, false, "S-91"},
		{"S-135: a Windows service", mapi.NTService, true, "S-135"},
	} {
		t.Run(row.name, func(t *testing.T) {
			m, p, _ := newSlow(t, row.flags)
			m.turn()
			for _, c := range p.calls {
				if told := row.service && c.Method == spooler.XPProviderInit; c.NTService != told {
					t.Errorf("%v is told %v", c.Method, c.NTService)
				}
			}
			if len(p.calls) == 0 || p.calls[0].Method != spooler.XPProviderInit {
				t.Errorf("the spooler calls %+v", p.calls)
			}
			for _, e := range m.events {
				if e.Function == "XPProviderInit" && e.Rule != row.rule {
					t.Errorf("by %s: %+v", e.Rule, e)
				}
			}
		})
	}
}
