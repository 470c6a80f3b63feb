package simulation_test

import (
	"reflect"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
	"mapi-playground/wasm/call/calltest"
	"mapi-playground/wasm/simulation"
)

// providers note what is said of them.
type providers map[string]*system.Behaviour

func (p providers) Behave(name string, b *system.Behaviour) { p[name] = b }

// S-91, S-92, S-104, S-101: a page says how a provider behaves, with results by their names
// or numbers, one or several.
func TestSimulate(t *testing.T) {
	for _, row := range []struct {
		says string
		want *system.Behaviour
	}{
		{"null", nil},
		{"{}", &system.Behaviour{}},
		{`{"init": "MAPI_E_FAILONEPROVIDER"}`, &system.Behaviour{Init: scenario.Results{mapi.ErrFailOneProvider}}},
		{`{"state": [2147500037, "S_OK"]}`, &system.Behaviour{State: scenario.Results{mapi.ErrCallFailed, mapi.OK}}},
		{`{"logon": ["MAPI_E_LOGON_FAILED", 0]}`, &system.Behaviour{Logons: []scenario.Logon{{Result: mapi.ErrLogonFailed}, {}}}},
		{`{"version": 0}`, &system.Behaviour{Version: 1}}, // which is as old
		{`{"version": 65537}`, &system.Behaviour{Version: 65537}},
		{`{"limit": 2, "chart": true, "unconfigured": true, "detail": "no"}`, &system.Behaviour{Limit: 2, Chart: true, Unconfigured: true, Detail: "no"}},
		{`{"replies": {"` + spooler.Shutdown.String() + `": ["S_OK"], "Nothing": [0]}}`, &system.Behaviour{Replies: map[spooler.Method]scenario.Results{spooler.Shutdown: {mapi.OK}}}},
		{`{"fields": [{"tag": 1728053279, "label": "Name", "required": true}]}`, &system.Behaviour{Fields: []system.Field{{Tag: 0x6700001F, Label: "Name", Required: true}}}},
	} {
		said := make(providers)
		if _, err := calltest.Do(t, simulation.Simulation{Providers: said}.Functions(), "simulate", "Shelf", row.says); err != nil {
			t.Errorf("%s: %v", row.says, err)
			continue
		}
		if row.want != nil {
			row.want.Repeats = true
			if row.want.Replies == nil {
				row.want.Replies = make(map[spooler.Method]scenario.Results)
			}
		}
		if got, there := said["Shelf"]; !there || !reflect.DeepEqual(got, row.want) {
			t.Errorf("%s: %+v, want %+v", row.says, got, row.want)
		}
	}
}

// S-35: what is wrong with a behaviour is said, and nothing becomes of it.
func TestSimulateRefuses(t *testing.T) {
	for _, row := range []struct{ name, says, why string }{
		{"", "{}", "it needs a name"},
		{"Shelf", `{"odd": 1}`, `unknown field "odd"`},
		{"Shelf", `{"init": "MAPI_E_NOTHING"}`, "neither the name nor the number"},
		{"Shelf", `{"init": true}`, "neither the name nor the number"},
		{"Shelf", `{"logon": [[]]}`, "neither the name nor the number"},
		{"Shelf", `{"fields": [{"tag": 1728053251}]}`, "0x6600001F to 0x67FF001F"}, // a number
		{"Shelf", `{"fields": [{"tag": 805371935}]}`, "0x6600001F to 0x67FF001F"},  // PR_DISPLAY_NAME
		{"Shelf", "", "EOF"},
	} {
		said := make(providers)
		_, err := calltest.Do(t, simulation.Simulation{Providers: said}.Functions(), "simulate", row.name, row.says)
		if mapi.Result(err) != mapi.ErrInvalidParameter || !strings.Contains(err.Error(), row.why) || len(said) > 0 {
			t.Errorf("%q, %s: %v", row.name, row.says, err)
		}
	}
}
