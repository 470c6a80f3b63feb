package session_test

import (
	"errors"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
)

// hosted is a subsystem whose providers are Go libraries.
func hosted(t *testing.T, libraries map[string]session.Library, services ...profile.Service) (*session.Subsystem, *session.Host) {
	t.Helper()
	m := new(profile.Memory)
	if err := m.Create(profile.Profile{Name: "Work", Services: services}); err != nil {
		t.Fatal(err)
	}
	h := &session.Host{Libraries: libraries}
	return session.New(session.Config{Profiles: m, Observer: h.Observe}), h
}

// logonHosted logs on, the host answering for providers.
func logonHosted(t *testing.T, s *session.Subsystem, h *session.Host) *session.Session {
	t.Helper()
	c := s.Client("A")
	c.Initialize(nil)
	l := c.Logon(0, session.Request{Profile: "Work", Flags: mapi.NewSession})
	for l.Pending() != nil {
		a, ok := h.Answer(l.Pending())
		if !ok {
			a = session.Validation{Valid: true}
		}
		if err := l.Answer(0, a); err != nil {
			t.Fatalf("%T: %v", l.Pending(), err)
		}
	}
	session, err := l.Result()
	if err != nil {
		t.Fatal(err)
	}
	return session
}

func service(name string, kinds ...mapi.ResourceType) profile.Service {
	s := profile.Service{Name: name}
	for _, kind := range kinds {
		s.Providers = append(s.Providers, profile.Provider{DisplayName: name + "/" + map[mapi.ResourceType]string{ab: "AB", ms: "MS", xp: "XP"}[kind], DLL: name, Type: kind})
	}
	return s
}

// panics is a provider that fails in the worst way.
type panics struct{ session.Scripted }

func (*panics) Logon(session.AskProviderLogon) session.Answer { panic("out of paper") }
func (*panics) Shutdown()                                     { panic("again") }

// A provider that panics fails like any other, and nobody else notices (S-117).
func TestProviderPanics(t *testing.T) {
	good := new(session.Scripted)
	bad := session.Library{MSProviderInit: func(q session.AskInit) (session.IMSProvider, session.Init) {
		return new(panics), session.Init{Version: q.Version}
	}}
	worse := session.Library{MSProviderInit: func(session.AskInit) (session.IMSProvider, session.Init) { panic("no") }}
	s, host := hosted(t, map[string]session.Library{"Good": session.ScriptedLibrary(good), "Bad": bad, "Worse": worse},
		service("Bad", ms), service("Worse", ms), service("Good", ab, ms), service("Missing", ms), service("Wrong", ms))
	host.Libraries["Wrong"] = session.Library{}
	h := logonHosted(t, s, host)
	same(t, "S-117", status(h), "Bad: MS out of action (disabled); Worse: MS out of action (disabled); Good: AB ready, MS ready; "+
		"Missing: MS out of action (disabled); Wrong: MS out of action (disabled)")
	logoff(t, h, 0)
	if !good.Down {
		t.Error("S-158: the good one was not shut down")
	}
}

// The scripted provider, and S-93: each session makes objects of its own.
func TestScriptedProvider(t *testing.T) {
	made := 0
	last := new(session.Scripted)
	library := session.Library{ABProviderInit: func(q session.AskInit) (session.IABProvider, session.Init) {
		made++
		last = &session.Scripted{Logons: fails(mapi.ErrNetworkError)}
		return last, session.Init{Version: q.Version}
	}}
	s, host := hosted(t, map[string]session.Library{"One": library}, service("One", ab))
	first := logonHosted(t, s, host)
	one := last
	second := logonHosted(t, s, host)
	if made != 2 || one == last {
		t.Errorf("S-93: %d objects", made)
	}
	same(t, "tries", strings.Join(one.Log, " "), "Logon Logon")
	same(t, "status", status(second), "One: AB ready")
	logoff(t, first, 0)
	if !one.Down || last.Down {
		t.Errorf("S-158: down: %v, %v", one.Down, last.Down)
	}
}

// A transport as a Go library, called by the spooler (S-99).
func TestScriptedTransport(t *testing.T) {
	transport := &session.Scripted{Wants: mapi.TransportIdle | mapi.TransportPoll}
	s, host := hosted(t, map[string]session.Library{"Mail": session.ScriptedLibrary(transport)}, service("Mail", ms, xp))
	h := logonHosted(t, s, host)
	transport.Log = nil
	turn := func() {
		s.Spooler().Turn(true)
		for {
			c, ok := s.Spooler().Next()
			if !ok {
				return
			}
			s.Spooler().Return(host.Transport("Mail", c))
		}
	}
	turn()
	same(t, "S-99", strings.Join(transport.Log, " "), "TransportLogon AddressTypes TransportNotify Poll Idle")
	logoff(t, h, 0)
	transport.Log = nil
	turn()
	same(t, "S-160", strings.Join(transport.Log, " "), "TransportNotify TransportLogoff")
	if !transport.Down {
		t.Error("S-158: not shut down")
	}
	for what, reply := range map[string]spooler.Reply{
		"a transport that is gone": host.Transport("Mail", spooler.Call{Transport: 1, Method: spooler.Idle}),
		"an unknown library":       host.Transport("Nobody", spooler.Call{Transport: 9, Method: spooler.TransportLogon}),
	} {
		if !reply.Result.Failed() {
			t.Errorf("%s: %v", what, reply.Result)
		}
	}
	if _, ok := host.Answer(session.AskLogoff{}); ok {
		t.Error("the host answers for the user")
	}
}

// S-103: what a provider may write in its own section at logon, and what not; the
// support object is dead when the session is.
func TestSupport(t *testing.T) {
	var support *session.Support
	var refused error
	library := session.Library{MSProviderInit: func(q session.AskInit) (session.IMSProvider, session.Init) {
		return logonFunc(func(q session.AskProviderLogon) session.Answer {
			support = q.Support
			refused = support.Set(profile.Properties{mapi.PropDisplayName: "x", mapi.PropResourceFlags: uint32(1)})
			if err := support.Set(profile.Properties{
				mapi.PropDisplayName: "My Store", mapi.PropProviderDisplay: "Stores Inc.", mapi.PropRecordKey: []byte{1}, mapi.PropEntryID: []byte{2},
			}); err != nil {
				t.Error(err)
			}
			return session.ProviderLogon{}
		}), session.Init{Version: q.Version}
	}}
	s, host := hosted(t, map[string]session.Library{"One": library}, service("One", ms))
	h := logonHosted(t, s, host)
	if !errors.Is(refused, mapi.ErrNoAccess) {
		t.Errorf("S-103: PR_RESOURCE_FLAGS: %v", refused)
	}
	if err := support.Set(profile.Properties{mapi.PropProviderDLLName: "x"}); !errors.Is(err, mapi.ErrNoAccess) {
		t.Errorf("S-103: PR_PROVIDER_DLL_NAME: %v", err)
	}
	p, _ := s.Profiles().Lookup("Work")
	if got := p.Services[0].Providers[0]; got.DisplayName != "My Store" || got.ProviderDisplay != "Stores Inc." || got.Flags != 0 || got.DLL != "One" {
		t.Errorf("S-103: the section has %+v", got)
	}
	logoff(t, h, 0)
	if err := support.Set(profile.Properties{mapi.PropDisplayName: "late"}); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("S-103: after the session: %v", err)
	}
}

type logonFunc func(session.AskProviderLogon) session.Answer

func (f logonFunc) Logon(q session.AskProviderLogon) session.Answer { return f(q) }
func (logonFunc) Shutdown()                                         {}

// S-121: the session object has the documented methods, and the retired ones
// answer as documented.
func TestMethods(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB MS")
	h := o.mustLogon(0)
	var _ interface {
		GetLastError(mapi.HRESULT) (*mapi.Error, error)
		MsgStoresTable() ([]session.StoreRow, error)
		OpenMsgStore(mapi.Time, session.Window, mapi.UID, mapi.StoreFlags) *session.Open
		OpenAddressBook(mapi.Time, session.Window, mapi.AddressBookFlags) *session.Open
		OpenProfileSection(mapi.UID, mapi.OpenFlags) (*profile.Section, error)
		StatusTable() ([]session.StatusRow, error)
		OpenEntry(mapi.Time, session.Window, []byte) *session.Open
		CompareEntryIDs(a, b []byte) (bool, error)
		Advise([]byte, mapi.Events) (session.Connection, error)
		Unadvise(session.Connection) error
		QueryIdentity() (session.Identity, mapi.HRESULT, error)
		Logoff(mapi.Time, session.LogoffRequest) *session.Logoff
		SetDefaultStore(mapi.StoreRole, *mapi.UID) error
		AdminServices() (*profile.ServiceAdmin, error)
	} = h
	for what, row := range map[string]struct{ err, want error }{
		"MessageOptions":         {h.MessageOptions(), mapi.ErrNotFound},
		"QueryDefaultMessageOpt": {h.QueryDefaultMessageOpt(), mapi.ErrNotFound},
		"EnumAdrTypes":           {h.EnumAdrTypes(), mapi.ErrNoSupport},
		"ShowForm":               {h.ShowForm(), mapi.ErrNoSupport},
		"PrepareForm":            {h.PrepareForm(), mapi.ErrNoSupport},
	} {
		if !errors.Is(row.err, row.want) {
			t.Errorf("S-121: %s: %v", what, row.err)
		}
	}
}

// S-77, GS-35, S-79: the services are administered from within a session, and
// what changes counts for the next one. S-72: its sections.
func TestAdminServices(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS", "Two: MS")
	h := o.mustLogon(0)
	admin, err := h.AdminServices()
	if err != nil {
		t.Fatal(err)
	}
	p, _ := o.Profiles().Lookup("Work")
	if err := admin.Delete(p.Services[1].UID); err != nil {
		t.Fatal(err)
	}
	same(t, "GS-35 this session", status(h), "One: MS ready; Two: MS ready")
	same(t, "GS-35 the next one", status(o.mustLogon(mapi.NewSession)), "One: MS ready")
	section, err := h.OpenProfileSection(p.Services[0].UID, 0)
	if err != nil {
		t.Fatalf("S-72: %v", err)
	}
	section.Close()
	if _, err := h.OpenProfileSection(mapi.UID{7}, 0); !errors.Is(err, mapi.ErrNotFound) {
		t.Errorf("S-72: %v", err)
	}
	logoff(t, h, 0)
	if _, err := h.AdminServices(); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("VS-12: %v", err)
	}
	if _, err := h.OpenProfileSection(mapi.UID{7}, 0); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("VS-12: %v", err)
	}
}
