package system_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
	"mapi-playground/core/view"
)

// computer is a system with a profile Work, which has a store and a transport, and an
// application A that has called MAPIInitialize.
type computer struct {
	*system.System
	scripted *system.Scripted
	app      *system.Application
	now      scenario.Time
	keys     []trace.Key
	events   []*trace.Event
	service  mapi.UID
}

func newComputer(t *testing.T, change func(*system.Config, *scenario.Profile)) *computer {
	t.Helper()
	profiles := new(profile.Memory)
	m := &computer{scripted: system.NewScripted(profiles)}
	config := system.Config{Profiles: profiles, Answerer: m.scripted, Observer: func(e *trace.Event) {
		m.keys = append(m.keys, e.Key)
		m.events = append(m.events, e)
	}}
	work := scenario.Profile{Name: "Work", Services: []scenario.Service{{Name: "Office", Providers: []scenario.Provider{
		{Name: "Mailbox", Type: mapi.StoreProvider}, {Name: "Post", Type: mapi.TransportProvider},
	}}}}
	if change != nil {
		change(&config, &work)
	}
	if err := m.scripted.Profile(work); err != nil {
		t.Fatal(err)
	}
	m.System = system.New(config)
	m.app = m.Add("A", nil)
	if err := m.Initialize(m.moment(), m.app, session.Initialization{}); err != nil {
		t.Fatal(err)
	}
	found, err := profiles.Lookup("Work")
	if err == nil {
		m.service = found.Services[0].UID
	}
	return m
}

func (m *computer) moment() system.Moment { return system.Moment{At: m.now} }

// logon logs on and goes on as far as nobody has to be asked.
func (m *computer) logon(flags mapi.LogonFlags) *system.Call {
	c := m.Logon(m.moment(), m.app, "", session.Request{Profile: "Work", Flags: flags | mapi.Extended | mapi.NewSession})
	m.Settle(m.moment())
	return c
}

func (m *computer) last(t *testing.T, key trace.Key) *trace.Event {
	t.Helper()
	for _, e := range slices.Backward(m.events) {
		if e.Key == key {
			return e
		}
	}
	t.Fatalf("no %s in %v", key, m.keys)
	return nil
}

// page answers for what it was told to answer, later; the rest is scripted.
type page struct {
	*system.Scripted
	asked []session.Question
	calls []spooler.Call
}

func (p *page) Answer(c *system.Call, q session.Question) (session.Answer, bool) {
	if init, ok := q.(session.AskInit); ok && init.Provider == "Mailbox" {
		p.asked = append(p.asked, q)
		return nil, false
	}
	return p.Scripted.Answer(c, q)
}

func (p *page) Transport(c spooler.Call, _ spooler.State) (spooler.Reply, bool) {
	p.calls = append(p.calls, c)
	return spooler.Reply{}, false
}

// TestAnsweredLater: a provider that does not answer at once is asked once (S-91), and the
// logon goes on when it does; a transport that has not returned holds the others up, and
// the download that waits for it (S-50).
func TestAnsweredLater(t *testing.T) {
	p := new(page)
	m := newComputer(t, func(c *system.Config, _ *scenario.Profile) { c.Answerer = p })
	p.Scripted = m.scripted
	c := m.logon(mapi.ForceDownload)
	m.Settle(m.moment())
	if _, waits := c.Pending().(session.AskInit); !waits || c.Done() || len(p.asked) != 1 {
		t.Fatalf("it waits for %T, asked %d times", c.Pending(), len(p.asked))
	}
	if err := c.Answer(m.moment(), session.Again{}); err == nil || slices.Contains(m.keys, trace.AnsweredRetry) {
		t.Errorf("an answer to another question: %v, %v", err, m.keys)
	}
	if err := c.Answer(m.moment(), session.Init{Version: mapi.SPIVersion}); err != nil {
		t.Fatal(err)
	}
	if e := m.last(t, trace.ProviderInitialised); e.Rule != "S-91" || e.Provider != "Mailbox" {
		t.Errorf("told: %+v", e)
	}
	for m.Settle(m.moment()); !c.Done(); m.Settle(m.moment()) {
		if len(p.calls) == 0 {
			t.Fatalf("it waits for %T, and no transport is called", c.Pending())
		}
		if m.Spool(m.moment()) {
			t.Error("two transports are called at a time")
		}
		p.calls = nil
		m.Returned(m.moment(), spooler.Reply{Version: mapi.SPIVersion})
	}
	if _, err := c.Session(); err != nil {
		t.Error(err)
	}
}

// TestTakesTime: a scripted provider that takes its time (S-104) answers when the time has
// come, which [system.System.NextDue] knows.
func TestTakesTime(t *testing.T) {
	m := newComputer(t, func(_ *system.Config, p *scenario.Profile) {
		p.Services[0].Providers[0].Logons = []scenario.Logon{{Takes: 5 * scenario.Second}}
	})
	c := m.logon(0)
	due, ok := m.NextDue()
	if c.Done() || !ok || due != 5*scenario.Second {
		t.Fatalf("done is %v, due %v, %v", c.Done(), due, ok)
	}
	m.now = due - 1
	if m.Settle(m.moment()); c.Done() {
		t.Error("it answers too early")
	}
	m.now = due
	if m.Settle(m.moment()); !c.Done() {
		t.Error("it does not answer")
	}
}

// TestScripted: what a provider is told about itself is what its logons come to.
func TestScripted(t *testing.T) {
	twice := func(r mapi.HRESULT) []scenario.Logon { return []scenario.Logon{{Result: r}, {Result: r}} }
	for _, c := range []struct {
		name     string
		says     string
		behave   *system.Behaviour
		stored   bool
		lacking  bool
		detail   string
		first    mapi.HRESULT // what the first answer is
		disabled bool         // its service, after the logon
	}{
		{name: "S-104: nothing said", says: "Somebody", behave: &system.Behaviour{Logons: twice(mapi.ErrLogonFailed)}},
		{name: "S-111: fails by its name", says: "mailbox", behave: &system.Behaviour{Logons: twice(mapi.ErrLogonFailed), Detail: "why"}, first: mapi.ErrLogonFailed, detail: "why", disabled: true},
		{name: "S-114: fails once", says: "Mailbox", behave: &system.Behaviour{Logons: twice(mapi.ErrLogonFailed)[:1]}, first: mapi.ErrLogonFailed},
		{name: "S-111: fails for ever", says: "Mailbox", behave: &system.Behaviour{Logons: twice(mapi.ErrLogonFailed)[:1], Repeats: true}, first: mapi.ErrLogonFailed, disabled: true},
		{name: "S-111: all of its library", says: "provider1.dll", behave: &system.Behaviour{Logons: twice(mapi.ErrLogonFailed)}, first: mapi.ErrLogonFailed, disabled: true},
		{name: "S-106: unconfigured, lacking", says: "Mailbox", behave: &system.Behaviour{Unconfigured: true}, lacking: true, first: mapi.ErrUnconfigured, disabled: true},
		{name: "S-106: unconfigured, lacking nothing", says: "Mailbox", behave: &system.Behaviour{Unconfigured: true}},
		{name: "S-106: the service has settings", says: "Office", behave: &system.Behaviour{Fields: []system.Field{{Tag: 0x6600001F, Required: true}}}, lacking: true, first: mapi.ErrUnconfigured, disabled: true},
		{name: "S-15: no room", says: "Mailbox", behave: &system.Behaviour{Limit: 1}},
		{name: "S-120: a failure of its own words", says: "Mailbox", behave: &system.Behaviour{Logons: []scenario.Logon{{Result: mapi.ErrFailOneProvider, Detail: "mine"}}, Detail: "why"}, first: mapi.ErrFailOneProvider, detail: "mine"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newComputer(t, nil)
			m.scripted.Behave(c.says, c.behave)
			m.scripted.Settings = func(profile string, service mapi.UID) (bool, bool) {
				if profile != "Work" || service != m.service {
					t.Errorf("asked about the settings of %q %v", profile, service)
				}
				return c.stored, c.lacking
			}
			logon := m.logon(0)
			s, err := logon.Session()
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range m.events {
				if e.Key == trace.ProviderAnswers {
					if mapi.HRESULT(e.Result) != c.first {
						t.Errorf("the provider answers %v first", mapi.HRESULT(e.Result))
					}
					break
				}
			}
			if got := s.Services()[0].Disabled; got != c.disabled {
				t.Errorf("disabled is %v", got)
			}
			if c.detail != "" {
				last, err := m.LastError(m.moment(), s, c.first)
				if err != nil || last == nil || last.Detail != c.detail {
					t.Errorf("last error %+v, %v", last, err)
				}
			}
		})
	}
}

// TestScriptedLimit: one session more than a provider has room for gets
// MAPI_E_SESSION_LIMIT (S-15), until another one has ended.
func TestScriptedLimit(t *testing.T) {
	m := newComputer(t, func(_ *system.Config, p *scenario.Profile) { p.Services[0].Providers[0].Limit = 1 })
	first, err := m.logon(0).Session()
	if err != nil {
		t.Fatal(err)
	}
	limited := func() (n int) {
		for _, e := range m.events {
			if e.Key == trace.ProviderAnswers && mapi.HRESULT(e.Result) == mapi.ErrSessionLimit {
				n++
			}
		}
		return n
	}
	if m.logon(0); limited() == 0 {
		t.Error("it has room for two")
	}
	m.Logoff(m.moment(), first, "", session.LogoffRequest{})
	m.Settle(m.moment())
	before := limited()
	if m.logon(0); limited() > before {
		t.Error("there is no room after the first has gone")
	}
}

// TestChart: a provider of the page follows the provider chart (S-109), by its settings.
func TestChart(t *testing.T) {
	m := newComputer(t, nil)
	m.scripted.Behave("Mailbox", &system.Behaviour{Chart: true, Unconfigured: true})
	m.scripted.Settings = func(string, mapi.UID) (bool, bool) { return true, true }
	c := m.logon(mapi.LogonUI)
	if _, asked := c.Pending().(session.AskProviderPrompt); !asked {
		t.Fatalf("it waits for %T", c.Pending())
	}
	if err := c.Answer(m.moment(), session.Supplied{Enough: true}); err != nil {
		t.Fatal(err)
	}
	m.Settle(m.moment())
	if !c.Done() || !slices.Contains(m.keys, trace.AnsweredEnough) {
		t.Errorf("done is %v, %v", c.Done(), m.keys)
	}
}

// TestTransports: a scripted transport answers its methods as it is told (S-99), and
// transports are narrated whoever answers for them (S-101).
func TestTransports(t *testing.T) {
	m := newComputer(t, nil)
	m.scripted.Behave("Post", &system.Behaviour{Wants: mapi.TransportPoll, Replies: map[spooler.Method]scenario.Results{
		spooler.Poll: {mapi.ErrCallFailed, mapi.OK},
	}})
	m.logon(0)
	var results []mapi.HRESULT
	for range 3 {
		for m.Turn(m.moment(), true); m.Spool(m.moment()); {
		}
	}
	for _, e := range m.events {
		if e.Function == spooler.Poll.String() {
			results = append(results, mapi.HRESULT(e.Result))
			if e.Rule != "S-101" || e.Provider != "Post" {
				t.Errorf("told: %+v", e)
			}
		}
	}
	if !slices.Equal(results, []mapi.HRESULT{mapi.ErrCallFailed, mapi.OK, mapi.OK}) {
		t.Errorf("polls answer %v", results)
	}
}

// TestUnobserved: an engine that is not observed has no names kept of its routines (I-13),
// and a system that is not observed makes no events; both go on all the same.
func TestUnobserved(t *testing.T) {
	m := newComputer(t, nil)
	now := m.moment()
	m.app.InitIdle(now, "main", 0)
	tag, err := m.app.Register(now, system.Plan{Name: "r", Function: "F"}, system.Numbers{Priority: -1})
	if err != nil || !m.app.Post(now, idle.Idle) {
		t.Fatal("nothing is posted:", err)
	}
	if p, _ := m.app.Plan(tag); p != nil {
		t.Errorf("the plan %+v is kept", p)
	}
	if got := m.Snapshot(now, 10, nil).Apps[0].Routines; len(got) != 1 || got[0].Routine != tag.String() {
		t.Errorf("shown: %+v", got)
	}
	m.Observe(nil)
	events, told := m.Events(), len(m.events)
	m.logon(0)
	if m.Events() == events || len(m.events) > told {
		t.Errorf("%d events happened, %d were made", m.Events()-events, len(m.events)-told)
	}
}

// TestOwnEngine: an application that calls its engine by itself, as a page does, is
// narrated with the names that it gives (I-04, I-44, I-50).
func TestOwnEngine(t *testing.T) {
	m := newComputer(t, nil)
	e := m.app.Engine
	e.Observe(m.app.Told)
	at := m.moment().Instant()
	e.Init(at, 1, 0)
	m.app.NameNext(system.Plan{Name: "compress", Function: "compress"})
	e.Register(at, idle.Registration{Func: 1, Priority: -1})
	unnamed, _ := e.Register(at, idle.Registration{Func: 1, Priority: -2})
	e.Post(at, idle.Idle)
	e.Deliver(at, 1)
	m.now += 7 * scenario.Millisecond
	m.Reach(m.moment())
	e.Return(m.moment().Instant(), idle.False)
	if e := m.last(t, trace.IdleReturned); e.Routine != unnamed.String() || e.For != 7*scenario.Millisecond {
		t.Errorf("told: %+v", e)
	}
	e.Post(at, idle.Idle)
	if e := m.last(t, trace.IdlePosted); e.Routine != unnamed.String() {
		t.Errorf("told: %+v", e)
	}
	e.Deregister(at, m.app.Tag("compress"))
	if e := m.last(t, trace.IdleDeregistered); e.Routine != "compress" || e.Rule != "I-66" {
		t.Errorf("told: %+v", e)
	}
}

// TestDo: inputs that are the host's affair are refused with an error (I-79), and change
// nothing.
func TestDo(t *testing.T) {
	m := newComputer(t, nil)
	events := m.Events()
	if err := m.Do(m.moment(), scenario.Input{Do: "idle"}); err == nil || m.Events() != events {
		t.Errorf("idle: %v, %d events", err, m.Events()-events)
	}
	for _, verb := range system.Verbs() {
		if verb == "idle" || verb == "profile" {
			t.Errorf("%s is the host's affair", verb)
		}
	}
}

// TestOthersGoOn: a provider of another service than the one that was disabled is ready
// because the others go on (S-117); in a session in which nothing was disabled it is
// simply ready (S-94), whatever happened in another one.
func TestOthersGoOn(t *testing.T) {
	m := newComputer(t, func(_ *system.Config, p *scenario.Profile) {
		p.Services[0].Providers[0].Logons = []scenario.Logon{{Result: mapi.ErrLogonFailed}, {Result: mapi.ErrLogonFailed}}
		p.Services = append(p.Services, scenario.Service{Name: "Archive", Providers: []scenario.Provider{{Name: "Files", Type: mapi.StoreProvider}}})
	})
	for _, want := range []string{"S-117", "S-94"} {
		if _, err := m.logon(0).Session(); err != nil {
			t.Fatal(err)
		}
		if e := m.last(t, trace.ProviderReady); e.Provider != "Files" || e.Rule != want {
			t.Errorf("%s is ready by %s, want %s", e.Provider, e.Rule, want)
		}
	}
}

// TestSnapshotHasLists: where there is nothing to show a snapshot has an empty list, not
// null, before anything has happened and in the middle of a logon (S-38, S-53).
func TestSnapshotHasLists(t *testing.T) {
	m := newComputer(t, nil)
	empty := system.New(system.Config{})
	empty.Add("A", nil)
	asking := m.Logon(m.moment(), m.app, "", session.Request{Flags: mapi.LogonUI | mapi.Extended})
	m.Settle(m.moment())
	m.logon(0)
	if _, ok := asking.Pending().(session.AskProfile); !ok {
		t.Fatalf("it asks %T", asking.Pending())
	}
	for name, shown := range map[string]*view.Snapshot{
		"nothing": empty.Snapshot(system.Moment{}, 10, nil), "a logon": m.Snapshot(m.moment(), 10, nil),
	} {
		text, err := json.Marshal(shown)
		if err != nil || bytes.Contains(text, []byte("null")) {
			t.Errorf("%s: %v, %s", name, err, text)
		}
	}
}

// TestOthers: a logoff for all says how many others it ends the session for (S-154).
func TestOthers(t *testing.T) {
	m := newComputer(t, nil)
	b := m.Add("B", nil)
	m.Initialize(m.moment(), b, session.Initialization{})
	join := func(a *system.Application) *session.Session {
		c := m.Logon(m.moment(), a, "", session.Request{Profile: "Work", Flags: mapi.AllowOthers | mapi.Extended})
		m.Settle(m.moment())
		s, err := c.Session()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	first, second := join(m.app), join(b)
	all := m.Logoff(m.moment(), second, "", session.LogoffRequest{Flags: mapi.LogoffShared | mapi.LogoffUI})
	if own := m.Logoff(m.moment(), first, "", session.LogoffRequest{Flags: mapi.LogoffUI}); own.Others() != 0 || all.Others() != 1 {
		t.Errorf("%d and %d others", own.Others(), all.Others())
	}
}

// TestDownloadGivenUp: a logon that is given up while it waits for a transport (S-50)
// leaves the transports to the next one.
func TestDownloadGivenUp(t *testing.T) {
	p := new(page)
	m := newComputer(t, func(c *system.Config, _ *scenario.Profile) { c.Answerer = p })
	p.Scripted = m.scripted
	begin := func() *system.Call {
		c := m.logon(mapi.ForceDownload)
		for range 2 {
			c.Answer(m.moment(), session.Init{Version: mapi.SPIVersion}) // if it asks for that
			m.Settle(m.moment())
		}
		return c
	}
	first := begin()
	if _, waits := first.Pending().(session.AskDownload); !waits {
		t.Fatalf("it waits for %T", first.Pending())
	}
	first.Abandon(m.moment())
	m.Settle(m.moment())
	second := begin()
	for range 100 {
		m.Returned(m.moment(), spooler.Reply{Version: mapi.SPIVersion})
		m.Settle(m.moment())
	}
	if _, err := second.Session(); !second.Done() || err != nil {
		t.Errorf("done is %v, %v; it waits for %T", second.Done(), err, second.Pending())
	}
}
