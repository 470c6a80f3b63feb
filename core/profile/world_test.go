package profile_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// world is an empty store with what Sample installs. Every call of an entry
// function is noted, as the service, the context and the flags.
type world struct {
	t        testing.TB
	profiles *profile.Memory
	*profile.Admin
	calls []string

	// answer is what the entry functions answer; nil is S_OK.
	answer func(name string, c mapi.ServiceContext, f mapi.EntryFlags, s *profile.Configuration) mapi.HRESULT
}

func newWorld(t testing.TB) *world {
	t.Helper()
	d, err := profile.Parse(profile.Sample())
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, profiles: new(profile.Memory)}
	w.Admin = profile.NewAdmin(profile.Config{Profiles: w.profiles, Definitions: d, Load: w.load})
	return w
}

func (w *world) load(dll, entry string) (profile.Entry, bool) {
	if dll == "" || entry == "" {
		w.t.Errorf("asked for entry function %q of %q", entry, dll)
	}
	return profile.EntryFunc(func(c mapi.ServiceContext, f mapi.EntryFlags, s *profile.Configuration) mapi.HRESULT {
		service, err := s.Service()
		if err != nil {
			w.t.Errorf("the service in its entry function: %v", err)
		}
		w.calls = append(w.calls, fmt.Sprintf("%s %s %s", service.Name, strings.TrimPrefix(c.String(), "MSG_SERVICE_"), f))
		if w.answer == nil {
			return mapi.OK
		}
		return w.answer(service.Name, c, f, s)
	}), true
}

// called returns the calls since the last time, and forgets them.
func (w *world) called() string {
	defer func() { w.calls = nil }()
	return strings.Join(w.calls, ", ")
}

// create makes a profile with these services, quietly.
func (w *world) create(name string, services ...string) *profile.ServiceAdmin {
	w.t.Helper()
	if err := w.Create(name, 0, 0); err != nil {
		w.t.Fatal(err)
	}
	s, err := w.Services(name)
	if err != nil {
		w.t.Fatal(err)
	}
	answer := w.answer
	w.answer = nil
	for _, service := range services {
		if _, err := s.Create(service, "", profile.UI{}); err != nil {
			w.t.Fatal(err)
		}
	}
	w.answer, w.calls = answer, nil
	return s
}

func (w *world) lookup(name string) profile.Profile {
	w.t.Helper()
	p, err := w.profiles.Lookup(name)
	if err != nil {
		w.t.Fatal(err)
	}
	return p
}

// names lists the visible profiles; the default has an asterisk.
func (w *world) names() string {
	w.t.Helper()
	t, err := w.Table(mapi.ProfileApp)
	if err != nil {
		w.t.Fatal(err)
	}
	var list []string
	for _, row := range t {
		name := row[mapi.PropDisplayName].(string)
		if row[mapi.PropDefaultProfile].(bool) {
			name += "*"
		}
		list = append(list, name)
	}
	return strings.Join(list, " ")
}

// services lists the services of a profile.
func (w *world) services(name string) string {
	w.t.Helper()
	var list []string
	for _, s := range w.lookup(name).Services {
		list = append(list, s.Name)
	}
	return strings.Join(list, " ")
}

func expect(t testing.TB, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// refused checks the result of a call: want is OK or a failure.
func refused(t testing.TB, what string, err error, want mapi.HRESULT) {
	t.Helper()
	if mapi.Result(err) != want || err != nil && !errors.Is(err, want) {
		t.Errorf("%s: %v, want %v", what, err, want)
	}
}

// service returns the id of a profile's service.
func service(t testing.TB, p profile.Profile, name string) mapi.UID {
	t.Helper()
	i := slices.IndexFunc(p.Services, func(s profile.Service) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("profile %s has no service %s", p.Name, name)
	}
	return p.Services[i].UID
}

// provider returns the id of a profile's provider.
func provider(t testing.TB, p profile.Profile, display string) mapi.UID {
	t.Helper()
	for _, s := range p.Services {
		for _, x := range s.Providers {
			if x.ProviderDisplay == display {
				return x.UID
			}
		}
	}
	t.Fatalf("profile %s has no provider %s", p.Name, display)
	return mapi.UID{}
}
