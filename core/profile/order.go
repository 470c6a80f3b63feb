package profile

import (
	"slices"

	"mapi-playground/core/mapi"
)

// Member is a provider together with the message service it belongs to.
type Member struct {
	Service  *Service
	Provider *Provider
}

// Members returns the providers of one type in profile order: services in the
// order in which they were added, and providers as their service lists them. It
// is the search path of address books and stores (S-70, GS-39).
func (p *Profile) Members(t mapi.ResourceType) []Member {
	var list []Member
	for i := range p.Services {
		s := &p.Services[i]
		for j := range s.Providers {
			step(1)
			if s.Providers[j].Type == t {
				list = append(list, Member{s, &s.Providers[j]})
			}
		}
	}
	return list
}

// DefaultStore returns the first message store provider that is flagged
// STATUS_DEFAULT_STORE (S-70).
func (p *Profile) DefaultStore() (Member, bool) {
	for _, m := range p.Members(mapi.StoreProvider) {
		if m.Provider.Flags.Has(mapi.ResourceDefaultStore) {
			return m, true
		}
	}
	return Member{}, false
}

// DefaultAddressBook returns the first address book provider (S-70).
func (p *Profile) DefaultAddressBook() (Member, bool) {
	list := p.Members(mapi.AddressBookProvider)
	if len(list) == 0 {
		return Member{}, false
	}
	return list[0], true
}

// TransportOrder returns the transports in the order in which they are asked to
// deliver a message: as they were added, except that those flagged
// STATUS_XP_PREFER_LAST come last (S-70). An order that was set overrides this,
// also that flag; transports that were added afterwards follow.
func (p *Profile) TransportOrder() []Member {
	list := p.Members(mapi.TransportProvider)
	position := make(map[mapi.UID]int, len(p.Transports))
	for i, uid := range p.Transports {
		if _, there := position[uid]; !there {
			position[uid] = i
		}
	}
	set := make([][]Member, len(p.Transports)) // at each place of the order that was set
	var rest, last []Member
	for _, m := range list {
		step(1)
		at, ordered := position[m.Provider.UID]
		switch {
		case ordered:
			set[at] = append(set[at], m)
		case m.Provider.Flags.Has(mapi.ResourcePreferLast):
			last = append(last, m)
		default:
			rest = append(rest, m)
		}
	}
	return slices.Concat(slices.Concat(set...), rest, last)
}
