package system

import (
	"fmt"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
)

// Profile makes a profile as a scenario describes it, or gives that of its name another
// content. From now on its providers, its entry functions and its messaging system behave
// as it says.
func (s *Scripted) Profile(p scenario.Profile) error {
	made := profile.Profile{Name: p.Name, Default: p.Default, App: p.App, Credentials: p.Credentials}
	for _, one := range p.Services {
		made.Services = append(made.Services, s.service(one))
	}
	s.mailboxes[p.Name] = p.Mailbox
	if err := s.profiles.Replace(made); err != nil {
		return err
	}
	s.enter(p.Name, func(i int) scenario.Results { return p.Services[i].Entry })
	if p.Damaged {
		return s.profiles.Damage(p.Name)
	}
	return nil
}

// Mailbox says which credentials the messaging system of a profile accepts.
func (s *Scripted) Mailbox(profile, accepted string) { s.mailboxes[profile] = accepted }

// Accepts implements [Messaging]. A messaging system that nobody has described accepts
// everything.
func (s *Scripted) Accepts(profile, credentials string) bool {
	accepted, described := s.mailboxes[profile]
	return !described || credentials == accepted
}

// Copied implements [Messaging]: the entry functions of the copy are still going to
// answer what those of the profile are.
func (s *Scripted) Copied(from, to string) {
	s.Renamed(from, to)
	source, err := s.profiles.Lookup(from)
	if err != nil {
		return
	}
	s.enter(to, func(i int) scenario.Results {
		a := s.entries[source.Services[i].UID]
		if a == nil {
			return nil
		}
		return a.Entry[min(a.configured, max(len(a.Entry)-1, 0)):]
	})
}

// Renamed implements [Messaging]. A profile that is in use is renamed later: its
// messaging system knows it by both names.
func (s *Scripted) Renamed(from, to string) {
	if accepted, described := s.mailboxes[from]; described {
		s.mailboxes[to] = accepted
	}
}

// enter says what the entry functions of a profile's services answer.
func (s *Scripted) enter(name string, answers func(service int) scenario.Results) {
	made, err := s.profiles.Lookup(name)
	if err != nil {
		return // a damaged one; it configures nothing
	}
	for i := range made.Services {
		s.entries[made.Services[i].UID] = &actor{Behaviour: Behaviour{Entry: answers(i)}}
	}
}

func (s *Scripted) service(of scenario.Service) profile.Service {
	made := profile.Service{Name: of.Name, DisplayName: of.Name, Flags: of.Flags, Required: of.Required}
	if len(of.Entry) > 0 {
		made.Entry = "ServiceEntry"
	}
	for _, p := range of.Providers {
		dll := fmt.Sprintf("provider%d.dll", len(s.libraries)+1)
		s.libraries[dll] = &actor{Behaviour: behaviourOf(p)}
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

// behaviourOf is how a provider of a scenario behaves.
func behaviourOf(p scenario.Provider) Behaviour {
	b := Behaviour{Init: p.Init, Logons: p.Logons, Limit: p.Limit, State: p.State, Shutdown: p.Shutdown, Wants: p.Wants}
	if p.Spi == "old" {
		b.Version = 0x00010000 - 1
	}
	return b
}
