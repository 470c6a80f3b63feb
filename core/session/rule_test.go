package session_test

import (
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
)

// TestRulesOfSteps: a step of a logon has the rule that decided it, where that is not the
// first of its node's.
func TestRulesOfSteps(t *testing.T) {
	for _, c := range []struct {
		rule  string
		node  session.NodeID
		flags mapi.LogonFlags
		name  string
		valid bool
	}{
		{rule: "", node: "N7", flags: mapi.UseDefault, valid: true},
		{rule: "GS-16", node: "N7", flags: mapi.UseDefault | mapi.ExplicitProfile, valid: true},
		{rule: "", node: "N13", name: "Work"},
		{rule: "GS-06", node: "N13", name: "Work", flags: mapi.LogonUI},
		{rule: "GS-08", node: "M10", name: "Work", valid: true},
		{rule: "S-89", node: "M8", name: "Work", valid: true},
	} {
		t.Run(string(c.node)+" "+c.rule, func(t *testing.T) {
			profiles := new(profile.Memory)
			err := profiles.Create(profile.Profile{Name: "Work", Default: true, Services: []profile.Service{{
				Name: "Office", Entry: "ServiceEntry", Providers: []profile.Provider{{DisplayName: "Mailbox", DLL: "m.dll", Type: mapi.StoreProvider}},
			}}})
			if err != nil {
				t.Fatal(err)
			}
			client := session.New(session.Config{Profiles: profiles}).Client("A")
			client.Initialize(nil)
			l := client.Logon(0, session.Request{Profile: c.name, Flags: c.flags | mapi.Extended})
			for !l.Done() {
				var a session.Answer
				switch q := l.Pending().(type) {
				case session.AskValidation:
					a = session.Validation{Valid: c.valid}
				case session.AskInit:
					a = session.Init{Version: q.Version}
				case session.AskProviderLogon:
					a = session.ProviderLogon{Result: mapi.ErrUnconfigured}
				case session.AskConfiguration:
					a = session.Configuration{Result: mapi.ErrNotInitialized}
				default:
					t.Fatalf("it asks %T", q)
				}
				if err := l.Answer(0, a); err != nil {
					t.Fatal(err)
				}
			}
			for _, s := range l.Trail() {
				if s.Node == c.node {
					if s.Rule != c.rule {
						t.Errorf("the rule is %q", s.Rule)
					}
					return
				}
			}
			t.Errorf("it was never at %s", c.node)
		})
	}
}
