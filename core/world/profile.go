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
		if p.Later {
			continue
		}
		if err := w.create(p); err != nil {
			w.unmade = append(w.unmade, err)
		}
	}
}

// create makes a profile of one of the scenario, or gives that of its name another
// content.
func (w *World) create(p scenario.Profile) error {
	made := profile.Profile{Name: p.Name, Default: p.Default, App: p.App, Credentials: p.Credentials}
	for _, s := range p.Services {
		made.Services = append(made.Services, w.service(s))
	}
	w.mailboxes[p.Name] = p.Mailbox
	if err := w.profiles.Replace(made); err != nil {
		return err
	}
	w.enter(p.Name, func(i int) scenario.Results { return p.Services[i].Entry })
	if p.Damaged {
		return w.profiles.Damage(p.Name)
	}
	return nil
}

// enter says what the entry functions of a profile's services answer.
func (w *World) enter(name string, answers func(service int) scenario.Results) {
	made, err := w.profiles.Lookup(name)
	if err != nil {
		return // a damaged one; it configures nothing
	}
	for i := range made.Services {
		w.entries[made.Services[i].UID] = &entry{answers: answers(i)}
	}
}

// changeProfile makes a profile like another one of the scenario.
func (w *World) changeProfile(a *application, in scenario.Input) {
	i := slices.IndexFunc(w.scenario.Profiles, func(p scenario.Profile) bool { return p.Name == in.Text("like") })
	p := w.scenario.Profiles[i] // it is there, or the file could not have been read
	p.Name = in.Text("lpszProfileName")
	if err := w.create(p); err != nil {
		w.failed(a, in.Do, err)
		return
	}
	var services []string
	for _, s := range p.Services {
		services = append(services, s.Name)
	}
	w.emit(trace.Event{Key: trace.ProfileChanged, Profile: p.Name, Text: join(services)})
}

// copyProfile copies a profile, and what the entry functions of its services are
// still going to answer.
func (w *World) copyProfile(from, to string) error {
	if err := w.admin.Copy(from, to); err != nil {
		return err
	}
	w.mailboxes[to] = w.mailboxes[from]
	source, err := w.profiles.Lookup(from)
	if err == nil {
		w.enter(to, func(i int) scenario.Results {
			e := w.entries[source.Services[i].UID]
			return e.answers[min(e.calls, max(len(e.answers)-1, 0)):]
		})
	}
	return err
}

// renameProfile renames a profile, now or when it is not in use any more: its
// messaging system knows it by both names.
func (w *World) renameProfile(from, to string) error {
	if err := w.admin.Rename(from, to); err != nil {
		return err
	}
	w.mailboxes[to] = w.mailboxes[from]
	return nil
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
