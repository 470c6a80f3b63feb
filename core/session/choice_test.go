package session_test

import (
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

// S-55: the check box of the logon dialog asks for the settings of each service,
// before any provider logs on, as MAPI_SERVICE_UI_ALWAYS does. What is asked about
// two services of one name tells them apart, and the spooler knows whose its
// transports are.
func TestChoiceAsksForSettings(t *testing.T) {
	m := new(profile.Memory)
	service := profile.Service{Name: "Mail", Entry: "Entry", Providers: []profile.Provider{
		{DisplayName: "Store", Type: mapi.StoreProvider, DLL: "MAIL.DLL"}, {DisplayName: "Transport", Type: mapi.TransportProvider, DLL: "MAIL.DLL"},
	}}
	if err := m.Create(profile.Profile{Name: "Work", Services: []profile.Service{service, service}}); err != nil {
		t.Fatal(err)
	}
	work, _ := m.Lookup("Work")
	for _, ticked := range []bool{false, true} {
		s := session.New(session.Config{Profiles: m})
		c := s.Client("A")
		if c.Initialized() {
			t.Error("S-20: initialised before MAPIInitialize")
		}
		c.Initialize(nil)
		if !c.Initialized() {
			t.Error("S-17: not initialised after it")
		}
		l := c.Logon(0, session.Request{Flags: mapi.LogonUI})
		var asked []mapi.UID
		logons := 0
		for !l.Done() {
			var a session.Answer
			switch q := l.Pending().(type) {
			case session.AskProfile:
				a = session.Profile{Name: "Work", ConfigureServices: ticked}
			case session.AskValidation:
				a = session.Validation{Valid: true}
			case session.AskConfiguration:
				if logons > 0 || q.Flags != mapi.EntryUIAlways {
					t.Errorf("asked with %v after %d logons", q.Flags, logons)
				}
				asked = append(asked, q.ServiceUID)
				a = session.Configuration{}
			case session.AskInit:
				a = session.Init{Version: q.Version}
			case session.AskProviderLogon:
				if q.ServiceUID != work.Services[logons].UID {
					t.Errorf("logon %d is of service %v", logons, q.ServiceUID)
				}
				logons++
				a = session.ProviderLogon{}
			}
			if err := l.Answer(0, a); err != nil {
				t.Fatal(err)
			}
		}
		want := 0
		if ticked {
			want = 2
		}
		if len(asked) != want || ticked && (asked[0] != work.Services[0].UID || asked[1] != work.Services[1].UID) {
			t.Errorf("ticked %v: asked about %v", ticked, asked)
		}
		transports := s.Spooler().Transports()
		if len(transports) != 2 || transports[0].Options.DLL != "MAIL.DLL" || transports[0].Options.Provider != "Transport" ||
			transports[0].Options.Object == transports[1].Options.Object {
			t.Errorf("transports are %+v", transports)
		}
	}
}
