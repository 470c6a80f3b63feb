package session

import (
	"slices"

	"mapi-playground/core/mapi"
)

// What is here says by which rule the subsystem decides a case, where that is one more
// exact than the rule of the event's kind. Errors say their rule themselves, and so do the
// steps of a logon's trail.

// happened tells that something happened to a service or a provider, by a rule; without one
// it is that of the kind.
func (c *core) happened(k Kind, s *service, p *provider, r mapi.HRESULT, rule string) {
	if c.subsystem.observer == nil {
		return
	}
	e := Event{Kind: k, Profile: c.profile, Result: r, rule: rule}
	if s != nil {
		e.Service = s.Name
	}
	if p != nil {
		e.Provider, e.Object = p.DisplayName, p.object
	}
	c.subsystem.observer(e)
}

// tell tells that something happened by the rule of its kind.
func (c *core) tell(k Kind, s *service, p *provider, r mapi.HRESULT) { c.happened(k, s, p, r, "") }

// tellReady tells that a provider is logged on. Other services go on after one was
// disabled.
func (c *core) tellReady(s *service, p *provider) {
	rule := ""
	if slices.ContainsFunc(c.services, func(x *service) bool { return x != s && x.disabled }) {
		rule = "S-117"
	}
	c.happened(LoggedOn, s, p, p.result, rule)
}

// tellSkipped tells that a provider is left out.
func (c *core) tellSkipped(s *service, p *provider, r mapi.HRESULT) {
	rule := ""
	if r == mapi.ErrUnconfigured {
		rule = "GS-08"
	}
	c.happened(Skipped, s, p, r, rule)
}

// tellConfigured tells what an entry function returned that was called with these flags.
func (c *core) tellConfigured(s *service, f mapi.EntryFlags, r mapi.HRESULT) {
	rule := "S-85"
	switch {
	case f.Has(mapi.EntryUIAlways):
		rule = "S-55"
	case r == mapi.ErrUserCancel:
		rule = "S-82"
	case r.Failed():
		rule = "S-86"
	case f.Has(mapi.EntryUIAllowed):
		rule = "S-84"
	}
	c.happened(Configured, s, nil, r, rule)
}

// tellInitialised tells that a provider was loaded, and what that came to.
func (c *core) tellInitialised(s *service, p *provider, i Init, ntService bool, r mapi.HRESULT) {
	rule := ""
	switch {
	case r == mapi.ErrVersion, i.Version < mapi.SPIVersion:
		rule = "S-92"
	case ntService:
		rule = "S-135"
	case c.subsystem.uses(p.DLL):
		rule = "S-93"
	case p.Type == mapi.AddressBookProvider:
		rule = "S-95"
	}
	c.happened(Initialised, s, p, r, rule)
}

// uses reports whether a provider of this library is logged on already: the library makes
// an object more (S-93).
func (s *Subsystem) uses(dll string) bool {
	for _, c := range s.open {
		for _, x := range c.services {
			if slices.ContainsFunc(x.providers, func(p *provider) bool {
				return p.DLL == dll && p.state == Ready && p.Type != mapi.TransportProvider
			}) {
				return true
			}
		}
	}
	return false
}

// tellAnswered tells what a provider's logon answered.
func (c *core) tellAnswered(s *service, p *provider, r mapi.HRESULT, again bool) {
	rule := answerRule(r)
	if again {
		rule = "GS-09" // as something is opened
	}
	c.happened(Answered, s, p, r, rule)
}

// tellTransportAnswered tells what a transport's logon answered.
func (c *core) tellTransportAnswered(s *service, p *provider, r mapi.HRESULT) {
	rule := answerRule(r)
	switch {
	case r.Failed():
	case p.Flags.Has(mapi.ResourcePreferLast):
		rule = "S-70"
	default:
		rule = "S-99"
	}
	c.happened(Answered, s, p, r, rule)
}

// answerRule is the rule of what a provider's logon answers.
func answerRule(r mapi.HRESULT) string {
	switch {
	case r == mapi.ErrFailOneProvider:
		return "S-108"
	case r == mapi.ErrUnconfigured:
		return "S-106"
	case r == mapi.ErrUserCancel:
		return "S-107"
	case r == mapi.ErrSessionLimit:
		return "S-15"
	case r.Failed():
		return "S-118"
	}
	return "" // that of the kind
}

// tellStatus tells by which rule a member sees the states that it does.
func (h *Session) tellStatus() {
	c := h.core
	if c.subsystem.observer == nil {
		return
	}
	rule := ""
	switch {
	case h.NoMail() && len(c.members) > 1:
		rule = "S-128"
	case h.NoMail():
		rule = "S-130"
	case slices.ContainsFunc(c.services, func(s *service) bool { return s.disabled }):
		rule = "GS-19"
	case slices.ContainsFunc(c.services, func(s *service) bool {
		return slices.ContainsFunc(s.providers, func(p *provider) bool { return p.failing })
	}):
		rule = "S-140"
	}
	c.happened(Listed, nil, nil, mapi.OK, rule)
}

// sessionRule is the rule of the session that a logon yields, which has just been joined
// or made.
func (h *Session) sessionRule(joined bool) string {
	s := h.client.subsystem
	switch f := h.flags; {
	case f.Has(mapi.ForceDownload | mapi.NoMail):
		return "GS-32"
	case joined && len(h.core.members) > 1:
		return "S-10"
	case s.shared == h.core && f.Has(mapi.NewSession):
		return "GS-03"
	case joined, s.shared == h.core:
		return "S-45"
	case f.Has(mapi.AllowOthers) && s.shared != nil:
		return "GS-38"
	case f.Has(mapi.NewSession) && len(h.client.sessions) > 1:
		return "S-14"
	case f.Has(mapi.NewSession):
		return "S-52"
	case f.Has(mapi.NoMail):
		return "S-12"
	}
	return "S-09"
}
