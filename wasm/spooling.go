//go:build js && wasm

package main

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/wasm/bridge"
)

// callsKept is how many of the spooler's calls a page is shown.
const callsKept = 24

// spoolerCall is a call of the spooler's, as a page is shown it.
type spoolerCall struct {
	Number   int    `json:"number"`
	Provider string `json:"provider"`
	Method   string `json:"method"`
	Result   string `json:"result"`
}

// spoolerTurn gives the spooler a turn: the page says whether it is idle (I-79).
// It answers how many transports there are.
func (p *program) spoolerTurn(in *bridge.Reader) (any, error) {
	idle := in.Bool()
	if err := in.Err(); err != nil {
		return nil, err
	}
	p.turn(idle)
	return len(p.subsystem.Spooler().Transports()), nil
}

// turn gives the spooler one turn and makes the calls that it wants made, one at
// a time. Another turn waits for this one.
func (p *program) turn(idle bool) {
	p.spooling <- struct{}{}
	defer func() { <-p.spooling }()
	s := p.subsystem.Spooler()
	s.Turn(idle)
	for {
		c, more := s.Next()
		if !more {
			return
		}
		o := p.transport(c.Transport)
		reply := p.callTransport(c, o)
		p.recording.Transport(o, c.Method, reply)
		s.Return(reply)
		p.spooled++
		p.calls = append(p.calls, spoolerCall{p.spooled, o.Provider, c.Method.String(), reply.Result.String()})
		p.calls = p.calls[max(0, len(p.calls)-callsKept):]
		p.move()
	}
}

// transport is whose a transport is.
func (p *program) transport(id spooler.Transport) spooler.Options {
	for _, s := range p.subsystem.Spooler().Transports() {
		if s.Transport == id {
			return s.Options
		}
	}
	return spooler.Options{}
}

// callTransport makes a call of the spooler's: of a transport of the page's, of a
// simulated one, or of the entry function of its service. A page's transport that
// takes too long has failed.
func (p *program) callTransport(c spooler.Call, o spooler.Options) spooler.Reply {
	switch c.Method {
	case spooler.ServiceEntry:
		return spooler.Reply{Result: mapi.Result(p.configure(&asking{profile: o.Profile}, o.ServiceUID, c.Entry, 0))}
	case spooler.XPProviderInit:
		p.objects[o.Object] = &object{provider: o.Provider, dll: o.DLL, written: p.page.written(o.DLL)}
	case spooler.Shutdown:
		defer delete(p.objects, o.Object)
	}
	made := p.objects[o.Object]
	if made == nil || !made.written {
		return p.simulateTransport(c, o)
	}
	flags := uint32(c.Logon) | uint32(c.Notify) | uint32(c.Flush) // each method has one of them
	var answer providerAnswer
	err := p.page.within(p.page.patience, "transport", map[string]any{
		"transport": int(c.Transport), "object": o.Object, "service": o.Service, "provider": o.Provider,
		"dll": o.DLL, "method": c.Method.String(), "flags": flags, "version": c.Version, "message": c.Message,
	}, &answer)
	if err != nil {
		return spooler.Reply{Result: mapi.Result(err)}
	}
	version := c.Version
	if answer.Version != nil {
		version = *answer.Version
	}
	return spooler.Reply{Result: mapi.HRESULT(answer.Result), Version: version, Wants: mapi.TransportFlags(answer.Wants)}
}

func (p *program) simulateTransport(c spooler.Call, o spooler.Options) spooler.Reply {
	if c.Method == spooler.XPProviderInit {
		init := p.simulateInit(session.AskInit{Provider: o.Provider, DLL: o.DLL, Version: c.Version}).(session.Init)
		return spooler.Reply{Result: init.Result, Version: init.Version}
	}
	sim := p.simulated(o.Provider, o.DLL)
	replies := sim.Replies[c.Method.String()]
	r, _ := replies.next()
	if sim.Replies != nil {
		sim.Replies[c.Method.String()] = replies
	}
	return spooler.Reply{Result: r, Wants: mapi.TransportFlags(sim.Wants)}
}

// download gives the spooler its turn, so that all transports have polled
// (S-50). A poll that fails is what came of it.
func (p *program) download() mapi.HRESULT {
	before := p.spooled
	p.turn(true)
	for _, c := range p.calls {
		if c.Number > before && c.Method == spooler.Poll.String() {
			if r, ok := mapi.ParseHRESULT(c.Result); ok && r.Failed() {
				return r
			}
		}
	}
	return mapi.OK
}

// settled gives the spooler a turn if a transport has not been initialised: what
// asks for the state of transports waits for that (S-143), unless the session has
// nothing to do with them (S-130).
func (p *program) settled(h *session.Session) {
	if h.NoMail() {
		return
	}
	for _, s := range p.subsystem.Spooler().Transports() {
		if s.Starting() {
			p.turn(true)
			return
		}
	}
}
