// Package simulation has the function by which a page says how the providers of a library that
// nobody has written behave.
package simulation

import (
	"encoding/json"
	"fmt"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
	"mapi-playground/wasm/call"
)

// Simulation is of these providers.
type Simulation struct {
	Providers interface {
		Behave(name string, b *system.Behaviour)
	}
}

// Functions are the one of the simulation.
func (p Simulation) Functions() call.Functions {
	return call.Functions{"simulate": call.Now(p.simulate)}
}

// simulation is how providers of a library that nobody has written behave, as the page
// says it: see [system.Behaviour].
type simulation struct {
	Init         results            `json:"init"`         // of the entry point, such as ABProviderInit (S-91)
	Version      *uint32            `json:"version"`      // of the interface that it speaks (S-92)
	Logon        results            `json:"logon"`        // of one logon after another (S-104)
	Detail       string             `json:"detail"`       // what a failing logon says of itself (S-120)
	Unconfigured bool               `json:"unconfigured"` // until its service has been configured (S-106)
	Chart        bool               `json:"chart"`        // it follows the provider chart (S-109)
	Limit        int                `json:"limit"`        // logons at one time (S-15)
	State        results            `json:"state"`        // of ValidateState (S-146)
	Shutdown     results            `json:"shutdown"`     // of QueryFastShutdown (S-162)
	Entry        results            `json:"entry"`        // of the entry function (S-86)
	Wants        uint32             `json:"wants"`        // LOGON_SP_ flags of a transport (S-101)
	Replies      map[string]results `json:"replies"`      // of a transport's methods
	Fields       []fieldSpec        `json:"fields"`       // what its property sheet shows
}

// fieldSpec is a setting on the property sheet of a simulated service.
type fieldSpec struct {
	Tag      uint32 `json:"tag"`
	Label    string `json:"label"`
	Required bool   `json:"required"`
	Secret   bool   `json:"secret"`
}

// results are one result after another; the last one stays.
type results scenario.Results

// UnmarshalJSON reads a result or a list of them, each by name or by number.
func (r *results) UnmarshalJSON(b []byte) error {
	var list []json.RawMessage
	if json.Unmarshal(b, &list) != nil {
		list = []json.RawMessage{b}
	}
	*r = nil
	for _, one := range list {
		var number uint32
		var name string
		if json.Unmarshal(one, &number) == nil {
			*r = append(*r, mapi.HRESULT(number))
			continue
		}
		result, known := mapi.OK, json.Unmarshal(one, &name) == nil
		if known {
			result, known = mapi.ParseHRESULT(name)
		}
		if !known {
			return fmt.Errorf("%.60s is neither the name nor the number of a result", one)
		}
		*r = append(*r, result)
	}
	return nil
}

// simulate says how a simulated provider behaves from now on. It is named by its
// PR_DISPLAY_NAME, or by its DLL name together with all others of the library; a
// service by its name. Null makes it succeed again.
func (p Simulation) simulate(in *call.Reader) call.Work {
	name := in.String("the name")
	var s *simulation
	in.JSON("the behaviour", &s)
	if in.Err() == nil && name == "" {
		in.Refuse(mapi.ErrInvalidParameter, "simulating a provider", "it needs a name")
	}
	if s != nil {
		for _, f := range s.Fields {
			if t := mapi.PropertyTag(f.Tag); t.Type() != mapi.TypeUnicode || t.ID() < 0x6600 || t.ID() > 0x67FF {
				in.Refuse(mapi.ErrInvalidParameter, "simulating a provider", "a setting has a tag from 0x6600001F to 0x67FF001F")
			}
		}
	}
	return func() (any, error) {
		p.Providers.Behave(name, s.behaviour())
		return nil, nil
	}
}

// behaviour is the simulation as the system has it, or nil.
func (s *simulation) behaviour() *system.Behaviour {
	if s == nil {
		return nil
	}
	b := &system.Behaviour{
		Init: scenario.Results(s.Init), Repeats: true, Detail: s.Detail, Unconfigured: s.Unconfigured, Chart: s.Chart, Limit: s.Limit,
		State: scenario.Results(s.State), Shutdown: scenario.Results(s.Shutdown), Entry: scenario.Results(s.Entry),
		Wants: mapi.TransportFlags(s.Wants), Replies: make(map[spooler.Method]scenario.Results),
	}
	if s.Version != nil {
		b.Version = max(*s.Version, 1) // zero is as old as one
	}
	for _, result := range s.Logon {
		b.Logons = append(b.Logons, scenario.Logon{Result: result})
	}
	for m := spooler.XPProviderInit; m <= spooler.Shutdown; m++ {
		if replies := s.Replies[m.String()]; len(replies) > 0 {
			b.Replies[m] = scenario.Results(replies)
		}
	}
	for _, f := range s.Fields {
		b.Fields = append(b.Fields, system.Field{Tag: mapi.PropertyTag(f.Tag), Label: f.Label, Required: f.Required, Secret: f.Secret})
	}
	return b
}
