package recording_test

import (
	"fmt"
	"slices"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
	"mapi-playground/wasm/recording"
)

// TestCalls: what is done with sessions, and with what they open, is done again
// when it is played, and the providers give the same answers.
func TestCalls(t *testing.T) {
	post := profile.Provider{DisplayName: "Post", DLL: "post.dll", Type: mapi.TransportProvider}
	m := newComputer(t, work(service("Office", store("Mailbox"), post)))
	a, b := m.client("A"), m.client("B")
	s := m.logon(a, "Work", mapi.NewSession, valid, loads, works)
	other := m.logon(b, "Work", mapi.NewSession, valid, loads, works)
	m.recording.Transport(spooler.Options{Provider: "Post", DLL: "post.dll"}, spooler.TransportLogon, spooler.Reply{Wants: mapi.TransportIdle})
	m.recording.Transport(spooler.Options{Provider: "Nobody"}, spooler.TransportLogon, spooler.Reply{Wants: mapi.TransportPoll})

	opening := m.recording.Calling(s, "OpenMsgStore", recording.Args{"store": "Mailbox"}, m.now)
	rows, err := s.MsgStoresTable()
	if err != nil {
		t.Fatal(err)
	}
	o := s.OpenMsgStore(m.now.Hundredths(), 0, rows[0].UID, 0)
	m.settle(o, opening)
	mailbox, _, err := o.Result()
	if err != nil {
		t.Fatal(err)
	}
	opening.Opened(mailbox)
	m.recording.With(mailbox, "SubmitMessage", nil)
	m.recording.On(s, "GetStatusTable", nil)
	m.recording.Advise(s, mapi.EventNewMail)
	m.recording.Advised(7)
	m.recording.Unadvise(s, 7)
	m.recording.Unadvise(s, 8) // nobody advised

	looking := m.recording.Calling(s, "OpenEntry", recording.Args{"entry": "MAPI_SUBSYSTEM"}, m.now)
	status, err := s.StatusTable()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range status {
		if row.Type == mapi.Subsystem {
			o = s.OpenEntry(m.now.Hundredths(), 0, row.EntryID)
		}
	}
	m.settle(o, looking)
	subsystem, _, err := o.Result()
	if err != nil {
		t.Fatal(err)
	}
	looking.Opened(subsystem)
	asked := m.recording.CallingWith(subsystem, "ValidateState", m.now)
	m.answers = []answer{at(0, session.ProviderIs{Result: mapi.ErrCallFailed})}
	m.settle(subsystem.ValidateState(m.now.Hundredths()), asked)

	out := m.recording.Calling(other, "Logoff", recording.Args{"ulFlags": "MAPI_LOGOFF_UI"}, m.now)
	m.answers = []answer{at(second, session.Again{})}
	m.settle(other.Logoff(m.now.Hundredths(), session.LogoffRequest{Flags: mapi.LogoffUI}), out)

	down := m.recording.FastShutdown(a, m.now)
	yes := at(0, session.ProviderIs{})
	m.answers = []answer{yes, yes, yes, at(0, session.ProviderIs{Result: mapi.ErrNoSupport})} // at the second step nobody minds
	m.settle(a.FastShutdown(m.now.Hundredths()), down)

	scenario := m.scenario()
	if wants := scenario.Profiles[0].Services[0].Providers[1].Wants; wants != mapi.TransportIdle {
		t.Errorf("the transport wants %v", wants)
	}
	var told []string
	w := world.New(scenario)
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

// S-91, S-92, S-99, S-83: what a transport answers when it is loaded and logged on,
// what its service's entry function does, and how it says that it is, is taken down.
func TestTransports(t *testing.T) {
	post := profile.Provider{DisplayName: "Post", DLL: "post.dll", Type: mapi.TransportProvider}
	m := newComputer(t, work(service("Office", store("Mailbox"), post)))
	m.logon(m.client("A"), "Work", mapi.NewSession, valid, loads, works)
	o := spooler.Options{Provider: "Post", DLL: "post.dll", Object: 77}
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
		m.recording.Transport(o, call.method, call.reply)
	}
	office := m.scenario().Profiles[0].Services[0]
	one := office.Providers[1]
	if got := fmt.Sprint(one.Init, one.Spi, one.Logons, one.Wants, office.Entry); got != fmt.Sprint(
		scenario.Results{mapi.ErrNotFound, mapi.OK}, "", []scenario.Logon{{Result: mapi.ErrUnconfigured}}, mapi.TransportPoll, scenario.Results{mapi.ErrUserCancel}) {
		t.Errorf("taken down: %s", got)
	}
	m.recording.Transport(o, spooler.XPProviderInit, spooler.Reply{Version: mapi.SPIVersion - 1<<16})
	if spi := m.scenario().Profiles[0].Services[0].Providers[1].Spi; spi != "old" {
		t.Errorf("S-92: %q", spi)
	}
}

// TestBefore: what was there before the recording began has no name in it, and a
// recording that nobody wants takes nothing down.
func TestBefore(t *testing.T) {
	m := newComputer(t, mailbox())
	a := m.client("A")
	s := m.logon(a, "Work", mapi.NewSession, valid, loads, works)
	m.inputs, m.forms = nil, nil
	m.recording = recording.New(m, func() []recording.Profile { return nil })
	m.recording.On(s, "GetStatusTable", nil)
	m.recording.With(nil, "SubmitMessage", nil)
	if c := m.recording.Calling(s, "Logoff", nil, 0); c != nil {
		t.Error("a logoff from a session of no name")
	}
	if len(m.inputs) > 0 {
		t.Errorf("taken down: %v", m.inputs)
	}
	var none *recording.Recording
	none.Do(a, "MAPIInitialize", nil)
	none.On(s, "GetStatusTable", nil)
	none.Advise(s, 0)
	none.Advised(1)
	none.Unadvise(s, 1)
	none.With(nil, "SubmitMessage", nil)
	none.Gone("Work")
	none.Default("Work")
	none.Transport(spooler.Options{}, spooler.TransportLogon, spooler.Reply{})
	for _, c := range []*recording.Call{
		none.Logon(a, session.Request{}, 0), none.Calling(s, "Logoff", nil, 0), none.CallingWith(nil, "ValidateState", 0), none.FastShutdown(a, 0),
	} {
		c.Answered(session.AskLogoff{}, session.Again{}, 0)
		c.Abandoned()
		c.LoggedOn(s)
		c.Opened(nil)
		if c != nil {
			t.Error("a call that is taken down by nobody")
		}
	}
}
