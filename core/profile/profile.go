package profile

import "mapi-playground/core/mapi"

// Profile is a named set of message services and settings for a session (S-65).
type Profile struct {
	Name    string
	Default bool // PR_DEFAULT_PROFILE: taken with MAPI_USE_DEFAULT (S-39)
	App     bool // offered only with MAPI_APP_PROFILE, and never the default (S-44, S-76)

	// Credentials are what the profile keeps for its messaging system, as secure
	// properties of its services would (GS-04).
	Credentials string

	// Services are in profile order, which decides what comes first of a kind
	// (S-70, GS-39).
	Services []Service

	// Sections are those that clients made for themselves: they belong to no
	// service and to no provider (S-72).
	Sections []Extra

	// Transports is the transport order, as PR_PROVIDER_UIDs, if somebody has set
	// one with IMsgServiceAdmin::MsgServiceTransportOrder. See
	// [Profile.TransportOrder].
	Transports []mapi.UID

	// Key is PR_SEARCH_KEY in the section MUID_PROFILE_INSTANCE. No two profiles
	// of a store have the same, not even one after the other under one name.
	Key mapi.UID
}

// Clone returns a copy that shares nothing with the profile.
func (p Profile) Clone() Profile {
	p.Services = cloneAll(p.Services, Service.Clone)
	p.Sections = cloneAll(p.Sections, Extra.Clone)
	p.Transports = cloneAll(p.Transports, func(u mapi.UID) mapi.UID { return u })
	return p
}

// Service returns the message service with that PR_SERVICE_UID, or nil. It is
// the profile's own, not a copy.
func (p *Profile) Service(uid mapi.UID) *Service {
	for i := range p.Services {
		if p.Services[i].UID == uid {
			return &p.Services[i]
		}
	}
	return nil
}

// Provider returns the provider with that PR_PROVIDER_UID and the message
// service it belongs to: the link from a provider's section to its service's
// (S-66). Both are nil if there is none.
func (p *Profile) Provider(uid mapi.UID) (*Service, *Provider) {
	for i := range p.Services {
		s := &p.Services[i]
		for j := range s.Providers {
			step(1)
			if s.Providers[j].UID == uid {
				return s, &s.Providers[j]
			}
		}
	}
	return nil, nil
}
