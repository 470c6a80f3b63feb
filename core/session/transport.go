package session

import (
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/spooler"
)

// A session owns the transports that serve it, and its messages are sent by them
// alone. The spooler calls them; this file decides which there are, and what
// becomes of one that fails.

// mails reports whether a member has to do with mail (S-128).
func (c *core) mails() bool {
	return slices.ContainsFunc(c.members, func(h *Session) bool { return !h.NoMail() })
}

// served reports whether transports have been started for the session.
func (c *core) served() bool {
	return slices.ContainsFunc(c.transports, func(one placed) bool { return one.provider.transport != 0 })
}

// serve has the spooler start the transports of services that work (S-94, S-113),
// in transport order (S-70), for a member that has to do with mail: its first such
// member tells the spooler of the session (S-53, S-128). They may show dialogs if
// that member's logon might (S-105).
func (c *core) serve(h *Session) {
	for _, one := range c.transports {
		s, p := one.service, one.provider
		if p.transport != 0 || s.disabled {
			continue
		}
		if p.made {
			c.subsystem.objects++ // each initialisation makes an object of its own (S-93)
			p.object = c.subsystem.objects
		}
		p.begin(!permits(h.flags))
		p.transport = c.subsystem.spooler.Start(spooler.Options{
			Session: c.number, Profile: c.profile, Service: s.Name, ServiceUID: s.UID, Provider: p.DisplayName, DLL: p.DLL, Object: p.object, Flags: p.Flags,
			NTService: h.flags.Has(mapi.NTService), NoDialog: p.quiet, Judge: func(m spooler.Method, r mapi.HRESULT) spooler.Verdict { return c.judge(s, p, m, r) },
		})
	}
	c.allow()
}

// retry has the transports that were left out logged on again, unless their service
// is disabled (S-113, S-146).
func (c *core) retry(h *Session) {
	for _, one := range c.transports {
		if p := one.provider; p.state == LeftOut && !one.service.disabled {
			p.begin(!permits(h.flags))
			c.subsystem.spooler.Again(p.transport, p.quiet)
		}
	}
}

// begin begins a transport's tries.
func (p *provider) begin(quiet bool) {
	p.state, p.failing, p.made, p.quiet, p.tries, p.entries = NotStarted, false, true, quiet, 0, 0
}

// allow lets the transports receive and send if there is a store to receive into
// (S-99, GS-09).
func (c *core) allow() {
	store := slices.ContainsFunc(c.inAction(), func(one placed) bool { return one.provider.Type == mapi.StoreProvider })
	for _, one := range c.transports {
		if one.provider.transport != 0 {
			c.subsystem.spooler.Allow(one.provider.transport, store, store)
		}
	}
}

// stopTransports ends them when no member is left that has to do with mail: the
// spooler is not told of what is left (S-129). Their messages are passed on.
func (c *core) stopTransports() {
	for _, one := range c.transports {
		if p := one.provider; p.transport != 0 {
			c.subsystem.spooler.Stop(p.transport)
			p.transport, p.state = 0, NotStarted
		}
	}
	for _, one := range c.of(mapi.StoreProvider) {
		c.leave(one.provider.UID)
	}
}

// flush has the queues of the session's transports flushed (S-102).
func (c *core) flush(f mapi.FlushFlags) error {
	for _, one := range c.transports {
		if one.provider.transport == 0 || !one.service.acts(one.provider) {
			continue
		}
		if err := c.subsystem.spooler.Flush(one.provider.transport, f); err != nil {
			return err
		}
	}
	return nil
}

// acts reports whether the provider is in action, or a transport that is about to be.
func (s *service) acts(p *provider) bool {
	return !s.disabled && (p.state == Ready || p.state == NotStarted && p.transport != 0)
}

// judge decides what becomes of a transport, as the service chart does for other
// providers: MAPI_E_FAILONEPROVIDER leaves it out (S-114), a missing configuration
// has its service configured (S-115), the first failure is told to the user (S-110),
// the second disables the service (S-111). It differs in one thing: the spooler
// works after the logon has returned, so nobody can be offered another try, and it
// is made at once, as where no dialog is allowed (GS-11).
func (c *core) judge(s *service, p *provider, m spooler.Method, r mapi.HRESULT) spooler.Verdict {
	skips := c.subsystem.policy.Unconfigured == UnconfiguredSkips
	if m == spooler.ServiceEntry {
		var f mapi.EntryFlags
		if !p.quiet {
			f = mapi.EntryUIAllowed
		}
		c.tellConfigured(s, f, r)
		if !r.Failed() || skips || p.entries > 1 {
			return spooler.TryAgain
		}
		c.tell(Informed, s, p, p.result)
		if p.quiet {
			return spooler.TryAgain
		}
		p.entries++ // what is missing is asked for again (S-110)
		return spooler.Configure
	}
	p.result = r
	if m == spooler.TransportLogon {
		c.tellTransportAnswered(s, p, r)
	}
	if m == spooler.TransportLogon || r.Failed() {
		p.tries++
	}
	switch {
	case !r.Failed():
		if m == spooler.TransportLogon {
			p.state = Ready
		}
	case r == mapi.ErrFailOneProvider, r == mapi.ErrUnconfigured && p.tries > 1 && skips:
		p.state = LeftOut
		c.tellSkipped(s, p, r)
	case p.tries > 1:
		p.state = LeftOut
		c.disable(s, p)
	case r == mapi.ErrUnconfigured && s.Entry != "":
		p.entries++
		return spooler.Configure
	case r == mapi.ErrUnconfigured && skips:
		return spooler.TryAgain
	default:
		c.tell(Informed, s, p, r)
		return spooler.TryAgain
	}
	return spooler.GiveUp
}

// disable takes a service out of action for the rest of the session, siblings that
// had logged on included (S-111): none of its transports is called any more
// (S-113), and a store of its is there no more to receive into, or to send from.
func (c *core) disable(s *service, p *provider) {
	s.disabled = true
	c.tell(Disabled, s, p, p.result)
	for _, one := range c.transports {
		if one.service == s && one.provider.transport != 0 {
			c.subsystem.spooler.Suspend(one.provider.transport)
		}
	}
	for _, one := range s.providers {
		if one.Type == mapi.StoreProvider {
			c.leave(one.UID)
		}
	}
	c.allow()
}
