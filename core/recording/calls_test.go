package recording_test

import (
	"fmt"
	"slices"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/recording"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
)

// transports answers for transports, which want to be called when the computer is idle.
type transports struct{}

func (transports) Answer(_ *system.Call, q session.Question) (session.Answer, bool) {
	switch q := q.(type) {
	case session.AskProviderState:
		return session.ProviderIs{}, q.Provider == "Post"
	case session.AskShutdown:
		return session.ProviderIs{}, q.Provider == "Post"
	}
	return nil, false
}

func (transports) Transport(c spooler.Call, _ spooler.State) (spooler.Reply, bool) {
	return spooler.Reply{Version: c.Version, Wants: mapi.TransportIdle}, true
}

// TestCalls: what is done with sessions (S-97, S-137, S-163), and with what they open
// (S-129, S-146), is done again when it is played, and the providers give the same
// answers.
func TestCalls(t *testing.T) {
	post := profile.Provider{DisplayName: "Post", DLL: "post.dll", Type: mapi.TransportProvider}
	m := newComputer(t)
	m.System = system.New(system.Config{Answerer: transports{}})
	if err := m.Profiles().Create(work(service("Office", store("Mailbox"), post))); err != nil {
		t.Fatal(err)
	}
	m.Record(recording.New(m, m.Profiles()))
	a, b := m.client("A"), m.client("B")
	s := m.logon(a, "Work", mapi.NewSession, valid, loads, works)
	other := m.logon(b, "Work", mapi.NewSession, valid, loads, works)
	for m.Turn(m.moment(), true); m.Spool(m.moment()); {
	}

	rows, err := m.StoresTable(m.moment(), s)
	if err != nil {
		t.Fatal(err)
	}
	opening := m.OpenMsgStore(m.moment(), s, "", 0, rows[0].UID, 0)
	m.settle(opening)
	mailbox, _, err := opening.Object()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Submit(m.moment(), mailbox); err != nil {
		t.Fatal(err)
	}
	status, err := m.StatusTable(m.moment(), s)
	if err != nil {
		t.Fatal(err)
	}
	connection, err := m.Advise(m.moment(), s, "", nil, mapi.EventNewMail)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Unadvise(m.moment(), s, connection); err != nil {
		t.Fatal(err)
	}
	m.Unadvise(m.moment(), s, connection+1) // nobody advised

	var entry []byte
	for _, row := range status {
		if row.Type == mapi.Subsystem {
			entry = row.EntryID
		}
	}
	looking := m.OpenEntry(m.moment(), s, "", entry)
	m.settle(looking)
	subsystem, _, err := looking.Object()
	if err != nil {
		t.Fatal(err)
	}
	m.settle(m.ValidateState(m.moment(), subsystem, ""), at(0, session.ProviderIs{Result: mapi.ErrCallFailed}))
	m.settle(m.Logoff(m.moment(), other, "", session.LogoffRequest{Flags: mapi.LogoffUI}), at(second, session.Again{}))
	m.settle(m.FastShutdown(m.moment(), a, ""), at(0, session.ProviderIs{}), at(0, session.ProviderIs{Result: mapi.ErrNoSupport})) // at the second step nobody minds

	played := m.scenario()
	if wants := played.Profiles[0].Services[0].Providers[1].Wants; wants != mapi.TransportIdle {
		t.Errorf("the transport wants %v", wants)
	}
	var told []string
	w := world.New(played)
	w.Observe(func(e *trace.Event) {
		switch e.Key {
		case trace.SessionOpened, trace.MessageSubmitted, trace.SessionStatusTable, trace.SessionAdvised, trace.SessionUnadvised,
			trace.ProviderState, trace.StateValidated, trace.SessionLoggedOff, trace.ProviderShutdownAsk, trace.ProviderShutdownTold, trace.FastShutDown,
			trace.AnsweredNobody, trace.MAPIFailed:
			told = append(told, string(e.Key))
		}
	})
	for w.Step() {
	}
	want := []string{
		"session.opened", "message.submitted", "session.status-table", "session.advised", "session.unadvised", "session.opened",
		"provider.state", "state.validated", "session.logged-off", "provider.shutdown-ask", "provider.shutdown-ask", "provider.shutdown-told", "provider.shutdown-told", "mapi.fast-shut-down",
	}
	if !slices.Equal(told, want) {
		t.Errorf("got  %q\nwant %q", told, want)
	}
}

// TestTransports: what a transport answers when it is loaded (S-91, S-92) and logged on
// (S-99), and what its service's entry function does (S-83), is taken down.
func TestTransports(t *testing.T) {
	post := profile.Provider{DisplayName: "Post", DLL: "post.dll", Type: mapi.TransportProvider}
	m := newComputer(t, work(service("Office", store("Mailbox"), post)))
	r := recording.New(m, m.Profiles())
	of := spooler.State{Options: spooler.Options{Provider: "Post", DLL: "post.dll", Object: 77}}
	for _, call := range []struct {
		method spooler.Method
		reply  spooler.Reply
	}{
		{spooler.XPProviderInit, spooler.Reply{Result: mapi.ErrNotFound}},
		{spooler.XPProviderInit, spooler.Reply{Version: mapi.SPIVersion}},
		{spooler.TransportLogon, spooler.Reply{Result: mapi.ErrUnconfigured}},
		{spooler.ServiceEntry, spooler.Reply{Result: mapi.ErrUserCancel}},
		{spooler.TransportLogon, spooler.Reply{Wants: mapi.TransportPoll}},
		{spooler.Poll, spooler.Reply{Result: mapi.ErrNetworkError}},
	} {
		r.Returned(m.moment(), spooler.Call{Method: call.method}, of, call.reply)
	}
	office := m.scenario().Profiles[0].Services[0]
	one := office.Providers[1]
	if got := fmt.Sprint(one.Init, one.Spi, one.Logons, one.Wants, office.Entry); got != fmt.Sprint(
		scenario.Results{mapi.ErrNotFound, mapi.OK}, "", []scenario.Logon{{Result: mapi.ErrUnconfigured}}, mapi.TransportPoll, scenario.Results{mapi.ErrUserCancel}) {
		t.Errorf("taken down: %s", got)
	}
	r.Returned(m.moment(), spooler.Call{Method: spooler.XPProviderInit}, of, spooler.Reply{Version: mapi.SPIVersion - 1<<16})
	if spi := m.scenario().Profiles[0].Services[0].Providers[1].Spi; spi != "old" {
		t.Errorf("S-92: %q", spi)
	}
}

// TestBefore: what was there before the recording began has no name in it (S-152), and
// what nobody records goes on as it does otherwise.
func TestBefore(t *testing.T) {
	m := newComputer(t, mailbox())
	a := m.client("A")
	s := m.logon(a, "Work", mapi.NewSession, valid, loads, works)
	m.inputs, m.forms = nil, nil
	m.Record(recording.New(m, m.Profiles()))
	m.StatusTable(m.moment(), s)
	m.settle(m.Logoff(m.moment(), s, "", session.LogoffRequest{}))
	if len(m.inputs) > 0 {
		t.Errorf("taken down: %v", m.inputs)
	}
	m.Record(nil)
	m.logon(a, "Work", mapi.NewSession, valid, loads, works)
	if len(m.inputs) > 0 {
		t.Errorf("taken down by nobody: %v", m.inputs)
	}
}

// TestIdle: what is done with an idle engine is taken down with the names that routines
// have (I-13, I-53, I-63, I-66), and played, gives the same routines.
func TestIdle(t *testing.T) {
	m := newComputer(t)
	a := m.Add("A", nil)
	a.Engine.Observe(a.Told)
	now := m.moment()
	a.InitIdle(now, "main", 0)
	compress := system.Plan{Name: "compress", Function: "Compress", Param: "Inbox"}
	tag, err := a.Register(now, compress, system.Numbers{Priority: -1, Time: 100, Options: mapi.IdleInterval})
	if err != nil {
		t.Fatal(err)
	}
	a.Change(now, tag, "compress", system.Plan{}, system.Numbers{Priority: 5}, mapi.ChangePriority)
	a.Enable(now, tag, "compress", false)
	a.Register(now, system.Plan{Name: "null", Function: "NULL"}, system.Numbers{})

	w := world.New(m.scenario())
	for w.Step() {
	}
	got, want := w.Snapshot(10, nil).Apps[0], m.Snapshot(now, 10, nil).Apps[0]
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("played %v\nit was %v", got, want)
	}
	if in := m.inputs[len(m.inputs)-1]; in.Text("pfnIdle") != "NULL" || in.At != now.At || in.App != "A" {
		t.Errorf("the latest input is %+v", in)
	}
}
