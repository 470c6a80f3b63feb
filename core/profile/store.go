package profile

import (
	"slices"

	"mapi-playground/core/mapi"
)

// Store is where profiles are kept. Its errors carry a result of MAPI's.
type Store interface {
	// Profiles returns all profiles in the order in which they were created.
	Profiles() []Profile
	// Lookup returns the profile of that name.
	Lookup(name string) (Profile, bool)
}

// Default returns the profile that is marked as the default, if any (S-39).
func Default(s Store) (Profile, bool) {
	for _, p := range s.Profiles() {
		if p.Default {
			return p, true
		}
	}
	return Profile{}, false
}

// Memory is a [Store] in memory. The zero value is empty and ready for use.
type Memory struct{ profiles []Profile }

// Profiles implements [Store].
func (m *Memory) Profiles() []Profile { return slices.Clone(m.profiles) }

// Lookup implements [Store].
func (m *Memory) Lookup(name string) (Profile, bool) {
	if i := m.index(name); i >= 0 {
		return m.profiles[i], true
	}
	return Profile{}, false
}

// Create adds a profile, as IProfAdmin::CreateProfile does. A name that is taken
// gives MAPI_E_NO_ACCESS (S-74), a bad one MAPI_E_INVALID_PARAMETER. A default
// profile takes the mark from the one before it (S-76).
func (m *Memory) Create(p Profile) error {
	if err := CheckName(p.Name); err != nil {
		return err
	}
	if m.index(p.Name) >= 0 {
		return &mapi.Error{Result: mapi.ErrNoAccess, Op: "creating a profile", Detail: "there is a profile of this name already"}
	}
	if p.Default && p.App {
		return appDefault()
	}
	if p.Default {
		m.unmark()
	}
	m.profiles = append(m.profiles, p)
	return nil
}

// SetDefault marks a profile as the default, as IProfAdmin::SetDefaultProfile
// does; with no name it takes the mark away (S-76). An unknown name gives
// MAPI_E_NOT_FOUND, an app profile E_FAIL.
func (m *Memory) SetDefault(name string) error {
	if name == "" {
		m.unmark()
		return nil
	}
	i := m.index(name)
	if i < 0 {
		return &mapi.Error{Result: mapi.ErrNotFound, Op: "setting the default profile", Detail: "there is no profile of this name"}
	}
	if m.profiles[i].App {
		return appDefault()
	}
	m.unmark()
	m.profiles[i].Default = true
	return nil
}

func (m *Memory) index(name string) int {
	return slices.IndexFunc(m.profiles, func(p Profile) bool { return p.Name == name })
}

func (m *Memory) unmark() {
	for i := range m.profiles {
		m.profiles[i].Default = false
	}
}

func appDefault() error {
	return &mapi.Error{Result: mapi.ErrCallFailed, Op: "setting the default profile", Detail: "an app profile cannot be the default"}
}
