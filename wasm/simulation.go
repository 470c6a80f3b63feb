//go:build js && wasm

package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/wasm/bridge"
)

// simulation is how providers of a library that nobody has written behave. The
// zero value always succeeds.
type simulation struct {
	Init         script            `json:"init"`         // of the entry point, such as ABProviderInit (S-91)
	Version      *uint32           `json:"version"`      // of the interface that it speaks (S-92)
	Logon        script            `json:"logon"`        // of one logon after another (S-104)
	Detail       string            `json:"detail"`       // what a failing logon says of itself (S-120)
	Unconfigured bool              `json:"unconfigured"` // until its service has been configured (S-106)
	Chart        bool              `json:"chart"`        // it follows the provider chart (S-109)
	Limit        int               `json:"limit"`        // logons at one time (S-15)
	State        script            `json:"state"`        // of ValidateState (S-146)
	Shutdown     script            `json:"shutdown"`     // of QueryFastShutdown (S-162)
	Entry        script            `json:"entry"`        // of the entry function (S-86)
	Wants        uint32            `json:"wants"`        // LOGON_SP_ flags of a transport (S-101)
	Replies      map[string]script `json:"replies"`      // of a transport's methods
	Fields       []fieldSpec       `json:"fields"`       // what its property sheet shows
}

// fieldSpec is a setting on the property sheet of a simulated service.
type fieldSpec struct {
	Tag      uint32 `json:"tag"`
	Label    string `json:"label"`
	Required bool   `json:"required"`
	Secret   bool   `json:"secret"`
}

// script is one result after another; the last one stays.
type script []mapi.HRESULT

// next is the result that is due. Without any nothing is scripted.
func (s *script) next() (r mapi.HRESULT, scripted bool) {
	if len(*s) == 0 {
		return mapi.OK, false
	}
	r = (*s)[0]
	if len(*s) > 1 {
		*s = (*s)[1:]
	}
	return r, true
}

// UnmarshalJSON reads a result or a list of them, each by name or by number.
func (s *script) UnmarshalJSON(b []byte) error {
	var list []json.RawMessage
	if json.Unmarshal(b, &list) != nil {
		list = []json.RawMessage{b}
	}
	*s = nil
	for _, one := range list {
		var number uint32
		var name string
		if json.Unmarshal(one, &number) == nil {
			*s = append(*s, mapi.HRESULT(number))
			continue
		}
		r, known := mapi.OK, json.Unmarshal(one, &name) == nil
		if known {
			r, known = mapi.ParseHRESULT(name)
		}
		if !known {
			return fmt.Errorf("%.60s is neither the name nor the number of a result", one)
		}
		*s = append(*s, r)
	}
	return nil
}

// simulate says how a simulated provider behaves from now on. It is named by its
// PR_DISPLAY_NAME, or by its DLL name together with all others of the library; a
// service by its name. Null makes it succeed again.
func (p *program) simulate(in *bridge.Reader) (any, error) {
	name := in.String("the name")
	var s *simulation
	decode(in, "the behaviour", &s)
	if in.Err() == nil && name == "" {
		in.Fail(&mapi.Error{Result: mapi.ErrInvalidParameter, Op: "simulating a provider", Detail: "it needs a name"})
	}
	if s != nil {
		for _, f := range s.Fields {
			if t := mapi.PropertyTag(f.Tag); t.Type() != mapi.TypeUnicode || t.ID() < 0x6600 || t.ID() > 0x67FF {
				in.Fail(&mapi.Error{Result: mapi.ErrInvalidParameter, Op: "simulating a provider", Detail: "a setting has a tag from 0x6600001F to 0x67FF001F"})
			}
		}
	}
	if err := in.Err(); err != nil {
		return nil, err
	}
	if s == nil {
		delete(p.simulations, strings.ToUpper(name))
	} else {
		p.simulations[strings.ToUpper(name)] = s
	}
	return nil, nil
}

// simulated is the behaviour under the first of the names that has one.
func (p *program) simulated(names ...string) *simulation {
	for _, name := range names {
		if s, ok := p.simulations[strings.ToUpper(name)]; ok && name != "" {
			return s
		}
	}
	return &simulation{}
}

func (p *program) simulateInit(q session.AskInit) session.Answer {
	sim := p.simulated(q.Provider, q.DLL)
	r, _ := sim.Init.next()
	version := q.Version
	if sim.Version != nil {
		version = *sim.Version
	}
	return session.Init{Result: r, Version: version}
}

// simulateLogon is the logon of a simulated provider.
func (p *program) simulateLogon(q session.AskProviderLogon, o *object, profileName string) session.Answer {
	sim := p.simulated(q.Provider, o.dll)
	if sim.Limit > 0 && p.loggedOn(sim) >= sim.Limit {
		return session.ProviderLogon{Result: mapi.ErrSessionLimit, Detail: sim.Detail}
	}
	if r, scripted := sim.Logon.next(); scripted && r.Failed() {
		return session.ProviderLogon{Result: r, Detail: sim.Detail}
	}
	made, err := p.sheet(profileName, q.ServiceUID)
	service := p.simulated(q.Service)
	lacks := err == nil && made.lacks() && (sim.Unconfigured || service.Unconfigured || len(service.Fields) > 0)
	if sim.Chart {
		return session.ProviderFinds{Stored: err == nil && made.stored(), Configured: !lacks}
	}
	if lacks {
		return session.ProviderLogon{Result: mapi.ErrUnconfigured, Detail: sim.Detail}
	}
	return session.ProviderLogon{}
}

// stored says whether any of the settings is in the profile.
func (s *sheet) stored() bool {
	for _, x := range s.settings {
		if x.value != "" {
			return true
		}
	}
	return len(s.settings) == 0
}

// loggedOn counts the providers of a behaviour that are logged on.
func (p *program) loggedOn(sim *simulation) int {
	n := 0
	for _, o := range p.objects {
		if o.on && p.simulated(o.provider, o.dll) == sim {
			n++
		}
	}
	return n
}
