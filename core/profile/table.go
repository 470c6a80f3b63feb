package profile

import (
	"mapi-playground/core/mapi"
)

// Table is the rows of a table. It is a snapshot: what changes later is not in
// it (S-73, S-124).
type Table []Properties

// Table is IProfAdmin::GetProfileTable: one row for each profile that is neither
// deleted nor marked for it, with two columns, PR_DISPLAY_NAME and
// PR_DEFAULT_PROFILE (S-42, S-73). App profiles are in it only with
// MAPI_APP_PROFILE (S-44).
func (a *Admin) Table(flags mapi.ProfileFlags) (Table, error) {
	if other := flags &^ mapi.ProfileApp; other != 0 {
		return nil, refuse(mapi.ErrUnknownFlags, "listing profiles", other.String())
	}
	t := Table{}
	for _, p := range a.profiles.entries {
		step(1)
		if p.deleted {
			continue
		}
		if !p.App || flags.Has(mapi.ProfileApp) {
			t = append(t, Properties{mapi.PropDisplayName: p.Name, mapi.PropDefaultProfile: p.Default})
		}
	}
	return t, nil
}

// Table is IMsgServiceAdmin::GetMsgServiceTable: one row for each service of the
// profile, in profile order.
func (s *ServiceAdmin) Table() (Table, error) {
	if err := s.alive("listing message services"); err != nil {
		return nil, err
	}
	t := Table{}
	for i := range s.entry.Services {
		service := &s.entry.Services[i]
		row := service.fields()
		delete(row, mapi.PropServiceExtraUIDs)
		row[mapi.PropInstanceKey] = service.UID[:]
		if files, ok := service.Properties[mapi.PropServiceSupportFiles]; ok {
			row[mapi.PropServiceSupportFiles] = files
		}
		t = append(t, row.Clone())
	}
	return t, nil
}

// ProviderTable is IMsgServiceAdmin::GetProviderTable: one row for each provider
// of the profile. Sorting by PR_PROVIDER_ORDINAL brings the transports into
// transport order.
func (s *ServiceAdmin) ProviderTable() (Table, error) {
	if err := s.alive("listing providers"); err != nil {
		return nil, err
	}
	t := Table{}
	ordinals := s.entry.ordinals()
	for i := range s.entry.Services {
		t = append(t, rows(&s.entry.Services[i], ordinals)...)
	}
	return t, nil
}

// Table is IProviderAdmin::GetProviderTable: one row for each provider of the
// service, and one for each of its extra sections, which has no
// PR_RESOURCE_TYPE.
func (a *ProviderAdmin) Table() (Table, error) {
	service, err := a.service("listing providers")
	if err != nil {
		return nil, err
	}
	t := rows(service, a.services.entry.ordinals())
	for _, x := range service.Sections {
		t = append(t, Properties{
			mapi.PropInstanceKey: x.UID[:],
			mapi.PropProviderUID: x.UID[:],
			mapi.PropServiceName: service.Name,
			mapi.PropServiceUID:  service.UID[:],
		}.Clone())
	}
	return t, nil
}

// rows are the rows of a service's providers, which have these numbers.
func rows(service *Service, ordinals map[mapi.UID]uint32) Table {
	t := Table{}
	for i := range service.Providers {
		p := &service.Providers[i]
		row := p.fields(service)
		row[mapi.PropInstanceKey] = p.UID[:]
		row[mapi.PropServiceName] = service.Name
		row[mapi.PropProviderOrdinal] = ordinals[p.UID]
		t = append(t, row.Clone())
	}
	return t
}

// ordinals numbers the providers of the profile in profile order, except that
// the transports share out the numbers they have in transport order.
func (p *Profile) ordinals() map[mapi.UID]uint32 {
	numbers := map[mapi.UID]uint32{}
	transports := p.TransportOrder()
	n := uint32(0)
	for i := range p.Services {
		for j := range p.Services[i].Providers {
			step(1)
			provider := &p.Services[i].Providers[j]
			if provider.Type == mapi.TransportProvider {
				provider, transports = transports[0].Provider, transports[1:]
			}
			numbers[provider.UID] = n
			n++
		}
	}
	return numbers
}

// Column returns the values of one column as text, for a list to choose from.
// Rows that have it not, or have something else there, give nothing.
func (t Table) Column(tag mapi.PropertyTag) []string {
	var column []string
	for _, row := range t {
		if s, ok := row[tag].(string); ok {
			column = append(column, s)
		}
	}
	return column
}
