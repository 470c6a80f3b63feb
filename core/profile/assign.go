package profile

import "mapi-playground/core/mapi"

// refuses says why a property cannot be written to the section, or nil.
func (a place) refuses(tag mapi.PropertyTag, value any, op string) error {
	switch {
	case tag.ID() >= firstNamed:
		return refuse(mapi.ErrNoSupport, op, "profile sections have no named properties")
	case !agrees(tag) || !fits(tag, value):
		return refuse(mapi.ErrInvalidParameter, op, "the value of "+tag.String()+" is not of its type")
	case a.keeps(tag.ID()):
		return refuse(mapi.ErrNoAccess, op, tag.String()+" is MAPI's to set")
	}
	if tag.ID() != mapi.PropResourceFlags.ID() || a.extra != nil {
		return nil
	}
	flags := long(value)
	if a.provider != nil && mapi.ResourceFlags(flags).Has(mapi.ResourcePrimaryIdentity|mapi.ResourceNoPrimaryIdentity) ||
		a.provider == nil && mapi.ServiceResourceFlags(flags).Has(mapi.ServicePrimaryIdentity|mapi.ServiceNoPrimaryIdentity) {
		return exclusive(op)
	}
	return nil
}

// keeps reports whether MAPI alone writes a property of the section.
func (a place) keeps(id uint16) bool {
	if id == mapi.PropProfileName.ID() {
		return true
	}
	if a.extra != nil {
		return false
	}
	switch id {
	case mapi.PropServiceUID.ID(), mapi.PropProviderUID.ID(), mapi.PropServiceExtraUIDs.ID(),
		mapi.PropServiceName.ID(), mapi.PropResourceType.ID():
		return true
	}
	return false
}

// assign writes a property that is not refused.
func (a place) assign(tag mapi.PropertyTag, value any) {
	if a.extra == nil {
		switch {
		case a.provider != nil && a.provider.assign(tag.ID(), value):
			return
		case a.provider == nil && a.service.assign(tag.ID(), value):
			return
		}
	}
	a.rest().put(tag, value)
}

func (s *Service) assign(id uint16, value any) bool {
	switch id {
	case mapi.PropDisplayName.ID():
		s.DisplayName = text(value)
	case mapi.PropServiceDLLName.ID():
		s.DLL = text(value)
	case mapi.PropServiceEntryName.ID():
		s.Entry = text(value)
	case mapi.PropResourceFlags.ID():
		s.Flags = mapi.ServiceResourceFlags(long(value))
	default:
		return false
	}
	return true
}

func (p *Provider) assign(id uint16, value any) bool {
	switch id {
	case mapi.PropDisplayName.ID():
		p.DisplayName = text(value)
	case mapi.PropProviderDisplay.ID():
		p.ProviderDisplay = text(value)
	case mapi.PropProviderDLLName.ID():
		p.DLL = text(value)
	case mapi.PropResourceFlags.ID():
		p.Flags = mapi.ResourceFlags(long(value))
	default:
		return false
	}
	return true
}

func text(value any) string {
	s, _ := value.(string)
	return s
}

func long(value any) uint32 {
	if v, ok := value.(int32); ok {
		return uint32(v)
	}
	v, _ := value.(uint32)
	return v
}
