package system

import (
	"strings"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
)

// Scripted is an [Answerer] for all that nobody has written: providers, transports,
// entry functions and messaging systems that behave as they are told. What it is told
// nothing about succeeds. What is put to the user it does not answer.
type Scripted struct {
	// Settings looks at the settings of a message service in a profile: whether any is
	// stored, and whether one is missing that is required. Nil stands for a service
	// that needs none. It is asked about services that [Behaviour] says need some.
	Settings func(profile string, service mapi.UID) (stored, lacking bool)

	profiles  *profile.Memory
	named     map[string]*actor   // by what they are called, in capitals
	libraries map[string]*actor   // by DLL
	entries   map[mapi.UID]*actor // entry functions, by the services of profiles
	mailboxes map[string]string   // what is accepted, by profile
}

// Behaviour is how a provider, a transport or the entry function of a service goes on.
// The zero value always succeeds.
type Behaviour struct {
	Init         scenario.Results // of the entry point, such as ABProviderInit (S-91)
	Version      uint32           // of the interface that it speaks; zero is the present one (S-92)
	Logons       []scenario.Logon // of one logon after another; then S_OK (S-104)
	Repeats      bool             // after the last logon they go on like it, and not with S_OK
	Detail       string           // what a failing logon says if its own detail is empty (S-120)
	Unconfigured bool             // a logon needs the settings of the service (S-106)
	Chart        bool             // a logon follows the provider chart (S-109)
	Limit        int              // logons at one time, if over zero (S-15)
	State        scenario.Results // of ValidateState (S-146)
	Shutdown     scenario.Results // of QueryFastShutdown (S-162)
	Entry        scenario.Results // of the entry function (S-86)
	Wants        mapi.TransportFlags
	Replies      map[spooler.Method]scenario.Results // of a transport's methods; a logon's are Logons otherwise
	Fields       []Field                             // what the property sheet of the service shows
}

// Field is a setting on the property sheet of a service.
type Field struct {
	Tag      mapi.PropertyTag
	Label    string
	Required bool
	Secret   bool
}

// actor is a behaviour, and how far it has gone.
type actor struct {
	Behaviour
	inits, logons, states, asked, configured int
	replied                                  map[spooler.Method]int
}

// NewScripted returns the answerer of what the profiles of a store are made of.
func NewScripted(profiles *profile.Memory) *Scripted {
	return &Scripted{
		profiles:  profiles,
		named:     make(map[string]*actor),
		libraries: make(map[string]*actor),
		entries:   make(map[mapi.UID]*actor),
		mailboxes: make(map[string]string),
	}
}

// Behave says how something behaves from now on: a provider by its PR_DISPLAY_NAME, a
// service by its name, or all of a library by its DLL name. Nil has it succeed again.
func (s *Scripted) Behave(name string, b *Behaviour) {
	if b == nil {
		delete(s.named, strings.ToUpper(name))
		return
	}
	s.named[strings.ToUpper(name)] = &actor{Behaviour: *b}
}

// Behaviour is how something behaves, by the first of its names about which something
// was said, or nil.
func (s *Scripted) Behaviour(names ...string) *Behaviour {
	if a := s.actor(names...); a != nil {
		return &a.Behaviour
	}
	return nil
}

func (s *Scripted) actor(names ...string) *actor {
	if len(s.named) == 0 {
		return nil
	}
	for _, name := range names {
		if a, ok := s.named[strings.ToUpper(name)]; ok && name != "" {
			return a
		}
	}
	return nil
}

// provider is who acts for a provider.
func (s *Scripted) provider(name, dll string) *actor {
	if a := s.actor(name, dll); a != nil {
		return a
	}
	if a := s.libraries[dll]; a != nil {
		return a
	}
	return new(actor)
}

// Answer implements [Answerer].
func (s *Scripted) Answer(c *Call, q session.Question) (session.Answer, bool) {
	switch q := q.(type) {
	case session.AskValidation:
		return session.Validation{Valid: s.Accepts(q.Profile, q.Credentials)}, true
	case session.AskConfiguration:
		return session.Configuration{Result: s.configure(q.Service, q.ServiceUID)}, true
	case session.AskInit:
		result, version := s.provider(q.Provider, q.DLL).init(q.Version)
		return session.Init{Result: result, Version: version}, true
	case session.AskProviderLogon:
		return s.logon(c, q)
	case session.AskProviderState:
		a := s.of(c, q.Provider, q.Object)
		a.states++
		return session.ProviderIs{Result: a.State.Nth(a.states - 1)}, true
	case session.AskShutdown:
		a := s.of(c, q.Provider, q.Object)
		a.asked++
		return session.ProviderIs{Result: a.Shutdown.Nth(a.asked - 1)}, true
	}
	return nil, false
}

// of is who acts for a provider object. One that was never loaded, such as that of a
// transport, does nothing out of the way.
func (s *Scripted) of(c *Call, provider string, object int) *actor {
	dll, loaded := c.sys.Library(object)
	if !loaded && s.actor(provider) == nil {
		return new(actor)
	}
	return s.provider(provider, dll)
}

// configure is what the entry function of a service returns.
func (s *Scripted) configure(service string, uid mapi.UID) mapi.HRESULT {
	a := s.actor(service)
	if a == nil {
		a = s.entries[uid]
	}
	if a == nil {
		return mapi.OK
	}
	a.configured++
	return a.Entry.Nth(a.configured - 1)
}

// Configured is what the entry function of a service returns this time, by the first of
// its names about which something was said: not scripted if that says nothing of it.
func (s *Scripted) Configured(names ...string) (result mapi.HRESULT, scripted bool) {
	a := s.actor(names...)
	if a == nil || len(a.Entry) == 0 {
		return mapi.OK, false
	}
	a.configured++
	return a.Entry.Nth(a.configured - 1), true
}

// init is what the entry point of a library returns that is told of a version, and the
// version that it speaks.
func (a *actor) init(version uint32) (mapi.HRESULT, uint32) {
	a.inits++
	if a.Version != 0 {
		version = a.Version
	}
	return a.Init.Nth(a.inits - 1), version
}

func (s *Scripted) logon(c *Call, q session.AskProviderLogon) (session.Answer, bool) {
	a := s.of(c, q.Provider, q.Object)
	l := a.nextLogon()
	if a.Limit > 0 && c.sys.LoggedOn(func(name, dll string) bool { return s.provider(name, dll) == a }) >= a.Limit {
		l = scenario.Logon{Result: mapi.ErrSessionLimit}
	}
	answer := s.outcome(c, q, a, l)
	if l.Takes == 0 {
		return answer, true
	}
	c.AnswerAt(c.sys.now.At+l.Takes, answer)
	return nil, false
}

// nextLogon is how the logon goes that is due.
func (a *actor) nextLogon() (l scenario.Logon) {
	switch n := len(a.Logons); {
	case a.logons < n:
		l = a.Logons[a.logons]
	case n > 0 && a.Repeats:
		l = a.Logons[n-1]
	}
	a.logons++
	return l
}

// outcome is what a provider answers to a logon.
func (s *Scripted) outcome(c *Call, q session.AskProviderLogon, a *actor, l scenario.Logon) session.Answer {
	if l.Finds != nil {
		return *l.Finds
	}
	result := session.ProviderLogon{Result: l.Result, Detail: l.Detail}
	if l.Result == mapi.OK && (a.Chart || s.needs(a, q.Service)) {
		stored, lacking := s.settings(c.Profile(), q.ServiceUID)
		switch lacking = lacking && s.needs(a, q.Service); {
		case a.Chart:
			return session.ProviderFinds{Stored: stored, Configured: !lacking}
		case lacking:
			result.Result = mapi.ErrUnconfigured
		}
	}
	if result.Result.Failed() && result.Detail == "" {
		result.Detail = a.Detail
	}
	return result
}

// needs reports whether a logon needs the settings of the service.
func (s *Scripted) needs(a *actor, service string) bool {
	b := s.Behaviour(service)
	return a.Unconfigured || b != nil && (b.Unconfigured || len(b.Fields) > 0)
}

func (s *Scripted) settings(profile string, service mapi.UID) (stored, lacking bool) {
	if s.Settings == nil {
		return true, false
	}
	return s.Settings(profile, service)
}

// Transport implements [Answerer].
func (s *Scripted) Transport(c spooler.Call, of spooler.State) (spooler.Reply, bool) {
	a := s.provider(of.Options.Provider, of.Options.DLL)
	r := spooler.Reply{Version: c.Version, Wants: a.Wants}
	switch c.Method {
	case spooler.XPProviderInit:
		r.Result, r.Version = a.init(c.Version)
	case spooler.ServiceEntry:
		r.Result = s.configure(of.Options.Service, of.Options.ServiceUID)
	case spooler.TransportLogon:
		r.Result = a.nextLogon().Result
	}
	if replies := a.Replies[c.Method]; len(replies) > 0 {
		if a.replied == nil {
			a.replied = make(map[spooler.Method]int)
		}
		r.Result = replies.Nth(a.replied[c.Method])
		a.replied[c.Method]++
	}
	return r, true
}
