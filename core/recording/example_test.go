package recording_test

import (
	"encoding/json"
	"fmt"

	"mapi-playground/core/profile"
	"mapi-playground/core/recording"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
)

// printer is a sink that shows what it is handed.
type printer struct{}

func (printer) Input(number int, in scenario.Input) { show("input", number, in) }

func (printer) Profile(number int, p scenario.Profile) { show("profile", number, p) }

func show(what string, number int, piece any) {
	text, err := json.Marshal(piece)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(what, number, string(text))
}

// A logon with credentials that turn out to be wrong: there is a word for them, and
// not they themselves.
func Example() {
	computer := system.New(system.Config{})
	if err := computer.Profiles().Create(profile.Profile{Name: "Work", Credentials: "hunter2"}); err != nil {
		fmt.Println(err)
	}
	computer.Record(recording.New(printer{}, computer.Profiles()))

	mailer := computer.Add("Mailer", nil)
	computer.Initialize(system.Moment{}, mailer, session.Initialization{})
	call := computer.Logon(system.Moment{}, mailer, "", session.Request{Profile: "Work"})
	computer.Settle(system.Moment{})
	call.Answer(system.Moment{At: scenario.Second}, session.Validation{})
	// Output:
	// profile 0 {"name":"Work","credentials":"right","mailbox":"right"}
	// input 0 {"at":0,"app":"Mailer","do":"MAPIInitialize"}
	// input 1 {"at":0,"app":"Mailer","do":"MAPILogonEx","as":"session 1","lpszProfileName":"Work"}
	// profile 0 {"name":"Work","credentials":"wrong","mailbox":"right"}
}
