package profile

import "mapi-playground/core/mapi"

// GiveRole gives one message store provider the STATUS_ bits of a role, and takes
// them from all others; with no id nobody has them. It is the part of
// IMAPISession::SetDefaultStore that outlasts the session (S-125). A store that the
// profile no longer has gets nothing: whoever has it open keeps it until the session
// ends (S-77). Where nothing changes, nothing is written.
func (s *ServiceAdmin) GiveRole(role mapi.ResourceFlags, store mapi.UID) error {
	if err := s.alive("giving a message store a role"); err != nil {
		return err
	}
	changed := false
	for _, m := range s.entry.Members(mapi.StoreProvider) {
		flags := m.Provider.Flags &^ role
		if m.Provider.UID == store {
			flags |= role
		}
		changed = changed || flags != m.Provider.Flags
		m.Provider.Flags = flags
	}
	if changed {
		s.admin.profiles.changed()
	}
	return nil
}
