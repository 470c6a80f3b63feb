package world

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/trace"
)

// script is how a provider of the scenario goes on.
type script struct {
	scenario.Provider
	inits   int // so far, like the next three
	logons  int
	states  int
	asked   int  // about fast shutdowns
	active  int  // sessions that it is logged on to
	objects int  // provider objects made of it so far (S-93)
	idled   bool // a transport: the spooler has called its Idle
}

// tooOld is the version of the interface that an old provider speaks (S-92).
const tooOld uint32 = 0x00010000 - 1

// entry is how a service's entry function goes on.
type entry struct {
	answers scenario.Results
	calls   int
}

func (w *World) configure(c *call, q session.AskConfiguration) session.Answer {
	one := w.entries[q.ServiceUID]
	result := one.answers.Nth(one.calls)
	one.calls++
	flags := q.Flags.String()
	if q.Flags == 0 {
		flags = ""
	}
	e := trace.Event{Key: trace.ServiceConfigured, App: c.app.Name, Call: c.name, Service: q.Service, Flags: flags, Result: trace.Result(result)}
	e.Rule = configurationRule(q.Flags, result)
	w.emit(e)
	return session.Configuration{Result: result}
}

func (w *World) load(c *call, q session.AskInit) session.Answer {
	s := w.scripts[q.DLL]
	if w.objects[q.Object] == nil {
		s.objects++
	}
	w.objects[q.Object] = s
	result, version := s.Init.Nth(s.inits), mapi.SPIVersion
	s.inits++
	if s.Spi == "old" {
		version = tooOld
	}
	e := trace.Event{Key: trace.ProviderInitialised, App: c.app.Name, Call: c.name, Service: q.Service, Provider: q.Provider, Result: trace.Result(result)}
	e.Rule = w.initRuleOf(q, s, result, version)
	w.emit(e)
	return session.Init{Result: result, Version: version}
}

func (w *World) logProviderOn(c *call, q session.AskProviderLogon) session.Answer {
	s := w.objects[q.Object]
	var l scenario.Logon
	if s.logons < len(s.Logons) {
		l = s.Logons[s.logons]
	}
	s.logons++
	if s.Limit > 0 && s.active >= s.Limit {
		l = scenario.Logon{Result: mapi.ErrSessionLimit}
	}
	e := trace.Event{Key: trace.ProviderAnswers, App: c.app.Name, Call: c.name, Service: q.Service, Provider: q.Provider, Result: trace.Result(l.Result)}
	answer := func() session.Answer {
		if l.Finds != nil {
			e.Key, e.Rule = trace.ProviderFinds, ""
			w.emit(e)
			return *l.Finds
		}
		e.Rule = answerRule(c, l.Result)
		w.emit(e)
		return session.ProviderLogon{Result: l.Result, Detail: l.Detail}
	}
	if l.Takes == 0 {
		return answer()
	}
	w.touch()
	c.due, c.answer = w.now+l.Takes, answer
	w.emit(trace.Event{Key: trace.ProviderWorks, App: c.app.Name, Call: c.name, Service: q.Service, Provider: q.Provider, For: l.Takes})
	return nil
}

func (w *World) consult(c *call, q session.AskShutdown) session.Answer {
	result := w.objects[q.Object].shutdown()
	e := trace.Event{Key: trace.ProviderShutdownAsk, App: c.app.Name, Call: c.name, Service: q.Service, Provider: q.Provider, Result: trace.Result(result)}
	if q.Step == session.NotifyShutdown {
		e.Key = trace.ProviderShutdownTold
	}
	w.emit(e)
	return session.ProviderIs{Result: result}
}

// state is how the provider says that it is.
func (s *script) state() mapi.HRESULT {
	s.states++
	return s.State.Nth(s.states - 1)
}

// shutdown is what the provider says to a fast shutdown. One that was never
// loaded, such as a transport, says nothing against it.
func (s *script) shutdown() mapi.HRESULT {
	if s == nil {
		return mapi.OK
	}
	s.asked++
	return s.Shutdown.Nth(s.asked - 1)
}

var services = map[session.Kind]trace.Key{
	session.LoggedOn: trace.ProviderReady, session.Informed: trace.ProviderInformed, session.Skipped: trace.ProviderSkipped,
	session.Disabled: trace.ServiceDisabled, session.Fetched: trace.SessionFetched,
	session.LoggedOff: trace.ProviderLoggedOff, session.ShutDown: trace.ProviderShutDown,
}

// serviceEvent puts what happens to services into the trace. What was configured
// and loaded is told where it is answered.
func (w *World) serviceEvent(e session.Event) {
	s := w.objects[e.Object]
	switch e.Kind {
	case session.LoggedOn:
		s.active++
	case session.LoggedOff:
		s.active--
	}
	rule := w.serviceRule(e)
	if key, ok := services[e.Kind]; ok {
		w.emit(trace.Event{Key: key, Rule: rule, Profile: e.Profile, Service: e.Service, Provider: e.Provider, Result: trace.Result(e.Result)})
	}
}

// spool gives the spooler its turns while the computer is idle, one each second,
// and makes its calls (I-74, I-79).
func (w *World) spool() bool {
	s := w.subsystem.Spooler()
	if c, ok := s.Next(); ok {
		w.touch()
		w.callTransport(c)
		return true
	}
	if !w.isIdle() || w.now < w.spooling || w.now >= w.idleEnd || len(s.Transports()) == 0 {
		return false
	}
	w.touch()
	w.spooling = w.now + scenario.Second
	s.Turn(true)
	return true
}

// download has the transports fetch all mail (S-50).
func (w *World) download() {
	s := w.subsystem.Spooler()
	s.Turn(true)
	for c, ok := s.Next(); ok; c, ok = s.Next() {
		w.callTransport(c)
	}
	s.Turn(w.isIdle())
}

var methods = map[spooler.Method]string{
	spooler.XPProviderInit: "S-91", spooler.TransportLogon: "S-99", spooler.AddressTypes: "S-99", spooler.TransportNotify: "S-99", spooler.Idle: "I-73",
	spooler.Poll: "S-101", spooler.SubmitMessage: "I-79", spooler.FlushQueues: "S-102", spooler.TransportLogoff: "S-160",
	spooler.Shutdown: "S-158",
}

func (w *World) callTransport(c spooler.Call) {
	s, o := w.transport(c.Transport)
	reply := spooler.Reply{Version: c.Version, Wants: s.Wants}
	e := trace.Event{Key: trace.SpoolerCallsFlags, Rule: methods[c.Method], Provider: o.Provider, Function: c.Method.String()}
	switch c.Method {
	case spooler.XPProviderInit:
		e.Key = trace.SpoolerCalls
		e.Rule = w.initTransport(s, o, &reply)
	case spooler.ServiceEntry:
		one := w.entries[o.ServiceUID]
		reply.Result = one.answers.Nth(one.calls)
		one.calls++
		e.Provider, e.Rule = o.Service, configurationRule(c.Entry, reply.Result)
		if e.Flags = c.Entry.String(); c.Entry == 0 {
			e.Key, e.Flags = trace.SpoolerCalls, ""
		}
	case spooler.TransportLogon:
		if s.logons < len(s.Logons) {
			reply.Result = s.Logons[s.logons].Result
		}
		s.logons++
		e.Flags = c.Logon.String()
		if reply.Result.Failed() {
			e.Rule = "S-118"
			if rule, known := answers[reply.Result]; known {
				e.Rule = rule
			}
		} else if s.Flags.Has(mapi.ResourcePreferLast) {
			e.Rule = "S-70"
		}
	case spooler.TransportNotify:
		e.Flags = c.Notify.String()
		if s.Wants.Has(mapi.TransportIdle) && c.Notify&(mapi.NotifyBeginInbound|mapi.NotifyBeginOutbound) != 0 {
			e.Rule = "I-78" // from now on
		}
	case spooler.FlushQueues:
		e.Flags = c.Flush.String()
	case spooler.Idle:
		if s.idled {
			e.Rule = "I-74"
		}
		s.idled = true
		fallthrough
	default:
		e.Key = trace.SpoolerCalls
	}
	e.Result = trace.Result(reply.Result)
	w.emit(e)
	if c.Method == spooler.SubmitMessage && !reply.Result.Failed() {
		w.emit(trace.Event{Key: trace.MessageSent, Provider: o.Provider, Count: c.Message})
	}
	w.subsystem.Spooler().Return(reply)
}

// initTransport loads a transport, and returns the rule by which that ends so.
func (w *World) initTransport(s *script, o spooler.Options, reply *spooler.Reply) string {
	w.objects[o.Object] = s
	reply.Result = s.Init.Nth(s.inits)
	s.inits++
	if s.Spi == "old" {
		reply.Version = tooOld
	}
	if reply.Result == mapi.ErrVersion || s.Spi == "old" {
		return "S-92"
	}
	return methods[spooler.XPProviderInit]
}

// transport is the script of a transport, and whose it is.
func (w *World) transport(id spooler.Transport) (*script, spooler.Options) {
	for _, t := range w.subsystem.Spooler().Transports() {
		if t.Transport == id {
			return w.scripts[t.Options.DLL], t.Options
		}
	}
	return new(script), spooler.Options{}
}

func (w *World) spoolerNotify(_ *application, in scenario.Input) {
	flags, _ := mapi.ParseFlags[mapi.SpoolerNotifyFlags](in.Text("ulFlags"))
	for _, t := range w.subsystem.Spooler().Transports() {
		if t.Options.Provider != in.Text("transport") {
			continue
		}
		if err := w.subsystem.Spooler().Notify(t.Transport, flags); err != nil {
			w.failed(nil, "SpoolerNotify", err)
			return
		}
		w.emit(trace.Event{Key: trace.SpoolerNotified, Provider: t.Options.Provider, Flags: flags.String()})
		return
	}
	w.failed(nil, "SpoolerNotify", &mapi.Error{Result: mapi.ErrNotFound, Detail: "there is no such transport"})
}
