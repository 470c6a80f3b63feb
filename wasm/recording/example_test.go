package recording_test

import (
	"encoding/json"
	"fmt"

	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/wasm/recording"
)

// printer is a sink that shows what it is handed.
type printer struct{}

func (printer) Input(number int, _ *session.Client, in scenario.Input) { show("input", number, in) }

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
	var profiles profile.Memory
	work := profile.Profile{Name: "Work", Credentials: "hunter2"}
	if err := profiles.Create(work); err != nil {
		fmt.Println(err)
	}
	client := session.New(session.Config{Profiles: &profiles}).Client("Mailer")

	r := recording.New(printer{}, func() []recording.Profile { return []recording.Profile{{Profile: work}} })
	call := r.Logon(client, session.Request{Profile: "Work"}, 0)
	call.Answered(session.AskValidation{Profile: "Work", Credentials: "hunter2"}, session.Validation{}, scenario.Second)
	// Output:
	// profile 0 {"name":"Work","credentials":"right","mailbox":"right"}
	// input 0 {"at":0,"do":"MAPILogonEx","as":"session 1","lpszProfileName":"Work"}
	// profile 0 {"name":"Work","credentials":"wrong","mailbox":"right"}
}
