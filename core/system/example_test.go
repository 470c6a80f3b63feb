package system_test

import (
	"fmt"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
)

// A logon on a computer with one profile. The messaging system is scripted, and does not
// accept the credentials that the profile keeps; the host answers for the user.
func Example() {
	profiles := new(profile.Memory)
	scripted := system.NewScripted(profiles)
	err := scripted.Profile(scenario.Profile{Name: "Work", Credentials: "old", Mailbox: "new"})
	if err != nil {
		fmt.Println(err)
	}
	english := trace.In("en")
	computer := system.New(system.Config{Profiles: profiles, Answerer: scripted, Observer: func(e *trace.Event) {
		if e.Chart == "" {
			fmt.Println(english.Sentence(e))
		}
	}})
	app := computer.Add("Mailer", nil) // which has no idle routines

	now := system.Moment{At: scenario.Second}
	computer.Initialize(now, app, session.Initialization{})
	call := computer.Logon(now, app, "first", session.Request{Profile: "Work", Flags: mapi.Extended | mapi.PasswordUI})
	computer.Settle(now)

	if _, asked := call.Pending().(session.AskCredentials); asked {
		call.Answer(now, session.Credentials{Secret: "new"})
		computer.Settle(now)
	}
	s, err := call.Session()
	fmt.Println(s != nil, err)
	// Output:
	// Mailer calls MAPIInitialize without flags.
	// Mailer calls MAPILogonEx for Work with MAPI_EXTENDED | MAPI_PASSWORD_UI.
	// The messaging system does not accept the credentials of Work.
	// The user enters credentials.
	// The messaging system accepts the credentials of Work.
	// The logon “first” returns an individual session on Work.
	// true <nil>
}
