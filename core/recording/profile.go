package recording

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
)

// form is a profile of the scenario: what a profile was like for a time, and what
// its parts answered in that time.
type form struct {
	number int
	plain  scenario.Profile // without answers
	kept   string           // credentials
	like   scenario.Profile // with answers
	parts  []part           // its services, and their providers
	called map[int]bool     // services whose entry functions have been
}

// part says which service of the profile is which of the form.
type part struct {
	uid       mapi.UID
	name      string
	providers []key
}

// key is what tells a provider from the others of its service.
type key struct {
	kind      mapi.ResourceType
	name, dll string
}

// place is a provider of a form.
type place struct {
	form              *form
	service, provider int
}

func (p place) script() *scenario.Provider {
	return &p.form.like.Services[p.service].Providers[p.provider]
}

// sync takes down what has become of profiles since the last call.
func (r *Recording) sync() {
	there := make(map[string]bool)
	for _, p := range r.profiles.Profiles() {
		there[p.Name] = true
		_, err := r.profiles.Lookup(p.Name)
		f := newForm(p, err != nil)
		old, known := r.known[p.Name]
		if known && old.kept == f.kept && r.alike(old.plain, f.plain) {
			old.parts, old.plain = f.parts, f.plain // other services, perhaps, of the same names
			continue
		}
		if known && r.inputs == 0 {
			f.number = old.number
		} else {
			f.number = r.forms
			r.forms++
		}
		r.known[p.Name] = f
		if r.inputs > 0 {
			f.like.Later = true
			f.like.Name = fmt.Sprintf("%s (%d)", p.Name, f.number+1) // no profile can have that name (S-27)
		}
		r.put(f)
		if r.inputs > 0 {
			r.add(scenario.Input{Do: "profile", Args: scenario.Give("lpszProfileName", p.Name, "like", f.like.Name)})
		}
	}
	r.roles = false
	for _, name := range slices.Sorted(maps.Keys(r.known)) {
		if there[name] {
			continue
		}
		delete(r.known, name)
		if !r.leaving[name] {
			r.add(scenario.Input{Do: "DeleteProfile", Args: scenario.Give("lpszProfileName", name)})
		}
		delete(r.leaving, name)
	}
}

// alike reports whether two profiles say the same, but for the roles that stores have if
// a call has given roles since: who plays that gives them once more (S-125).
func (r *Recording) alike(a, b scenario.Profile) bool {
	if r.roles {
		a, b = withoutRoles(a), withoutRoles(b)
	}
	one, err := json.Marshal(a)
	other, worse := json.Marshal(b)
	return err == nil && worse == nil && bytes.Equal(one, other)
}

func withoutRoles(p scenario.Profile) scenario.Profile {
	p.Services = slices.Clone(p.Services)
	for i := range p.Services {
		p.Services[i].Providers = slices.Clone(p.Services[i].Providers)
		for j := range p.Services[i].Providers {
			p.Services[i].Providers[j].Flags = 0
		}
	}
	return p
}

// standard takes down that a profile is made the default, or with no name none.
func (r *Recording) standard(name string) {
	for profile, f := range r.known {
		f.plain.Default = profile == name
	}
}

// put hands a form on, as it is now.
func (r *Recording) put(f *form) {
	p := f.like
	p.Services = slices.Clone(p.Services)
	for i := range p.Services {
		s := &p.Services[i]
		s.Entry = short(s.Entry, true)
		s.Providers = slices.Clone(s.Providers)
		for j := range s.Providers {
			one := &s.Providers[j]
			one.Init, one.State, one.Shutdown = short(one.Init, false), short(one.State, false), short(one.Shutdown, false)
			one.Logons = shortLogons(one.Logons)
		}
	}
	r.sink.Profile(f.number, p)
}

// short leaves out what follows by itself: the last result goes on and on, and
// without any, unless there has to be one, it is S_OK.
func short(all scenario.Results, one bool) scenario.Results {
	for len(all) > 1 && all[len(all)-1] == all[len(all)-2] {
		all = all[:len(all)-1]
	}
	if len(all) == 1 && all[0] == mapi.OK && !one {
		return nil
	}
	return all
}

// shortLogons leaves out what follows by itself: after the last logon, S_OK.
func shortLogons(all []scenario.Logon) []scenario.Logon {
	for len(all) > 0 && all[len(all)-1] == (scenario.Logon{}) {
		all = all[:len(all)-1]
	}
	return all
}

func newForm(p profile.Profile, damaged bool) *form {
	f := &form{kept: p.Credentials, called: make(map[int]bool)}
	f.plain = scenario.Profile{Name: p.Name, Default: p.Default, App: p.App, Damaged: damaged}
	for i, s := range p.Services {
		one := part{uid: s.UID, name: s.Name}
		made := scenario.Service{Name: first(s.DisplayName, s.Name, fmt.Sprintf("service %d", i+1)), Flags: s.Flags, Required: s.Required}
		if s.Entry != "" {
			made.Entry = scenario.Results{mapi.OK}
		}
		for j, p := range s.Providers {
			if p.Type != mapi.AddressBookProvider && p.Type != mapi.StoreProvider && p.Type != mapi.TransportProvider {
				continue // no session loads it
			}
			identity, _ := p.Properties[mapi.PropIdentityDisplay].(string)
			made.Providers = append(made.Providers, scenario.Provider{
				Name: first(p.DisplayName, p.ProviderDisplay, fmt.Sprintf("provider %d", j+1)), Type: p.Type, Flags: p.Flags, Identity: clip(identity),
			})
			one.providers = append(one.providers, key{p.Type, p.DisplayName, p.DLL})
		}
		f.parts = append(f.parts, one)
		f.plain.Services = append(f.plain.Services, made)
	}
	f.like = f.plain
	f.like.Credentials, f.like.Mailbox = word(p.Credentials, right), word(p.Credentials, right)
	f.like.Services = slices.Clone(f.plain.Services)
	for i := range f.like.Services {
		s := &f.like.Services[i]
		s.Entry, s.Providers = slices.Clone(s.Entry), slices.Clone(s.Providers)
	}
	return f
}

// first is the first of them that is not empty.
func first(names ...string) string {
	for _, name := range names {
		if name != "" {
			return clip(name)
		}
	}
	return ""
}

const longest = 120 // letters of a name

func clip(name string) string {
	if letters := []rune(name); len(letters) > longest {
		return string(letters[:longest])
	}
	return name
}

// right and wrong stand for credentials that were accepted, and for others.
const (
	right = "right"
	wrong = "wrong"
)

// word is the word for a secret, if there is one.
func word(secret, stands string) string {
	if secret == "" {
		return ""
	}
	return stands
}
