package system

import (
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// provider is a provider object: one initialisation of a provider's library (S-93).
type provider struct {
	*library
	name string
	on   bool // it is logged on
}

// library is a provider's library.
type library struct {
	dll     string
	objects int // that were made of it so far
	active  int // of them logged on
}

// Load takes down that a provider object is made of a library, for an [Answerer] that is
// asked for the logon of a provider whose library was not loaded so far.
func (sys *System) Load(object int, provider, dll string) { sys.load(object, provider, dll) }

// load takes down that a provider object is made.
func (sys *System) load(object int, name, dll string) {
	l := sys.libraries[dll]
	if l == nil {
		l = &library{dll: dll}
		sys.libraries[dll] = l
	}
	if sys.providers[object] == nil {
		l.objects++
		sys.providers[object] = &provider{library: l, name: name}
	}
}

// Library is the DLL of which a provider object was made; one that was never loaded has
// none.
func (sys *System) Library(object int) (dll string, loaded bool) {
	if p := sys.providers[object]; p != nil {
		return p.dll, true
	}
	return "", false
}

// LoggedOn counts the providers that are logged on, of those that it is about.
func (sys *System) LoggedOn(about func(provider, dll string) bool) (n int) {
	for _, p := range sys.providers {
		if p.on && about(p.name, p.dll) {
			n++
		}
	}
	return n
}

// accepts reports whether the messaging system of a profile accepts credentials, as
// far as anybody knows.
func (sys *System) accepts(profile, credentials string) bool {
	m, ok := sys.answerer.(Messaging)
	return !ok || m.Accepts(profile, credentials)
}

// decides reports whether the subsystem says by which rule it takes the answer: then it is
// told with that.
func decides(q session.Question, a session.Answer) bool {
	switch q.(type) {
	case session.AskConfiguration, session.AskInit:
		return true
	case session.AskProviderLogon:
		_, logon := a.(session.ProviderLogon)
		return logon
	}
	return false
}

// provided tells of the answer under way, once.
func (sys *System) provided(rule string) {
	if tell := sys.answering; tell != nil {
		sys.answering = nil
		tell(rule)
	}
}

// tellProvided tells what a messaging system, an entry function or a provider answers.
func (sys *System) tellProvided(c *Call, q session.Question, a session.Answer, rule string) {
	e := trace.Event{Rule: rule, App: c.App.Name, Call: c.Name}
	switch q := q.(type) {
	case session.AskValidation:
		valid, ok := a.(session.Validation)
		if !ok {
			return
		}
		e.Key, e.Profile = trace.NotValidated, q.Profile
		if valid.Valid {
			e.Key = trace.Validated
		}
	case session.AskConfiguration:
		made, ok := a.(session.Configuration)
		if !ok {
			return
		}
		e.Key, e.Service, e.Result = trace.ServiceConfigured, q.Service, trace.Result(made.Result)
		if q.Flags != 0 {
			e.Flags = q.Flags.String()
		}
	case session.AskInit:
		init, ok := a.(session.Init)
		if !ok {
			return
		}
		e.Key, e.Service, e.Provider, e.Result = trace.ProviderInitialised, q.Service, q.Provider, trace.Result(init.Result)
	case session.AskProviderLogon:
		e.Key, e.Service, e.Provider = trace.ProviderAnswers, q.Service, q.Provider
		switch a := a.(type) {
		case session.ProviderFinds:
			e.Key = trace.ProviderFinds
		case session.ProviderLogon:
			e.Result = trace.Result(a.Result)
		default:
			return
		}
	case session.AskProviderState:
		is, ok := a.(session.ProviderIs)
		if !ok {
			return
		}
		e.Key, e.Service, e.Provider, e.Result = trace.ProviderState, q.Service, q.Provider, trace.Result(is.Result)
	case session.AskShutdown:
		is, ok := a.(session.ProviderIs)
		if !ok {
			return
		}
		e.Key, e.Service, e.Provider, e.Result = trace.ProviderShutdownAsk, q.Service, q.Provider, trace.Result(is.Result)
		if q.Step == session.NotifyShutdown {
			e.Key = trace.ProviderShutdownTold
		}
	default:
		return
	}
	sys.emit(e)
}

// tellWork tells that a provider takes its time.
func (sys *System) tellWork(c *Call) {
	sys.touch()
	e := trace.Event{Key: trace.ProviderWorks, App: c.App.Name, Call: c.Name, For: c.due - sys.now.At}
	if q, ok := c.Pending().(session.AskProviderLogon); ok {
		e.Service, e.Provider = q.Service, q.Provider
	}
	sys.emit(e)
}

var services = map[session.Kind]trace.Key{
	session.LoggedOn: trace.ProviderReady, session.Informed: trace.ProviderInformed, session.Skipped: trace.ProviderSkipped,
	session.Disabled: trace.ServiceDisabled, session.Fetched: trace.SessionFetched,
	session.LoggedOff: trace.ProviderLoggedOff, session.ShutDown: trace.ProviderShutDown,
}

// serviceEvent puts what happens to services into the trace. What was answered is told
// as the subsystem takes it, and what was decided by the call that asked for it.
func (sys *System) serviceEvent(e session.Event) {
	switch e.Kind {
	case session.Configured, session.Initialised, session.Answered:
		sys.provided(e.Rule())
	case session.Listed, session.Identified, session.Uninitialised:
		sys.decided = e.Rule()
		return
	}
	if p := sys.providers[e.Object]; p != nil {
		switch e.Kind {
		case session.LoggedOn:
			p.on = true
			p.active++
		case session.LoggedOff:
			p.on = false
			p.active--
		case session.ShutDown:
			delete(sys.providers, e.Object)
		}
	}
	if key, ok := services[e.Kind]; ok {
		sys.emit(trace.Event{Key: key, Rule: e.Rule(), Profile: e.Profile, Service: e.Service, Provider: e.Provider, Result: trace.Result(e.Result)})
	}
	if sys.told != nil {
		sys.told(e)
	}
}
