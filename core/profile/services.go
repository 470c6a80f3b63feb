package profile

import (
	"slices"

	"mapi-playground/core/mapi"
)

// ServiceAdmin is IMsgServiceAdmin: what is done with the message services of
// one profile. Changes are in the profile at once, also while a session uses it,
// even taking out all its services (S-79); the session has its own copy and
// comes to see them when it is the next one (S-77, GS-35).
//
// When the profile is gone every method answers MAPI_E_INVALID_OBJECT, when it
// is damaged MAPI_E_CORRUPT_DATA.
type ServiceAdmin struct {
	admin *Admin
	entry *entry
	term  *term // how long it lasts, or nil
}

// term is how long an administration lasts, and what is closed at its end.
type term struct {
	ended    bool
	sections []*Section
}

// Until is the same administration for somebody whose right to it ends, such as a
// session that is logged off: end makes it invalid, and closes the sections that
// were opened through it and still are open (S-157).
func (s *ServiceAdmin) Until() (a *ServiceAdmin, end func()) {
	t := new(term)
	return &ServiceAdmin{admin: s.admin, entry: s.entry, term: t}, func() {
		t.ended = true
		for _, section := range t.sections {
			section.Close()
		}
		t.sections = nil
	}
}

// Create is IMsgServiceAdmin2::CreateMsgServiceEx: it adds a service that
// MapiSvc.inf defines. A display name counts only if the file has none. The data
// are in before the entry function is called with MSG_SERVICE_CREATE.
//
// If the function answers MAPI_E_UNCONFIGURED the service stays in the profile,
// to be configured later (S-89): the id is returned together with the error.
// Any other failure takes the service out again. MAPI_E_NOT_FOUND: the file has
// no such service. MAPI_E_NO_ACCESS: it is in the profile and allows a single
// copy (S-78).
func (s *ServiceAdmin) Create(name, displayName string, ui UI) (mapi.UID, error) {
	const op = "creating a message service"
	if err := s.alive(op); err != nil {
		return mapi.UID{}, err
	}
	d, ok := s.admin.definitions.Find(name)
	if !ok {
		return mapi.UID{}, refuse(mapi.ErrNotFound, op, "[Services] has no service of this name")
	}
	service := d.Service
	if !d.named && displayName != "" {
		service.DisplayName = displayName
	}
	service.withoutIdentity()
	uid, err := s.add(service, op)
	if err != nil {
		return mapi.UID{}, err
	}
	s.designateAdded(uid)
	err = s.created(uid, ui, op)
	if err != nil && mapi.Result(err) != mapi.ErrUnconfigured {
		s.remove(uid)
		return mapi.UID{}, err
	}
	return uid, err
}

// created tells a new service that it is there.
func (s *ServiceAdmin) created(uid mapi.UID, ui UI, op string) error {
	if unknown := ui.Flags.Unknown(); unknown != 0 {
		return refuse(mapi.ErrUnknownFlags, op, unknown.String())
	}
	if !s.hasEntry(uid) {
		return nil
	}
	return s.call(uid, mapi.ContextCreate, ui, nil, op)
}

// Copy is IMsgServiceAdmin::CopyMsgService: it copies a service, with its
// configuration, into this profile or another. No entry function is called.
// MAPI_E_NOT_FOUND: there is no such service. MAPI_E_NO_ACCESS: the other
// profile has it and it allows a single copy (S-78).
func (s *ServiceAdmin) Copy(uid mapi.UID, to *ServiceAdmin) (mapi.UID, error) {
	const op = "copying a message service"
	if err := s.alive(op); err != nil {
		return mapi.UID{}, err
	}
	if err := to.alive(op); err != nil {
		return mapi.UID{}, err
	}
	service := s.entry.Service(uid)
	if service == nil {
		return mapi.UID{}, noService(op)
	}
	c := service.Clone()
	c.forget()
	c.withoutIdentity()
	return to.add(c, op)
}

// Rename is IMsgServiceAdmin::RenameMsgService, which always answers
// MAPI_E_NO_SUPPORT.
func (s *ServiceAdmin) Rename(mapi.UID, string) error {
	return refuse(mapi.ErrNoSupport, "renaming a message service", "message services are not renamed")
}

// Delete is IMsgServiceAdmin::DeleteMsgService. The entry function is called
// with MSG_SERVICE_DELETE while the service's sections are still there; what it
// answers does not keep the service (S-88). MAPI_E_NOT_FOUND: there is no such
// service.
func (s *ServiceAdmin) Delete(uid mapi.UID) error {
	const op = "deleting a message service"
	if err := s.alive(op); err != nil {
		return err
	}
	if s.entry.Service(uid) == nil {
		return noService(op)
	}
	s.delete(uid)
	return nil
}

// farewell deletes a service of a profile that goes with all of its services:
// nobody comes to give the identity instead, and the change is the profile's.
func (s *ServiceAdmin) farewell(uid mapi.UID) {
	if s.hasEntry(uid) {
		_ = s.call(uid, mapi.ContextDelete, UI{}, nil, "deleting a message service")
	}
	if len(s.entry.Services) > 0 && s.entry.Services[0].UID == uid {
		step(1)
		s.entry.Services = s.entry.Services[1:]
		return
	}
	s.entry.Services = without(s.entry.Services, uid)
}

func without(services []Service, uid mapi.UID) []Service {
	step(len(services))
	return slices.DeleteFunc(slices.Clone(services), func(x Service) bool { return x.UID == uid })
}

func (s *ServiceAdmin) delete(uid mapi.UID) {
	if s.hasEntry(uid) {
		_ = s.call(uid, mapi.ContextDelete, UI{}, nil, "deleting a message service")
	}
	s.remove(uid)
}

// Configure is IMsgServiceAdmin::ConfigureMsgService: it calls the entry
// function with MSG_SERVICE_CONFIGURE and these properties, and returns what it
// answers (S-86). MAPI_E_NOT_FOUND: there is no such service.
// MAPI_E_NOT_INITIALIZED: it has no entry function (S-89).
func (s *ServiceAdmin) Configure(uid mapi.UID, ui UI, p Properties) error {
	const op = "configuring a message service"
	if err := s.alive(op); err != nil {
		return err
	}
	if err := checkValues(p, op); err != nil {
		return err
	}
	if s.admin.load == nil && s.entry.Service(uid) != nil {
		return refuse(mapi.ErrNotInitialized, op, "there is nothing that entry functions could be loaded from")
	}
	return s.call(uid, mapi.ContextConfigure, ui, p, op)
}

// OpenSection is IMsgServiceAdmin::OpenProfileSection (S-72). MAPI_MODIFY opens
// the section for writing, and makes one of an unknown id; without it an unknown
// id gives MAPI_E_NOT_FOUND. MAPI_E_NO_ACCESS: the section is open elsewhere and
// one of the two wants to write, or it belongs to a provider and
// MAPI_FORCE_ACCESS is not set, or it is MAPI's own and would be written to.
func (s *ServiceAdmin) OpenSection(uid mapi.UID, flags mapi.OpenFlags) (*Section, error) {
	return s.openSection(uid, flags, mapi.UID{})
}

func (s *ServiceAdmin) openSection(uid mapi.UID, flags mapi.OpenFlags, own mapi.UID) (*Section, error) {
	if err := s.alive("opening a profile section"); err != nil {
		return nil, err
	}
	section, err := s.admin.profiles.openSection(s.entry, uid, flags, own)
	if t := s.term; t != nil && err == nil {
		t.sections = append(slices.DeleteFunc(t.sections, func(x *Section) bool { return x.closed }), section)
	}
	return section, err
}

// Providers is IMsgServiceAdmin::AdminProviders. MAPI_E_NOT_FOUND: there is no
// such service.
func (s *ServiceAdmin) Providers(uid mapi.UID) (*ProviderAdmin, error) {
	const op = "administering providers"
	if err := s.alive(op); err != nil {
		return nil, err
	}
	if s.entry.Service(uid) == nil {
		return nil, noService(op)
	}
	return &ProviderAdmin{services: s, uid: uid}, nil
}

func (s *ServiceAdmin) alive(op string) error {
	switch {
	case s == nil:
		return refuse(mapi.ErrInvalidParameter, op, "there is no profile to do it in")
	case s.term != nil && s.term.ended:
		return gone(op, "the session was logged off")
	case s.entry.gone:
		return gone(op, "the profile is no longer there")
	case s.entry.damaged:
		return damaged(op)
	}
	return nil
}

// add puts a service at the end of the profile.
func (s *ServiceAdmin) add(service Service, op string) (mapi.UID, error) {
	if service.Flags.Has(mapi.ServiceSingleCopy) && has(s.entry.Services, service.Name) {
		return mapi.UID{}, singleCopy(op)
	}
	m := s.admin.profiles
	m.ids.giveService(&service)
	s.entry.Services = append(s.entry.Services, service)
	m.changed()
	return service.UID, nil
}

// remove takes a service and all of its sections out.
func (s *ServiceAdmin) remove(uid mapi.UID) {
	giver, given := s.entry.PrimaryIdentity()
	orphaned := given && giver.Service.UID == uid
	s.entry.Services = without(s.entry.Services, uid)
	if orphaned {
		s.designateNext()
	}
	s.admin.profiles.changed()
}
