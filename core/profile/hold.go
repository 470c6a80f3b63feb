package profile

import "slices"

// Hold implements [Store]. The hold is on the profile, not on its name: it lasts
// through a renaming, and a profile that is created later under the name of one
// that is marked for deletion is another.
func (m *Memory) Hold(name string) (release func()) {
	e := m.find(name)
	if e == nil {
		return func() {}
	}
	e.holders++
	held := true
	return func() {
		if held {
			held = false
			e.holders--
			m.settle(e)
		}
	}
}

// Delete removes a profile, as IProfAdmin::DeleteProfile does, but calls no
// entry functions; [Admin.Delete] does. A profile that a session uses vanishes
// from sight at once and goes when its last session ends (S-75).
// MAPI_E_NOT_FOUND: there is none.
func (m *Memory) Delete(name string) error { return m.delete(name, nil) }

func (m *Memory) delete(name string, farewell func(*entry)) error {
	e := m.find(name)
	if e == nil {
		return noProfile("deleting a profile")
	}
	e.deleted = true
	if farewell != nil {
		e.farewell = func() { farewell(e) }
	}
	m.settle(e)
	m.changed()
	return nil
}

// Rename gives a profile a new name, as IProfAdmin::RenameProfile does. A
// profile that a session uses gets it when its last session ends (S-75); until
// then the name is taken. MAPI_E_NOT_FOUND: there is no such profile.
// MAPI_E_NO_ACCESS: the new name is taken.
func (m *Memory) Rename(name, newName string) error {
	const op = "renaming a profile"
	if err := CheckName(newName); err != nil {
		return err
	}
	e := m.find(name)
	switch {
	case e == nil:
		return noProfile(op)
	case newName == e.Name:
		e.rename = "" // the earlier request for another name no longer holds
	case newName != e.rename && m.taken(newName):
		return nameTaken(op)
	default:
		e.rename = newName
		m.settle(e)
	}
	m.changed()
	return nil
}

// settle does what was put off until the last session released the profile.
func (m *Memory) settle(e *entry) {
	switch {
	case e.gone || e.holders > 0:
	case e.deleted:
		m.remove(e)
		m.changed()
	case e.rename != "":
		e.Name, e.rename = e.rename, ""
		m.changed()
	}
}

// remove takes a profile out of the store after its services have been told.
func (m *Memory) remove(e *entry) {
	if farewell := e.farewell; farewell != nil {
		e.farewell = nil // an entry function may well come back here
		farewell()
	}
	e.deleted, e.gone = true, true
	m.entries = slices.DeleteFunc(m.entries, func(x *entry) bool { return x == e })
}
