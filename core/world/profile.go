package world

import (
	"fmt"
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// build makes the profiles of the scenario.
func (w *World) build(profiles []scenario.Profile) {
	for _, p := range profiles {
		made := profile.Profile{Name: p.Name, Default: p.Default, App: p.App, Credentials: p.Credentials}
		for _, s := range p.Services {
			made.Services = append(made.Services, w.service(s))
		}
		w.mailboxes[p.Name] = p.Mailbox
		if err := w.profiles.Create(made); err != nil {
			w.unmade = append(w.unmade, err)
			continue
		}
		made, _ = w.profiles.Lookup(p.Name)
		for i, s := range p.Services {
			w.entries[made.Services[i].UID] = &entry{answers: s.Entry}
		}
		if p.Damaged {
			w.profiles.Damage(p.Name)
		}
	}
}

// tellUnmade tells at the first steps which profiles could not be made: in New
// there is nobody to tell.
func (w *World) tellUnmade() bool {
	if len(w.unmade) == 0 {
		return false
	}
	err := w.unmade[0]
	w.unmade = w.unmade[1:]
	w.failed(nil, "CreateProfile", err)
	return true
}

func (w *World) service(s scenario.Service) profile.Service {
	made := profile.Service{Name: s.Name, DisplayName: s.Name, Flags: s.Flags, Required: s.Required}
	if len(s.Entry) > 0 {
		made.Entry = "ServiceEntry"
	}
	for _, p := range s.Providers {
		dll := fmt.Sprintf("provider%d.dll", len(w.scripts)+1)
		w.scripts[dll] = &script{Provider: p}
		one := profile.Provider{DisplayName: p.Name, ProviderDisplay: p.Name, DLL: dll, Type: p.Type, Flags: p.Flags}
		if p.Identity != "" {
			one.Properties = profile.Properties{
				mapi.PropIdentityDisplay:   p.Identity,
				mapi.PropIdentityEntryID:   []byte(p.Identity),
				mapi.PropIdentitySearchKey: []byte(p.Identity),
			}
		}
		made.Providers = append(made.Providers, one)
	}
	return made
}

// change makes a handler of a change to a profile.
func change(key trace.Key, do func(*World, scenario.Input) error) handler {
	return func(w *World, a *application, in scenario.Input) {
		e := trace.Event{Key: key, Profile: in.Text("lpszProfileName")}
		if a != nil {
			e.App = a.Name
		}
		if old := in.Text("lpszOldProfileName"); old != "" {
			e.Profile, e.Text = old, in.Text("lpszNewProfileName")
		}
		if err := do(w, in); err != nil {
			w.failed(a, in.Do, err)
			return
		}
		w.emit(e)
	}
}

func (w *World) deleteProfile(a *application, in scenario.Input) {
	name := in.Text("lpszProfileName")
	if err := w.admin.Delete(name); err != nil {
		w.failed(a, in.Do, err)
		return
	}
	e := trace.Event{Key: trace.ProfileDeleted, Profile: name}
	for _, s := range w.sessions {
		if used, err := s.ProfileName(); err == nil && used == name {
			e.Key = trace.ProfileMarked
		}
	}
	w.emit(e)
}

func (w *World) setDefaultProfile(a *application, in scenario.Input) {
	name := in.Text("lpszProfileName")
	if err := w.admin.SetDefault(name); err != nil {
		w.failed(a, in.Do, err)
		return
	}
	e := trace.Event{Key: trace.ProfileDefault, Profile: name}
	if name == "" {
		e.Key = trace.ProfileNoDefault
	}
	w.emit(e)
}

func (w *World) profileTable(a *application, in scenario.Input) {
	flags, _ := mapi.ParseFlags[mapi.ProfileFlags](in.Text("ulFlags"))
	t, err := w.admin.Table(flags)
	if err != nil {
		w.failed(a, in.Do, err)
		return
	}
	names := slices.Clone(t.Column(mapi.PropDisplayName))
	w.emit(trace.Event{Key: trace.ProfileTable, Text: join(names), Count: len(t)})
}
