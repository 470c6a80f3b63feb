package profile

import (
	"slices"

	"mapi-playground/core/mapi"
)

const (
	firstSecure = 0x67F0
	lastSecure  = 0x67FF
	firstNamed  = 0x8000
)

// Section is an open profile section: IProfSect. It is not transactional: what
// is written is there at once (S-71). Close it: until then no other caller can write.
//
// Once it is closed, or its section or profile is gone, every method answers
// MAPI_E_INVALID_OBJECT; once the profile is damaged, MAPI_E_CORRUPT_DATA.
type Section struct {
	memory *Memory
	entry  *entry
	uid    mapi.UID
	lock   *lock
	write  bool
	closed bool
}

// UID is the id of the section.
func (s *Section) UID() mapi.UID { return s.uid }

// Writable reports whether the section was opened with MAPI_MODIFY.
func (s *Section) Writable() bool { return s.write }

// Get is IMAPIProp::GetProps: the properties with these tags, as far as they are
// there, or all of them if there are no tags. Secure properties come only to who
// asks for them (S-71). The type 0 asks for whatever type there is; Unicode and
// other text may be asked for either way.
func (s *Section) Get(tags ...mapi.PropertyTag) (Properties, error) {
	a, err := s.place("reading a profile section")
	if err != nil {
		return nil, err
	}
	all := a.content(&s.entry.Profile)
	if len(tags) == 0 {
		for tag := range all {
			if secure(tag) {
				delete(all, tag)
			}
		}
		return all, nil
	}
	got := Properties{}
	for _, tag := range tags {
		there, ok := all.find(tag.ID())
		switch {
		case !ok:
		case tag.Type() == 0:
			got[there] = all[there]
		case fits(tag, all[there]):
			got[tag] = all[there]
		}
	}
	return got, nil
}

// Tags is IMAPIProp::GetPropList: the tags of all properties but the secure ones
// (S-71), in order.
func (s *Section) Tags() ([]mapi.PropertyTag, error) {
	all, err := s.Get()
	if err != nil {
		return nil, err
	}
	tags := make([]mapi.PropertyTag, 0, len(all))
	for tag := range all {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags, nil
}

// Set is IMAPIProp::SetProps. Either all are written or, with an error, none.
// MAPI_E_NO_ACCESS: the section was opened for reading, or a property is MAPI's
// to set. MAPI_E_INVALID_PARAMETER: a value is not of its type, or flags exclude
// each other (S-64). MAPI_E_NO_SUPPORT: there are no named properties here
// (S-71).
func (s *Section) Set(p Properties) error {
	const op = "writing to a profile section"
	a, err := s.writable(op)
	if err != nil {
		return err
	}
	for tag, value := range p {
		if err := a.refuses(tag, value, op); err != nil {
			return err
		}
	}
	for tag, value := range p {
		a.assign(tag, value)
	}
	s.memory.changed()
	return nil
}

// Delete is IMAPIProp::DeleteProps. Deleting what is not there does nothing.
// MAPI_E_NO_ACCESS: a property is one of those that are always there.
func (s *Section) Delete(tags ...mapi.PropertyTag) error {
	const op = "deleting from a profile section"
	a, err := s.writable(op)
	if err != nil {
		return err
	}
	fields := a.fields()
	for _, tag := range tags {
		if _, fixed := fields.find(tag.ID()); fixed || a.keeps(tag.ID()) {
			return refuse(mapi.ErrNoAccess, op, tag.String()+" is always there")
		}
	}
	rest := a.rest()
	for _, tag := range tags {
		if there, ok := rest.find(tag.ID()); ok {
			delete(*rest, there)
		}
	}
	s.memory.changed()
	return nil
}

// SaveChanges is IMAPIProp::SaveChanges. It succeeds and does nothing: what was
// written is there already (S-71).
func (s *Section) SaveChanges() error {
	_, err := s.place("saving a profile section")
	return err
}

// IDsFromNames is IMAPIProp::GetIDsFromNames, which profile sections answer with
// MAPI_E_NO_SUPPORT (S-71).
func (s *Section) IDsFromNames(...string) ([]mapi.PropertyTag, error) {
	return nil, refuse(mapi.ErrNoSupport, "naming properties", "profile sections have no named properties")
}

// NamesFromIDs is IMAPIProp::GetNamesFromIDs, which profile sections answer with
// MAPI_E_NO_SUPPORT (S-71).
func (s *Section) NamesFromIDs(...mapi.PropertyTag) ([]string, error) {
	return nil, refuse(mapi.ErrNoSupport, "naming properties", "profile sections have no named properties")
}

// Close releases the section. Closing again does nothing.
func (s *Section) Close() {
	if !s.closed {
		s.closed = true
		s.lock.release(s.write)
	}
}

func (s *Section) place(op string) (place, error) {
	if s.closed || s.entry.gone {
		return place{}, gone(op, "the profile section is closed")
	}
	if s.entry.damaged {
		return place{}, damaged(op)
	}
	a, ok := s.entry.place(s.uid)
	if !ok {
		return place{}, gone(op, "the profile section is no longer there")
	}
	return a, nil
}

func (s *Section) writable(op string) (place, error) {
	a, err := s.place(op)
	if err == nil && !s.write {
		err = refuse(mapi.ErrNoAccess, op, "the profile section is open for reading only")
	}
	return a, err
}

func secure(tag mapi.PropertyTag) bool {
	return firstSecure <= tag.ID() && tag.ID() <= lastSecure
}
