//go:build js && wasm

package main

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/bridge"
)

// profileCalls are what a page does with profiles beyond what MAPI has methods
// for.
func (p *program) profileCalls() map[string]bridge.Handler {
	return map[string]bridge.Handler{
		"exportProfiles": p.exportProfiles,
		"importProfiles": p.importProfiles,
		"exportDamaged":  p.exportDamaged,
		"openStorage":    p.openStorage,
		"storageSettled": p.storageSettled,
	}
}

// addProfile makes a profile from JSON. A service may be the name of an installed one.
func (p *program) addProfile(in *bridge.Reader) bridge.Work {
	text := in.String("the profile")
	return func() (any, error) {
		if err := p.Profiles.Add(text, p.definitions); err != nil {
			return nil, err
		}
		p.Move()
		return nil, nil
	}
}

// damageProfile makes a profile unreadable, to see what comes of it (S-118).
func (p *program) damageProfile(in *bridge.Reader) bridge.Work {
	name := in.String("the profile's name")
	return func() (any, error) {
		defer p.Move()
		return nil, p.Profiles.Damage(name)
	}
}

// mapisvc installs the message services of a MapiSvc.inf (S-68) in place of those
// that were; without a text, those of the sample. It answers their names.
func (p *program) mapisvc(in *bridge.Reader) bridge.Work {
	text := in.String("MapiSvc.inf")
	return func() (any, error) {
		if text == "" {
			text = profile.Sample()
		}
		definitions, err := profile.Parse(text)
		if err != nil {
			return nil, &mapi.Error{Result: mapi.ErrCorruptData, Op: "reading MapiSvc.inf", Detail: err.Error()}
		}
		p.install(definitions)
		var names []string
		for _, d := range definitions.Services {
			names = append(names, d.Service.Name)
		}
		return asJSON(append([]string{}, names...))
	}
}

// exportProfiles writes profiles as JSON.
func (p *program) exportProfiles(in *bridge.Reader) bridge.Work {
	var names []string
	decode(in, "the names", &names)
	return func() (any, error) { return p.Profiles.Export(names) }
}

// importProfiles reads profiles as JSON, all of them or none. It answers their names.
func (p *program) importProfiles(in *bridge.Reader) bridge.Work {
	text := in.String("the profiles")
	return func() (any, error) {
		names, err := p.Profiles.Import(text)
		if err != nil {
			return nil, err
		}
		return asJSON(names)
	}
}

// exportDamaged is the record of a damaged profile, as it is.
func (p *program) exportDamaged(in *bridge.Reader) bridge.Work {
	name := in.String("the profile's name")
	return func() (any, error) { return p.Profiles.Record(name) }
}

// openStorage opens the database of that name and reads the profiles in it. If
// it cannot be had, profiles are in memory, and the answer says why.
func (p *program) openStorage(in *bridge.Reader) bridge.Work {
	name := in.String("the database's name")
	if in.Err() == nil && (name == "" || len(name) > 200) {
		in.Fail(&mapi.Error{Result: mapi.ErrInvalidParameter, Op: "opening a database", Detail: "it needs a name of at most 200 bytes"})
	}
	return func() (any, error) {
		if err := p.Profiles.Open(name); err != nil {
			return nil, err
		}
		return asJSON(p.Profiles.State())
	}
}

// storageSettled waits until everything is written.
func (p *program) storageSettled(*bridge.Reader) bridge.Work {
	return func() (any, error) {
		p.Profiles.Settle()
		return asJSON(p.Profiles.State())
	}
}

// storageState says where profiles are kept.
func (p *program) storageState(*bridge.Reader) bridge.Work {
	return func() (any, error) { return asJSON(p.Profiles.State()) }
}
