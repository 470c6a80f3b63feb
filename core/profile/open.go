package profile

import "mapi-playground/core/mapi"

// lock is who has a section open: many readers or one writer (S-72).
type lock struct {
	readers int
	writer  bool
}

func (l *lock) release(write bool) {
	if write {
		l.writer = false
	} else {
		l.readers--
	}
}

const openable = mapi.OpenModify | mapi.OpenDeferredErrors | mapi.OpenForceAccess

// openSection opens a section of a profile. The services named as own are those
// whose sections the caller need not force access to.
func (m *Memory) openSection(e *entry, uid mapi.UID, flags mapi.OpenFlags, own mapi.UID) (*Section, error) {
	const op = "opening a profile section"
	if flags&^openable != 0 {
		return nil, refuse(mapi.ErrUnknownFlags, op, (flags &^ openable).String())
	}
	if uid.IsZero() {
		return nil, refuse(mapi.ErrInvalidParameter, op, "the id of the section is missing")
	}
	write := flags.Has(mapi.OpenModify)
	a, there := e.place(uid)
	switch {
	case !there && !write:
		return nil, refuse(mapi.ErrNotFound, op, "there is no section of this id, and one that is opened for reading is not made")
	case there && write && a.rest() == nil:
		return nil, refuse(mapi.ErrNoAccess, op, "MAPI alone writes to this section")
	case there && a.level == ProviderLevel && a.service.UID != own && !flags.Has(mapi.OpenForceAccess):
		return nil, refuse(mapi.ErrNoAccess, op, "the section belongs to a provider; MAPI_FORCE_ACCESS is not set")
	}
	l := e.open[uid]
	if l == nil {
		l = new(lock)
		e.open[uid] = l
	}
	if l.writer || write && l.readers > 0 {
		return nil, refuse(mapi.ErrNoAccess, op, "the section is open elsewhere")
	}
	if !there {
		e.Sections = append(e.Sections, Extra{UID: uid})
		m.ids.learn(uid)
		m.changed()
	}
	if write {
		l.writer = true
	} else {
		l.readers++
	}
	return &Section{memory: m, entry: e, uid: uid, lock: l, write: write}, nil
}
