package session

import (
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// core is a session as the subsystem sees it; a [Session] is one client's handle
// on it.
type core struct {
	subsystem *Subsystem
	number    int // tells sessions apart
	profile   string
	release   func() // lets the profile go (S-75)
	services  []*service
	members   []*Session
	expected  int // logons that have found it at N2 and are to get it at N3
	ended     bool
	admin     *profile.ServiceAdmin // of its profile, or nil

	transports []placed // in transport order (S-70)
}

// newCore takes the services of a profile as they are now: what is changed in
// the profile from now on counts for the next session (GS-35).
func newCore(s *Subsystem, p profile.Profile) *core {
	s.begun++
	c := &core{subsystem: s, number: s.begun, profile: p.Name, release: s.profiles.Hold(p.Name)}
	at := make(map[*profile.Provider]placed)
	for i := range p.Services {
		one := &service{Service: p.Services[i]}
		for j := range one.Service.Providers {
			s.objects++
			made := &provider{Provider: one.Service.Providers[j], object: s.objects}
			one.providers = append(one.providers, made)
			at[&p.Services[i].Providers[j]] = placed{one, made}
			if !made.Type.Known() { // of a store of the host's own: profile.Memory keeps none
				made.state, made.result, made.detail = LeftOut, mapi.ErrInvalidParameter, "the provider has no type"
				c.tellSkipped(one, made, made.result)
			}
		}
		c.services = append(c.services, one)
	}
	for _, m := range p.TransportOrder() {
		c.transports = append(c.transports, at[m.Provider])
	}
	if s.services != nil {
		c.admin, _ = s.services.Services(p.Name) // who needs it is told that there is none
	}
	s.open = append(s.open, c)
	return c
}

// each goes through all providers, in profile order.
func (c *core) each(visit func(*service, *provider)) {
	for _, s := range c.services {
		for _, p := range s.providers {
			visit(s, p)
		}
	}
}

// end shuts everything down when the last handle is gone (GS-26): each provider
// is logged off, then shut down and released (S-158), and the profile is let go.
// Who is being asked something is let go when it has answered.
func (c *core) end() {
	c.ended = true
	c.subsystem.open = slices.DeleteFunc(c.subsystem.open, func(x *core) bool { return x == c })
	c.stopTransports()
	c.each(c.letGo)
	c.release()
	if c.subsystem.shared == c {
		c.subsystem.shared = nil
	}
}

// endIfLeft ends the session if nobody has it and no logon is about to get it.
func (c *core) endIfLeft() {
	if len(c.members) == 0 && c.expected == 0 && !c.ended {
		c.end()
	}
}

// letGo logs a provider off, also one whose service is disabled, since that lasts
// until the session ends (S-111), then shuts its object down and releases it
// (S-158).
func (c *core) letGo(s *service, p *provider) {
	if p.users > 0 || p.Type == mapi.TransportProvider { // the spooler has transports
		return
	}
	if p.state == Ready {
		p.state = NotStarted
		c.tell(LoggedOff, s, p, mapi.OK)
	}
	if p.initialised {
		p.initialised = false
		c.tell(ShutDown, s, p, mapi.OK)
	}
}

// use says that a call asks the provider something; done, that it has answered.
// If the session ended meanwhile the provider is let go then: its objects are
// released only when nobody is inside them (S-158).
func (c *core) use(s *service, p *provider) (done func()) {
	p.users++
	return func() {
		if p.users--; c.ended {
			c.letGo(s, p)
		}
	}
}
