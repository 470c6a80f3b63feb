//go:build js && wasm

package main

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
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
func (p *program) spoolerTurn(in *bridge.Reader) bridge.Work {
	idle := in.Bool()
	return func() (any, error) {
		p.turn(idle)
		return len(p.transports()), nil
	}
}

func (p *program) transports() []spooler.State { return p.sys.Subsystem().Spooler().Transports() }

// idle reports whether the workstation is idle: while the spooler has its turn. An
// application is shown as it stands in the browser's idle time.
func (p *program) idle(a *system.Application) bool { return a != nil || len(p.spooling) > 0 }

// turn gives the spooler one turn, in which it makes its calls one at a time. Another turn
// waits for this one.
func (p *program) turn(idle bool) {
	p.spooling <- struct{}{}
	defer func() { <-p.spooling }()
	p.sys.Turn(now(), idle)
	for p.sys.Spool(now()) || p.calling != nil {
		for p.calling != nil {
			<-p.moved
		}
		p.move()
	}
}

// spoolerCalled keeps a call of the spooler's for the page to show.
func (p *program) spoolerCalled(c spooler.Call, o spooler.Options, r spooler.Reply) {
	if c.Method == spooler.Shutdown {
		delete(p.written, o.Object)
	}
	p.spooled++
	p.calls = append(p.calls, spoolerCall{p.spooled, o.Provider, c.Method.String(), r.Result.String()})
	p.calls = p.calls[max(0, len(p.calls)-callsKept):]
}

// callTransport makes a call of the spooler's of a transport of the page's, or of the
// entry function of its service. A page's transport that takes too long has failed.
func (p *program) callTransport(c spooler.Call, o spooler.Options) spooler.Reply {
	if c.Method == spooler.ServiceEntry {
		return spooler.Reply{Result: mapi.Result(p.configure(o.Profile, o.ServiceUID, c.Entry, 0))}
	}
	flags := uint32(c.Logon) | uint32(c.Notify) | uint32(c.Flush) // each method has one of them
	var answer providerAnswer
	err := p.page.Within("transport", map[string]any{
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

// settled gives the spooler a turn if a transport has not been initialised: what
// asks for the state of transports waits for that (S-143), unless the session has
// nothing to do with them (S-130).
func (p *program) settled(h *session.Session) {
	if h.NoMail() {
		return
	}
	for _, s := range p.transports() {
		if s.Starting() {
			p.turn(true)
			return
		}
	}
}
