package session

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/spooler"
)

// core is a session as the subsystem sees it; a [Session] is one client's handle
// on it.
type core struct {
	subsystem *Subsystem
	profile   string
	release   func() // lets the profile go (S-75)
	services  []*service
	members   []*Session
	expected  int // logons that have found it at N2 and are to get it at N3
	ended     bool
	admin     *profile.ServiceAdmin // of its profile, or nil

	transports map[*provider]spooler.Transport // started for its messaging members
}

// newCore takes the services of a profile as they are now: what is changed in
// the profile from now on counts for the next session (GS-35).
func newCore(s *Subsystem, p profile.Profile) *core {
	c := &core{subsystem: s, profile: p.Name, release: s.profiles.Hold(p.Name), transports: make(map[*provider]spooler.Transport)}
	for _, ps := range p.Services {
		one := &service{Service: ps}
		for _, pp := range ps.Providers {
			s.objects++
			p := &provider{Provider: pp, object: s.objects}
			one.providers = append(one.providers, p)
			if !pp.Type.Known() { // of a store of the host's own: profile.Memory keeps none
				p.state, p.result, p.detail = LeftOut, mapi.ErrInvalidParameter, "the provider has no type"
				c.tell(Skipped, one, p, p.result)
			}
		}
		c.services = append(c.services, one)
	}
	if s.services != nil {
		c.admin, _ = s.services.Services(p.Name) // who needs it is told that there is none
	}
	s.sessions++
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

// announce tells the spooler of the session, once, when its first member that
// wants mail joins (S-53, S-128): the spooler starts the transports of services
// that work (S-94, S-113), and lets them receive and send if there is a store to
// receive into (S-99, GS-09).
func (c *core) announce() {
	store := false
	c.each(func(s *service, p *provider) {
		store = store || p.Type == mapi.StoreProvider && p.state == Ready && !s.disabled
	})
	c.each(func(s *service, p *provider) {
		if _, started := c.transports[p]; started || p.Type != mapi.TransportProvider || s.disabled {
			return
		}
		t := c.subsystem.spooler.Start(spooler.Options{
			Service: s.Name, Provider: p.DisplayName, DLL: p.DLL, Object: p.object,
			PreferLast: p.Flags.Has(mapi.ResourcePreferLast),
		})
		c.transports[p] = t
		c.subsystem.spooler.Allow(t, store, store)
	})
}

// end shuts everything down when the last handle is gone (GS-26): each provider
// is logged off, then shut down and released (S-158), and the profile is let go.
// Who is being asked something is let go when it has answered.
func (c *core) end() {
	c.ended = true
	c.each(func(s *service, p *provider) {
		if t, started := c.transports[p]; started {
			c.subsystem.spooler.Stop(t)
		}
		if p.Type == mapi.StoreProvider {
			c.subsystem.takeBack(p.UID)
		}
		c.letGo(s, p)
	})
	c.release()
	c.subsystem.sessions--
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
	if p.users > 0 {
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
