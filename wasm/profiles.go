//go:build js && wasm

package main

import (
	"errors"
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/record"
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

// addProfile makes a profile from JSON: see the package record. A service may
// be the name of an installed one.
func (p *program) addProfile(in *bridge.Reader) bridge.Work {
	text := in.String("the profile")
	return func() (any, error) {
		r, err := record.Unmarshal(text, func(name string) (profile.Service, bool) {
			d, ok := p.definitions.Find(name)
			return d.Service, ok
		})
		if err == nil {
			err = p.profiles.Create(r.Profile)
		}
		if err != nil {
			if e, ok := errors.AsType[*mapi.Error](err); ok && e.Result == mapi.ErrCorruptData {
				err = &mapi.Error{Result: mapi.ErrInvalidParameter, Op: "creating a profile", Detail: e.Detail}
			}
			return nil, err
		}
		p.setMailbox(r.Name, r.Mailbox)
		p.move()
		return nil, nil
	}
}

// damageProfile makes a profile unreadable, to see what comes of it (S-118).
func (p *program) damageProfile(in *bridge.Reader) bridge.Work {
	name := in.String("the profile's name")
	return func() (any, error) {
		defer p.move()
		return nil, p.profiles.Damage(name)
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

// install makes the administration anew with other definitions. Profiles keep
// the services that they have.
func (p *program) install(d *profile.Definitions) {
	p.definitions = d
	p.sys.Administer(profile.NewAdmin(profile.Config{Profiles: p.profiles, Definitions: d, Load: p.load}))
}

// records are the profiles that can be read, by their names or all of them.
func (p *program) records(names []string) ([]record.Record, error) {
	var all []record.Record
	for _, listed := range p.profiles.Profiles() {
		if names != nil && !slices.Contains(names, listed.Name) {
			continue
		}
		found, err := p.profiles.Lookup(listed.Name)
		if err != nil {
			if names != nil {
				return nil, err
			}
			continue // a damaged one is exported by itself
		}
		all = append(all, record.Record{Profile: found, Mailbox: p.mailbox(listed.Name)})
	}
	if len(all) < len(names) {
		return nil, &mapi.Error{Result: mapi.ErrNotFound, Op: "exporting profiles", Detail: "one of them is not there"}
	}
	return all, nil
}

// exportProfiles writes profiles as JSON.
func (p *program) exportProfiles(in *bridge.Reader) bridge.Work {
	var names []string
	decode(in, "the names", &names)
	return func() (any, error) {
		all, err := p.records(names)
		if err != nil {
			return nil, err
		}
		return record.MarshalAll(all), nil
	}
}

// importProfiles reads profiles as JSON, all of them or none: MAPI_E_CORRUPT_DATA
// with the place of what is wrong, MAPI_E_NO_ACCESS for a name that is taken. It
// answers their names.
func (p *program) importProfiles(in *bridge.Reader) bridge.Work {
	text := in.String("the profiles")
	return func() (any, error) {
		all, err := record.UnmarshalAll(text)
		if err != nil {
			return nil, err
		}
		marked, _ := profile.Default(p.profiles)
		var made []string
		for _, r := range all {
			if err := p.profiles.Create(r.Profile); err != nil {
				for _, name := range made {
					_ = p.profiles.Delete(name) // it is there, and nobody uses it yet
				}
				_ = p.profiles.SetDefault(marked.Name)
				if e, ok := errors.AsType[*mapi.Error](err); ok {
					err = &mapi.Error{Result: e.Result, Op: "importing the profile " + r.Name, Detail: e.Detail}
				}
				return nil, err
			}
			made = append(made, r.Name)
			p.setMailbox(r.Name, r.Mailbox)
		}
		return asJSON(append([]string{}, made...))
	}
}

// mailbox is what the messaging system of a profile accepts, or nil.
func (p *program) mailbox(name string) *string {
	found, err := p.profiles.Lookup(name)
	if err != nil {
		return nil
	}
	if accepted, ok := p.mailboxes[found.Key]; ok {
		return &accepted
	}
	return nil
}

func (p *program) setMailbox(name string, accepted *string) {
	found, err := p.profiles.Lookup(name)
	if err == nil && accepted != nil {
		p.mailboxes[found.Key] = *accepted
		p.save()
	}
}

// readable reports whether there is a profile of that name that can be read.
func (p *program) readable(name string) bool {
	_, err := p.profiles.Lookup(name)
	return err == nil
}
