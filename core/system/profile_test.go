package system_test

import (
	"fmt"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/recording"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// sink counts what a recording keeps.
type sink struct{ profiles int }

func (*sink) Input(int, scenario.Input)       {}
func (s *sink) Profile(int, scenario.Profile) { s.profiles++ }

// TestChangeProfiles: profiles that are made or changed by other means than MAPI's calls, such
// as an import, are told one by one with their services (S-77), and recorded. What fails is
// told, too, and changes nothing.
func TestChangeProfiles(t *testing.T) {
	m := newComputer(t, nil)
	kept := new(sink)
	m.Record(recording.New(kept, m.Profiles()))
	before, events := kept.profiles, len(m.events)
	err := m.ChangeProfiles(m.moment(), nil, func() ([]string, error) {
		mail := []profile.Service{{Name: "Mail"}, {Name: "News"}}
		for _, p := range []profile.Profile{{Name: "Home", Services: mail}, {Name: "Bare"}, {Name: "Broken", Services: mail}} {
			if err := m.Profiles().Create(p); err != nil {
				return nil, err
			}
		}
		return []string{"Home", "Bare", "Broken"}, m.Profiles().Damage("Broken")
	})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, e := range m.events[events:] {
		told = append(told, fmt.Sprintf("%s %s: %s has %s", e.Rule, e.Key, e.Profile, e.Text))
	}
	want := []string{"S-77 profile.changed: Home has Mail, News", "S-77 profile.changed: Bare has nothing", "S-77 profile.changed: Broken has nothing that can be read"}
	if fmt.Sprint(told) != fmt.Sprint(want) {
		t.Errorf("told:\n%q\nwant:\n%q", told, want)
	}
	if kept.profiles-before != 3 {
		t.Errorf("%d profiles are recorded", kept.profiles-before)
	}
	err = m.ChangeProfiles(m.moment(), nil, func() ([]string, error) { return nil, m.Profiles().Create(profile.Profile{Name: " "}) })
	if e := m.last(t, trace.MAPIFailedAlone); mapi.Result(err) != mapi.ErrInvalidParameter || e.Rule != "S-27" || e.Function != "profile" {
		t.Errorf("%v, told: %+v", err, e)
	}
}
