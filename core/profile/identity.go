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
		step(1)
		if !s.Flags.Has(mapi.ServicePrimaryIdentity) {
			continue
		}
		for j := range s.Providers {
			step(1)
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
		step(1)
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
		service.designate(s.admin.definitions.givers(service.Name))
	}
}

// designateNext finds another when the one who gave the primary identity is
// removed: the next in profile order that can, says MapiSvc.inf.
func (s *ServiceAdmin) designateNext() {
	s.entry.clearIdentity()
	defined := s.admin.definitions.allGivers()
	for i := range s.entry.Services {
		service := &s.entry.Services[i]
		if service.designate(defined[alike(service.Name)]) {
			return
		}
	}
}

// designate gives the identity to the first provider that the file says gives one.
func (s *Service) designate(givers map[giver]bool) bool {
	if len(givers) == 0 || s.Flags.Has(mapi.ServiceNoPrimaryIdentity) {
		return false
	}
	for i := range s.Providers {
		step(1)
		p := &s.Providers[i]
		if givers[p.giver()] {
			s.Flags |= mapi.ServicePrimaryIdentity
			p.Flags |= mapi.ResourcePrimaryIdentity
			return true
		}
	}
	return false
}

// giver is how a provider in a profile is known again as one that the file flags
// STATUS_PRIMARY_IDENTITY. In the profile only the one that gives the identity has
// that flag.
type giver struct {
	of           mapi.ResourceType
	dll, display string
}

func (p *Provider) giver() giver { return giver{p.Type, p.DLL, p.ProviderDisplay} }

// givers are the providers of the definition that the file flags.
func (d *Definition) givers() map[giver]bool {
	givers := map[giver]bool{}
	for i := range d.Service.Providers {
		step(1)
		if p := &d.Service.Providers[i]; p.Flags.Has(mapi.ResourcePrimaryIdentity) {
			givers[p.giver()] = true
		}
	}
	return givers
}

func (d *Definitions) givers(name string) map[giver]bool {
	if found := d.named(name); found != nil {
		return found.givers()
	}
	return nil
}

// allGivers are those of all services, by the folded name.
func (d *Definitions) allGivers() map[string]map[giver]bool {
	all := make(map[string]map[giver]bool, len(d.Services))
	for i := range d.Services {
		name := alike(d.Services[i].Service.Name)
		if _, again := all[name]; !again {
			all[name] = d.Services[i].givers()
		}
	}
	return all
}
