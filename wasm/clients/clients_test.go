package clients_test

import (
	"encoding/json"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/system"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/call/calltest"
	"mapi-playground/wasm/clients"
)

func now() system.Moment { return system.Moment{At: scenario.Second} }

func newClients() (*system.System, *profile.Memory, *clients.Clients) {
	memory := new(profile.Memory)
	sys := system.New(system.Config{Profiles: memory, Answerer: system.NewScripted(memory)})
	return sys, memory, clients.New(sys, now)
}

// Each application goes by a name of its own, whatever it is called, and by a number.
func TestNames(t *testing.T) {
	_, _, all := newClients()
	for n, row := range []struct{ called, name string }{
		{"Mailer", "Mailer"}, {"Mailer", "Mailer 2"}, {" Mailer ", "Mailer 3"}, {"", "application"}, {"  ", "application 2"}, {"Mailer 2", "Mailer 2 2"},
	} {
		if app := all.Add(row.called, nil); app.Name != row.name || all.Number(row.name) != n {
			t.Errorf("%q goes by %q, number %d", row.called, app.Name, all.Number(row.name))
		}
	}
	if n := all.Number("Nobody"); n != -1 {
		t.Errorf("nobody is number %d", n)
	}
}

// S-17, S-20, S-35: an application is one that there is, and one that administers profiles has
// called MAPIInitialize.
func TestInitialize(t *testing.T) {
	_, _, all := newClients()
	all.Add("Mailer", nil)
	for _, row := range []struct {
		name string
		args []any
		want mapi.HRESULT
		now  mapi.HRESULT // of what needs an initialised one, afterwards
	}{
		{"uninitialize", []any{0}, mapi.ErrNotInitialized, mapi.ErrNotInitialized},
		{"initialize", []any{1, 0, 0}, mapi.ErrInvalidParameter, mapi.ErrNotInitialized},
		{"initialize", []any{0, 0, 0.5}, mapi.ErrInvalidParameter, mapi.ErrNotInitialized},
		{"initialize", []any{0, 0, 0}, mapi.OK, mapi.OK},
		{"initialize", []any{0, 0, 0}, mapi.OK, mapi.OK},
		{"uninitialize", []any{0}, mapi.OK, mapi.OK},
		{"uninitialize", []any{0}, mapi.OK, mapi.ErrNotInitialized},
	} {
		if _, err := calltest.Do(t, all.Functions(), row.name, row.args...); mapi.Result(err) != row.want {
			t.Errorf("%s%v: %v, want %v", row.name, row.args, err, row.want)
		}
		in := call.Read(calltest.Values(0))
		if all.Initialized(in); mapi.Result(in.Err()) != row.now {
			t.Errorf("after %s%v: %v, want %v", row.name, row.args, in.Err(), row.now)
		}
	}
}

// What clients do is handed over piece by piece, with the number of the application and
// without its name, once somebody wants it.
func TestRecording(t *testing.T) {
	_, memory, all := newClients()
	all.Add("Other", nil)
	all.Add("Mailer", nil)
	functions := (&clients.Recording{Clients: all, Profiles: memory}).Functions()
	var told []string
	keep := func(args ...any) {
		var piece scenario.Input
		if err := json.Unmarshal([]byte(args[2].(string)), &piece); err != nil || piece.App != "" {
			t.Errorf("%v: %v", args, err)
		}
		if args[0] == "input" && args[3] == 1 {
			told = append(told, piece.Do)
		}
	}
	initialize := func() {
		if _, err := calltest.Do(t, all.Functions(), "initialize", 1, 0, 0); err != nil {
			t.Fatal(err)
		}
	}
	initialize()
	for range 2 { // the second time begins no other recording
		if _, err := calltest.Do(t, functions, "record", keep); err != nil {
			t.Fatal(err)
		}
	}
	initialize()
	if len(told) != 1 {
		t.Errorf("told %q, want one MAPIInitialize", told)
	}
	if _, err := calltest.Do(t, functions, "record", nil); mapi.Result(err) != mapi.ErrInvalidParameter {
		t.Errorf("a recording that nobody keeps: %v", err)
	}
}
