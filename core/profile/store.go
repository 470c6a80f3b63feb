package profile

// Store is where sessions find profiles. Its errors carry a result of MAPI's.
type Store interface {
	// Profiles returns copies of all profiles that are visible, in the order in
	// which they were created. A profile that is marked for deletion is not
	// (S-73); of a damaged one there is no more than the name and the marks.
	Profiles() []Profile
	// Lookup returns a copy of the profile of that name. MAPI_E_NOT_FOUND: there
	// is none, or it is marked for deletion (S-75). MAPI_E_CORRUPT_DATA: it is
	// damaged.
	Lookup(name string) (Profile, error)
	// Hold says that a session uses the profile: deleting and renaming it wait
	// for the release of the last one who holds it (S-75). Releasing again does
	// nothing, nor does holding what is not there.
	Hold(name string) (release func())
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
