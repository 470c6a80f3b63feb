package system

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/spooler"
	"mapi-playground/core/trace"
)

// Turn gives the spooler a turn: the host reports whether the computer is idle (I-79).
// Without transports nothing happens.
func (sys *System) Turn(now Moment, idle bool) {
	sys.now = now
	if len(sys.subsystem.Spooler().Transports()) == 0 {
		return
	}
	sys.touch()
	sys.subsystem.Spooler().Turn(idle)
}

// Spool makes the next call that the spooler wants made, and reports whether there was
// one (I-74).
func (sys *System) Spool(now Moment) bool {
	sys.now = now
	c, ok := sys.subsystem.Spooler().Next()
	if ok {
		sys.touch()
		sys.callTransport(c)
	}
	return ok
}

// fetched has the transports fetch all mail (S-50), and reports whether they have.
func (sys *System) fetched() bool {
	s := sys.subsystem.Spooler()
	for c, ok := s.Next(); ok; c, ok = s.Next() {
		sys.callTransport(c)
	}
	if sys.calling != nil {
		return false
	}
	s.Turn(sys.idle(nil))
	sys.fetching = nil
	return true
}

// callTransport makes a call of a transport.
func (sys *System) callTransport(c spooler.Call) {
	sys.calling = &c
	of := sys.transport(c.Transport)
	if c.Method == spooler.XPProviderInit {
		sys.load(of.Options.Object, of.Options.Provider, of.Options.DLL)
	}
	if r, ok := sys.answerer.Transport(c, of); ok {
		sys.returned(r)
	}
}

// Returned says that the transport which is being called has returned, for an
// [Answerer] that did not answer at once.
func (sys *System) Returned(now Moment, r spooler.Reply) {
	sys.now = now
	if sys.calling != nil {
		sys.touch()
		sys.returned(r)
	}
}

func (sys *System) returned(r spooler.Reply) {
	c := *sys.calling
	sys.calling = nil
	of := sys.transport(c.Transport)
	if f := sys.fetching; f != nil && c.Method == spooler.Poll && f.polled == mapi.OK && r.Result.Failed() {
		f.polled = r.Result
	}
	if sys.recorder != nil {
		sys.recorder.Returned(sys.now, c, of, r)
	}
	switch c.Method {
	case spooler.ServiceEntry, spooler.TransportLogon: // the subsystem says by which rule it takes this
		called := of
		sys.answering = func(rule string) { sys.tellTransport(c, called, r, rule) }
	default:
		sys.tellTransport(c, of, r, methods[c.Method])
	}
	if c.Method == spooler.Shutdown {
		delete(sys.providers, of.Options.Object)
	}
	sys.subsystem.Spooler().Return(r)
	sys.provided(methods[c.Method]) // if it is on its way out
}

var methods = map[spooler.Method]string{
	spooler.XPProviderInit: "S-91", spooler.TransportLogon: "S-99", spooler.AddressTypes: "S-99", spooler.TransportNotify: "S-99", spooler.Idle: "I-73",
	spooler.Poll: "S-101", spooler.SubmitMessage: "I-79", spooler.FlushQueues: "S-102", spooler.TransportLogoff: "S-160",
	spooler.Shutdown: "S-158",
}

// tellTransport tells how a call of a transport went.
func (sys *System) tellTransport(c spooler.Call, of spooler.State, r spooler.Reply, rule string) {
	e := trace.Event{Key: trace.SpoolerCallsFlags, Rule: rule, Provider: of.Options.Provider, Function: c.Method.String(), Result: trace.Result(r.Result)}
	switch c.Method {
	case spooler.XPProviderInit:
		e.Key = trace.SpoolerCalls
		switch {
		case r.Result == mapi.ErrVersion, r.Version < mapi.SPIVersion:
			e.Rule = "S-92"
		case c.NTService:
			e.Rule = "S-135"
		}
	case spooler.ServiceEntry:
		e.Provider = of.Options.Service
		if e.Flags = c.Entry.String(); c.Entry == 0 {
			e.Key, e.Flags = trace.SpoolerCalls, ""
		}
	case spooler.TransportLogon:
		e.Flags = c.Logon.String()
	case spooler.TransportNotify:
		e.Flags = c.Notify.String()
		if of.Wants.Has(mapi.TransportIdle) && c.Notify&(mapi.NotifyBeginInbound|mapi.NotifyBeginOutbound) != 0 {
			e.Rule = "I-78" // from now on
		}
	case spooler.FlushQueues:
		e.Flags = c.Flush.String()
	case spooler.Idle:
		if sys.idled[of.Options.DLL] {
			e.Rule = "I-74"
		}
		sys.idled[of.Options.DLL] = true
		fallthrough
	default:
		e.Key = trace.SpoolerCalls
	}
	sys.emit(e)
	if c.Method == spooler.SubmitMessage && !r.Result.Failed() {
		sys.emit(trace.Event{Key: trace.MessageSent, Provider: of.Options.Provider, Count: c.Message})
	}
}

// transport is a transport as it stands.
func (sys *System) transport(id spooler.Transport) spooler.State {
	for _, t := range sys.subsystem.Spooler().Transports() {
		if t.Transport == id {
			return t
		}
	}
	return spooler.State{}
}

// SpoolerNotify is what a transport, by its provider's name, tells the spooler of
// itself (I-77).
func (sys *System) SpoolerNotify(now Moment, transport string, flags mapi.SpoolerNotifyFlags) error {
	sys.now = now
	if sys.recorder != nil {
		sys.record(nil, "SpoolerNotify", "transport", transport, "ulFlags", words(flags))
	}
	err := sys.spoolerNotify(transport, flags)
	if err != nil {
		sys.failed(nil, "SpoolerNotify", err)
		return err
	}
	sys.emit(trace.Event{Key: trace.SpoolerNotified, Provider: transport, Flags: flags.String()})
	return nil
}

func (sys *System) spoolerNotify(transport string, flags mapi.SpoolerNotifyFlags) error {
	for _, t := range sys.subsystem.Spooler().Transports() {
		if t.Options.Provider == transport {
			return sys.subsystem.Spooler().Notify(t.Transport, flags)
		}
	}
	return &mapi.Error{Result: mapi.ErrNotFound, Detail: "there is no such transport", Rule: "S-63"}
}
