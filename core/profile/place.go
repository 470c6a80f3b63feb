package profile

import (
	"bytes"
	"strconv"

	"mapi-playground/core/mapi"
)

// Level is where a section stands in the profile (S-66).
type Level uint8

// The levels.
const (
	TopLevel      Level = iota // MAPI's own section, and those that clients made
	ServiceLevel               // of a message service; its extra ones too
	ProviderLevel              // of a provider
)

var levels = [...]string{TopLevel: "top", ServiceLevel: "service", ProviderLevel: "provider"}

// String is the level in a word.
func (l Level) String() string {
	if int(l) < len(levels) {
		return levels[l]
	}
	return "Level(" + strconv.Itoa(int(l)) + ")"
}

// place is the content of a section where the profile keeps it. It is good only
// until the profile changes.
type place struct {
	level    Level
	service  *Service  // of the service, or the one that it belongs to
	provider *Provider // of the provider
	extra    *Extra    // neither: some other section
}

// place finds a section. MAPI's own one has neither service, provider nor extra.
func (p *Profile) place(uid mapi.UID) (place, bool) {
	if uid == instance() {
		return place{level: TopLevel}, true
	}
	for i := range p.Services {
		s := &p.Services[i]
		step(1 + len(s.Providers) + len(s.Sections))
		if s.UID == uid {
			return place{level: ServiceLevel, service: s}, true
		}
		for j := range s.Providers {
			if s.Providers[j].UID == uid {
				return place{level: ProviderLevel, service: s, provider: &s.Providers[j]}, true
			}
		}
		for j := range s.Sections {
			if s.Sections[j].UID == uid {
				return place{level: ServiceLevel, service: s, extra: &s.Sections[j]}, true
			}
		}
	}
	for i := range p.Sections {
		if p.Sections[i].UID == uid {
			return place{level: TopLevel, extra: &p.Sections[i]}, true
		}
	}
	return place{}, false
}

// rest is what has no field of its own, or nil for MAPI's own section.
func (a place) rest() *Properties {
	switch {
	case a.extra != nil:
		return &a.extra.Properties
	case a.provider != nil:
		return &a.provider.Properties
	case a.service != nil:
		return &a.service.Properties
	}
	return nil
}

// content is all that the section holds, as a copy.
func (a place) content(p *Profile) Properties {
	c := Properties{}
	if rest := a.rest(); rest != nil {
		for tag, value := range *rest {
			c[tag] = cloneValue(value)
		}
	}
	for tag, value := range a.fields() {
		c.put(tag, value)
	}
	if a.rest() == nil {
		c.put(mapi.PropSearchKey, p.Key[:])
	}
	c.put(mapi.PropProfileName, p.Name)
	return c
}

// fields is what has a field of its own.
func (a place) fields() Properties {
	switch {
	case a.extra != nil:
		return nil
	case a.provider != nil:
		return a.provider.fields(a.service)
	case a.service != nil:
		return a.service.fields()
	}
	return nil
}

func (s *Service) fields() Properties {
	f := Properties{
		mapi.PropServiceUID:     s.UID[:],
		mapi.PropServiceName:    s.Name,
		mapi.PropDisplayName:    s.DisplayName,
		mapi.PropServiceDLLName: s.DLL,
		mapi.PropResourceFlags:  uint32(s.Flags),
	}
	if s.Entry != "" {
		f[mapi.PropServiceEntryName] = s.Entry
	}
	if len(s.Sections) > 0 {
		var uids bytes.Buffer
		for _, x := range s.Sections {
			uids.Write(x.UID[:])
		}
		f[mapi.PropServiceExtraUIDs] = uids.Bytes()
	}
	return f
}

// fields include PR_SERVICE_UID, the link to the service (S-66).
func (p *Provider) fields(s *Service) Properties {
	return Properties{
		mapi.PropServiceUID:      s.UID[:],
		mapi.PropProviderUID:     p.UID[:],
		mapi.PropDisplayName:     p.DisplayName,
		mapi.PropProviderDisplay: p.ProviderDisplay,
		mapi.PropProviderDLLName: p.DLL,
		mapi.PropResourceType:    uint32(p.Type),
		mapi.PropResourceFlags:   uint32(p.Flags),
	}
}
