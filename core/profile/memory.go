package profile

import (
	"slices"

	"mapi-playground/core/mapi"
)

// Memory is a [Store] in memory. The zero value is empty and ready for use. A
// host that wants to keep profiles for longer sets Changed, saves what
// [Memory.Profiles] returns and gives it to [Memory.Create] the next time.
//
// It must be used by one goroutine at a time.
type Memory struct {
	// Changed, if set, is called after each change.
	Changed func()

	entries []*entry
	ids     ids
}

// entry is a profile with what the store knows of it.
type entry struct {
	Profile
	damaged  bool
	holders  int    // sessions that use it (S-75)
	deleted  bool   // marked: it goes with the last holder
	rename   string // marked: the name that it takes when nobody holds it
	gone     bool
	farewell func() // to be called before it goes
	open     map[mapi.UID]*lock
	at       map[mapi.UID]int // where services were last found; a hint
}

// Service finds a service as [Profile.Service] does, and remembers the places, so
// that one search serves a call that goes through all of them.
func (e *entry) Service(uid mapi.UID) *Service {
	step(1)
	if len(e.Services) > 0 && e.Services[0].UID == uid {
		return &e.Services[0] // as in a farewell, where they go one after the other
	}
	if i, ok := e.at[uid]; ok && i < len(e.Services) && e.Services[i].UID == uid {
		return &e.Services[i]
	}
	if e.at == nil || len(e.at) > 2*len(e.Services) {
		e.at = make(map[mapi.UID]int, len(e.Services))
	}
	for i := len(e.Services) - 1; i >= 0; i-- {
		step(1)
		e.at[e.Services[i].UID] = i
	}
	if i, ok := e.at[uid]; ok && i < len(e.Services) && e.Services[i].UID == uid {
		return &e.Services[i]
	}
	return nil
}

// Profiles implements [Store].
func (m *Memory) Profiles() []Profile {
	list := make([]Profile, 0, len(m.entries))
	for _, e := range m.entries {
		switch {
		case e.deleted:
		case e.damaged:
			list = append(list, Profile{Name: e.Name, Default: e.Default, App: e.App})
		default:
			list = append(list, e.Profile.Clone())
		}
	}
	return list
}

// Lookup implements [Store].
func (m *Memory) Lookup(name string) (Profile, error) {
	const op = "looking a profile up"
	switch e := m.find(name); {
	case e == nil:
		return Profile{}, noProfile(op)
	case e.damaged:
		return Profile{}, damaged(op)
	default:
		return e.Profile.Clone(), nil
	}
}

// Create adds a profile, as IProfAdmin::CreateProfile does. A name that is taken
// gives MAPI_E_NO_ACCESS (S-74), a bad one or a profile that contradicts itself
// MAPI_E_INVALID_PARAMETER (S-27, S-64), such as one with a provider that has no
// type. A default profile takes the mark from
// the one before it (S-76). Services, providers and the profile itself get ids
// where they have none; the same calls give the same ids.
func (m *Memory) Create(p Profile) error {
	_, err := m.create(p, "creating a profile")
	return err
}

func (m *Memory) create(p Profile, op string) (*entry, error) {
	if err := check(p, op); err != nil {
		return nil, err
	}
	if m.taken(p.Name) {
		return nil, nameTaken(op)
	}
	if p.Default {
		m.unmark()
	}
	e := &entry{Profile: p.Clone(), open: map[mapi.UID]*lock{}}
	m.ids.giveProfile(&e.Profile)
	m.entries = append(m.entries, e)
	m.changed()
	return e, nil
}

// Replace gives a profile other content, as a series of calls to its administration
// would; sessions keep what they have (S-77). Services and providers that it had
// before, by their names and their order, keep their ids. Without a profile of
// that name it is [Memory.Create].
func (m *Memory) Replace(p Profile) error {
	const op = "changing a profile"
	e := m.find(p.Name)
	if e == nil {
		_, err := m.create(p, op)
		return err
	}
	if err := check(p, op); err != nil {
		return err
	}
	if p.Default {
		m.unmark()
	}
	p = p.Clone()
	p.inherit(&e.Profile)
	for i := range p.Services {
		m.ids.giveService(&p.Services[i])
	}
	e.Profile, e.damaged = p, false
	m.changed()
	return nil
}

// inherit takes over the ids of another profile's services and providers.
func (p *Profile) inherit(from *Profile) {
	p.Key = from.Key
	pair(p.Services, from.Services, func(s *Service) string { return s.Name }, func(s, old *Service) {
		s.UID = old.UID
		type kind struct {
			name string
			of   mapi.ResourceType
		}
		pair(s.Providers, old.Providers, func(p *Provider) kind { return kind{p.DisplayName, p.Type} },
			func(p, old *Provider) { p.UID = old.UID })
	})
}

// pair finds for each of the new ones the first of the old ones that has the same
// key and no pair yet.
func pair[T any, K comparable](now, before []T, key func(*T) K, found func(now, before *T)) {
	waiting := make(map[K][]*T, len(before))
	for i := range before {
		step(1)
		k := key(&before[i])
		waiting[k] = append(waiting[k], &before[i])
	}
	for i := range now {
		step(1)
		k := key(&now[i])
		if list := waiting[k]; len(list) > 0 {
			waiting[k] = list[1:]
			found(&now[i], list[0])
		}
	}
}

// SetDefault marks a profile as the default, as IProfAdmin::SetDefaultProfile
// does; with no name it takes the mark away (S-76). An unknown name gives
// MAPI_E_NOT_FOUND, an app profile E_FAIL.
func (m *Memory) SetDefault(name string) error {
	var e *entry
	if name != "" {
		e = m.find(name)
		if e == nil {
			return noProfile("setting the default profile")
		}
		if e.App {
			return appDefault()
		}
	}
	m.unmark()
	if e != nil {
		e.Default = true
	}
	m.changed()
	return nil
}

// Damage makes a profile unreadable: [Memory.Lookup] and all that needs its
// content give MAPI_E_CORRUPT_DATA. Its name, and the profiles beside it, are
// not disturbed, and it can be deleted. Data corruption is one of the
// documented causes of a failing logon (S-118).
func (m *Memory) Damage(name string) error {
	e := m.find(name)
	if e == nil {
		return noProfile("damaging a profile")
	}
	e.damaged = true
	m.changed()
	return nil
}

// find returns the visible profile of that name, or nil.
func (m *Memory) find(name string) *entry {
	i := slices.IndexFunc(m.entries, func(e *entry) bool { return !e.deleted && e.Name == name })
	if i < 0 {
		return nil
	}
	return m.entries[i]
}

// taken reports whether a visible profile has the name or is about to get it.
func (m *Memory) taken(name string) bool {
	return slices.ContainsFunc(m.entries, func(e *entry) bool {
		return !e.deleted && (e.Name == name || e.rename == name)
	})
}

func (m *Memory) unmark() {
	for _, e := range m.entries {
		e.Default = false
	}
}

func (m *Memory) changed() {
	if m.Changed != nil {
		m.Changed()
	}
}

func appDefault() error {
	return refuse(mapi.ErrCallFailed, "setting the default profile", "an app profile cannot be the default")
}

func nameTaken(op string) error {
	return refuse(mapi.ErrNoAccess, op, "there is a profile of this name already")
}
