package profile

import "mapi-playground/core/mapi"

// SetPrimaryIdentity is IMsgServiceAdmin::SetPrimaryIdentity: the service with
// this id, or the one of the provider with this id (GS-34), gives the primary
// identity from now on. Nobody else does: no two services and no two providers
// of a profile have the mark. With no id nobody has it (S-149).
//
// MAPI_E_NO_ACCESS: the service has SERVICE_NO_PRIMARY_IDENTITY (S-149), or no
// provider that could give one. MAPI_E_NOT_FOUND: nothing has this id.
func (s *ServiceAdmin) SetPrimaryIdentity(uid mapi.UID) error {
	const op = "setting the primary identity"
	if err := s.alive(op); err != nil {
		return err
	}
	p := &s.entry.Profile
	service, provider := p.Service(uid), (*Provider)(nil)
	if service == nil {
		service, provider = p.Provider(uid)
	}
	switch {
	case uid.IsZero():
	case service == nil:
		return refuse(mapi.ErrNotFound, op, "neither a message service nor a provider of the profile has this id")
	case service.Flags.Has(mapi.ServiceNoPrimaryIdentity):
		return refuse(mapi.ErrNoAccess, op, "the message service never gives the primary identity")
	case provider == nil:
		provider = service.capable()
	case provider.Flags.Has(mapi.ResourceNoPrimaryIdentity):
		provider = nil
	}
	if service != nil && provider == nil {
		return refuse(mapi.ErrNoAccess, op, "no provider here gives the primary identity")
	}
	p.clearIdentity()
	if provider != nil {
		service.Flags |= mapi.ServicePrimaryIdentity
		provider.Flags |= mapi.ResourcePrimaryIdentity
	}
	s.admin.profiles.changed()
	return nil
}

// PrimaryIdentity returns the service that gives the primary identity, and the
// provider that does it for the service.
func (p *Profile) PrimaryIdentity() (Member, bool) {
	for i := range p.Services {
		s := &p.Services[i]
		if !s.Flags.Has(mapi.ServicePrimaryIdentity) {
			continue
		}
		for j := range s.Providers {
			if s.Providers[j].Flags.Has(mapi.ResourcePrimaryIdentity) {
				return Member{s, &s.Providers[j]}, true
			}
		}
	}
	return Member{}, false
}

// capable is the first provider of the service that does not say it never gives
// an identity.
func (s *Service) capable() *Provider {
	for i := range s.Providers {
		if !s.Providers[i].Flags.Has(mapi.ResourceNoPrimaryIdentity) {
			return &s.Providers[i]
		}
	}
	return nil
}

func (p *Profile) clearIdentity() {
	for i := range p.Services {
		p.Services[i].withoutIdentity()
	}
}

func (s *Service) withoutIdentity() {
	s.Flags &^= mapi.ServicePrimaryIdentity
	for i := range s.Providers {
		s.Providers[i].Flags &^= mapi.ResourcePrimaryIdentity
	}
}

// designateAdded lets a service that was just added give the primary identity if
// nobody else does and MapiSvc.inf says that it can.
func (s *ServiceAdmin) designateAdded(uid mapi.UID) {
	if _, there := s.entry.PrimaryIdentity(); there {
		return
	}
	if service := s.entry.Service(uid); service != nil {
		s.designate(service)
	}
}

// designateNext finds another when the one who gave the primary identity is
// removed: the next in profile order that can, says MapiSvc.inf.
func (s *ServiceAdmin) designateNext() {
	s.entry.clearIdentity()
	for i := range s.entry.Services {
		if s.designate(&s.entry.Services[i]) {
			return
		}
	}
}

func (s *ServiceAdmin) designate(service *Service) bool {
	d, ok := s.admin.definitions.Find(service.Name)
	if !ok || service.Flags.Has(mapi.ServiceNoPrimaryIdentity) {
		return false
	}
	for i := range service.Providers {
		p := &service.Providers[i]
		if d.identifies(p) {
			service.Flags |= mapi.ServicePrimaryIdentity
			p.Flags |= mapi.ResourcePrimaryIdentity
			return true
		}
	}
	return false
}

// identifies says whether the file flags this provider STATUS_PRIMARY_IDENTITY.
// In the profile only the one provider that gives the identity has that flag.
func (d Definition) identifies(p *Provider) bool {
	for _, defined := range d.Service.Providers {
		if defined.Flags.Has(mapi.ResourcePrimaryIdentity) && defined.Type == p.Type &&
			defined.DLL == p.DLL && defined.ProviderDisplay == p.ProviderDisplay {
			return true
		}
	}
	return false
}
