package recording_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/recording"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
)

// computer is a system that is recorded. It is answered what the test says, and takes its
// time for it.
type computer struct {
	*system.System
	t      *testing.T
	now    scenario.Time
	inputs []scenario.Input
	forms  []scenario.Profile
	trails []string // of logons, and what they came to
}

type answer struct {
	takes scenario.Time
	session.Answer
}

func newComputer(t *testing.T, profiles ...profile.Profile) *computer {
	m := &computer{t: t, System: system.New(system.Config{})}
	for _, p := range profiles {
		if err := m.Profiles().Create(p); err != nil {
			t.Fatal(err)
		}
	}
	m.Record(recording.New(m, m.Profiles()))
	return m
}

func (m *computer) Input(number int, in scenario.Input) {
	if number < len(m.inputs) {
		m.inputs[number] = in
		return
	}
	m.inputs = append(m.inputs, in)
}

func (m *computer) Profile(number int, p scenario.Profile) {
	if number == len(m.forms) {
		m.forms = append(m.forms, scenario.Profile{})
	}
	m.forms[number] = p
}

// moment is what time it is.
func (m *computer) moment() system.Moment { return system.Moment{At: m.now} }

// scenario is what was taken down.
func (m *computer) scenario() *scenario.Scenario {
	m.t.Helper()
	s := &scenario.Scenario{Version: scenario.Version, Title: scenario.Text{"en": "taken down"}, Profiles: m.forms, Inputs: m.inputs,
		Applications: []scenario.Application{{Name: "A"}, {Name: "B"}}}
	b, err := s.Write("  ")
	if err != nil {
		m.t.Fatal(err)
	}
	read, err := scenario.Read(b)
	if err != nil {
		m.t.Fatalf("%v in\n%s", err, b)
	}
	if strings.Contains(string(b), "hunter") {
		m.t.Errorf("somebody's credentials are in\n%s", b)
	}
	return read
}

func (m *computer) client(name string) *system.Application {
	a := m.Add(name, nil)
	if err := m.Initialize(m.moment(), a, session.Initialization{}); err != nil {
		m.t.Fatal(err)
	}
	return a
}

func (m *computer) logon(a *system.Application, name string, flags mapi.LogonFlags, answers ...answer) *session.Session {
	m.t.Helper()
	c := m.System.Logon(m.moment(), a, "", session.Request{Profile: name, Flags: flags | mapi.Extended})
	m.settle(c, answers...)
	var nodes []string
	steps := c.Logon().Trail()
	for i := range steps {
		if e, left := trace.OfStep(&steps[i]); left && e.Node != "" {
			nodes = append(nodes, e.Node)
		}
	}
	s, err := c.Session()
	m.trails = append(m.trails, trail(nodes, mapi.Result(err)))
	return s
}

// settle answers a call until it is done.
func (m *computer) settle(c *system.Call, answers ...answer) {
	m.t.Helper()
	for m.Settle(m.moment()); !c.Done(); m.Settle(m.moment()) {
		if len(answers) == 0 {
			m.t.Fatalf("nobody answers %#v", c.Pending())
		}
		a := answers[0]
		answers = answers[1:]
		m.now += a.takes
		if a.Answer == nil {
			c.Abandon(m.moment())
			continue
		}
		q := c.Pending()
		if err := c.Answer(m.moment(), a.Answer); err != nil {
			m.t.Fatalf("%v to %#v", err, q)
		}
	}
	if len(answers) > 0 {
		m.t.Fatalf("nobody asked for %v", answers)
	}
}

// trail is where a logon has been, in whatever order, and what it came to.
func trail(nodes []string, result mapi.HRESULT) string {
	slices.Sort(nodes)
	return fmt.Sprintf("%s: %v", strings.Join(nodes, " "), result)
}

// played are the trails of the logons of a scenario.
func played(s *scenario.Scenario) (all []string) {
	nodes, results := make(map[string][]string), make(map[string]mapi.HRESULT)
	var calls []string
	w := world.New(s)
	w.Observe(func(e *trace.Event) {
		switch e.Key {
		case trace.LogonCalled, trace.LogonCalledNull:
			calls = append(calls, e.Call)
		case trace.LogonFailed, trace.LogonSession, trace.LogonShared:
			results[e.Call] = mapi.HRESULT(e.Result)
		case trace.AskedProfile, trace.AskedCredentials, trace.AskedRetry, trace.AskedPrompt:
		default:
			if e.Node != "" {
				nodes[e.Call] = append(nodes[e.Call], e.Node)
			}
		}
	})
	for w.Step() {
	}
	for _, name := range calls {
		all = append(all, trail(nodes[name], results[name]))
	}
	return all
}

const second = scenario.Second

func at(takes scenario.Time, a session.Answer) answer { return answer{takes, a} }

var (
	valid   = at(0, session.Validation{Valid: true})
	invalid = at(0, session.Validation{})
	loads   = at(0, session.Init{Version: mapi.SPIVersion})
	works   = at(0, session.ProviderLogon{})
)

func logon(r mapi.HRESULT) answer { return at(0, session.ProviderLogon{Result: r, Detail: "a reason"}) }

func configures(r mapi.HRESULT) answer { return at(second, session.Configuration{Result: r}) }

func work(services ...profile.Service) profile.Profile {
	return profile.Profile{Name: "Work", Credentials: "hunter2", Services: services}
}

func service(name string, providers ...profile.Provider) profile.Service {
	return profile.Service{Name: name, Entry: "ServiceEntry", Providers: providers}
}

func store(name string) profile.Provider {
	return profile.Provider{DisplayName: name, DLL: name + ".dll", Type: mapi.StoreProvider}
}

func mailbox() profile.Profile { return work(service("Office", store("Mailbox"))) }

// TestPlayed: what was taken down, played, goes the same ways through the charts to
// the same results.
func TestPlayed(t *testing.T) {
	const ui = mapi.LogonUI
	for _, c := range []struct {
		name     string
		profiles []profile.Profile
		do       func(*computer)
		keys     []trace.Key // among those of the played run
	}{
		{"S-41, S-45: a session, and another client that joins it", []profile.Profile{mailbox()}, func(m *computer) {
			a, b := m.client("A"), m.client("B")
			m.logon(a, "Work", mapi.AllowOthers, valid, loads, at(5*second, session.ProviderLogon{}))
			m.now += second
			m.logon(b, "Work", 0)
		}, []trace.Key{trace.ProviderWorks, trace.LogonShared}},
		{"S-38, S-55: the user chooses, and configures", []profile.Profile{{Name: "Other"}, mailbox()}, func(m *computer) {
			a := m.client("A")
			m.logon(a, "", ui, at(3*second, session.Profile{Name: "Work", ConfigureServices: true}), valid, configures(mapi.ErrUserCancel), loads, works)
			m.logon(a, "", ui|mapi.NewSession, at(second, session.Profile{Name: "Work", ConfigureServices: true}), valid, configures(mapi.OK), loads, works)
			m.logon(a, "", ui|mapi.NewSession, at(second, session.Cancel{}))
			m.logon(a, "", 0)
		}, []trace.Key{trace.ServiceConfigured}},
		{"S-59, S-06: credentials, wrong and right", []profile.Profile{mailbox()}, func(m *computer) {
			a := m.client("A")
			m.logon(a, "Work", mapi.PasswordUI, invalid, at(second, session.Credentials{Secret: "hunter3"}), invalid)
			m.logon(a, "Work", mapi.PasswordUI, invalid, at(second, session.Credentials{Secret: "hunter4"}), valid, loads, works)
			m.logon(a, "Work", mapi.NewSession, invalid)
		}, []trace.Key{trace.AnsweredSecret}},
		{"S-110: failures, a retry, and a service that is disabled", []profile.Profile{work(service("Office", store("Mailbox")), service("Archive", store("Archive")))}, func(m *computer) {
			a := m.client("A")
			m.logon(a, "Work", ui, valid, loads, logon(mapi.ErrLogonFailed), at(second, session.Again{}), works, loads, logon(mapi.ErrFailOneProvider))
			m.logon(a, "Work", ui|mapi.NewSession, valid, at(0, session.Init{Result: mapi.ErrCallFailed}), at(second, session.Cancel{}), loads, logon(mapi.ErrLogonFailed), at(second, session.Cancel{}))
		}, []trace.Key{trace.ServiceDisabled}},
		{"S-109, S-81: a provider looks for its configuration", []profile.Profile{mailbox()}, func(m *computer) {
			a := m.client("A")
			finds := at(0, session.ProviderFinds{Stored: true})
			m.logon(a, "Work", ui, valid, loads, finds, at(second, session.Supplied{Enough: true}))
			m.logon(a, "Work", ui|mapi.NewSession, valid, loads, finds, at(second, session.Dismissed{}), at(second, session.Cancel{}), at(second, session.Cancel{}))
		}, []trace.Key{trace.ProviderFinds, trace.AnsweredDismiss}},
		{"S-35: a client that dies in its dialog", []profile.Profile{mailbox()}, func(m *computer) {
			m.logon(m.client("A"), "", ui, at(second, nil))
			m.logon(m.client("B"), "Work", 0, valid, loads, works)
		}, []trace.Key{trace.LogonAbandoned}},
		{"S-77: what is changed counts for the next session", []profile.Profile{mailbox()}, func(m *computer) {
			a := m.client("A")
			m.logon(a, "Work", mapi.NewSession, valid, loads, works)
			p, _ := m.Profiles().Lookup("Work")
			p.Services = append(p.Services, service("Archive", store("Archive")))
			if err := m.Profiles().Replace(p); err != nil {
				m.t.Fatal(err)
			}
			m.logon(a, "Work", mapi.NewSession, valid, loads, works, loads, logon(mapi.ErrFailOneProvider))
			if err := m.Profiles().Create(profile.Profile{Name: "New", Default: true}); err != nil {
				m.t.Fatal(err)
			}
			m.logon(a, "", mapi.NewSession|mapi.UseDefault, valid)
			if err := m.Profiles().Delete("New"); err != nil {
				m.t.Fatal(err)
			}
			m.logon(a, "New", mapi.NewSession)
			if err := m.Profiles().Damage("Work"); err != nil {
				m.t.Fatal(err)
			}
			m.logon(a, "Work", mapi.NewSession)
		}, []trace.Key{trace.ProfileChanged, trace.ProfileMarked}},
		{"S-74, S-75, S-76: profiles are administered", []profile.Profile{mailbox()}, func(m *computer) {
			a := m.client("A")
			do := func(err error) {
				if err != nil {
					m.t.Fatal(err)
				}
			}
			do(m.CopyProfile(m.moment(), nil, "Work", "Copy"))
			m.logon(a, "Copy", mapi.NewSession, valid, loads, works)
			do(m.CreateProfile(m.moment(), nil, "New", 0, 0))
			do(m.SetDefaultProfile(m.moment(), nil, "New"))
			m.logon(a, "", mapi.NewSession|mapi.UseDefault, valid)
			do(m.DeleteProfile(m.moment(), nil, "New"))
			do(m.RenameProfile(m.moment(), nil, "Work", "Labour"))
			m.logon(a, "Work", mapi.NewSession)
			m.logon(a, "Labour", mapi.NewSession, valid, loads, logon(mapi.ErrFailOneProvider))
		}, []trace.Key{trace.ProfileCopied, trace.ProfileCreated, trace.ProfileDefault, trace.ProfileMarked, trace.ProfileRenamed}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newComputer(t, c.profiles...)
			c.do(m)
			s := m.scenario()
			if got := played(s); !slices.Equal(got, m.trails) {
				t.Errorf("played\n%s\nit was\n%s", strings.Join(got, "\n"), strings.Join(m.trails, "\n"))
			}
			var keys []trace.Key
			w := world.New(s)
			w.Observe(func(e *trace.Event) {
				keys = append(keys, e.Key)
				switch e.Key {
				case trace.AnsweredNobody, trace.MAPIFailed, trace.MAPIFailedAlone:
					t.Error(trace.In("en").Sentence(e))
				}
			})
			for w.Step() {
			}
			for _, key := range c.keys {
				if !slices.Contains(keys, key) {
					t.Errorf("no %s in the played run", key)
				}
			}
		})
	}
}
