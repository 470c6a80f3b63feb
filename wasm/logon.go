//go:build js && wasm

package main

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/wasm/bridge"
)

// logonCalls are the calls by which a client comes and goes.
func (p *program) logonCalls() map[string]bridge.Handler {
	return map[string]bridge.Handler{
		"logon":        p.logon,
		"logoff":       p.logoff,
		"fastShutdown": p.fastShutdown,
		"spoolerTurn":  p.spoolerTurn,
	}
}

func (p *program) initialize(in *bridge.Reader) bridge.Work {
	app, flags, version := p.client(in), in.Flags("ulFlags"), in.Uint32("ulVersion")
	return func() (any, error) {
		return nil, p.Sys.Initialize(p.Now(), app.Application, session.Initialization{Version: version, Flags: mapi.InitFlags(flags)})
	}
}

func (p *program) uninitialize(in *bridge.Reader) bridge.Work {
	app := p.client(in)
	return func() (any, error) {
		return nil, p.Sys.Uninitialize(p.Now(), app.Application)
	}
}

// logon is MAPILogonEx (S-23).
func (p *program) logon(in *bridge.Reader) bridge.Work {
	app, parent := p.client(in), in.Element("ulUIParam")
	r := session.Request{Profile: in.String("lpszProfileName"), Password: in.String("lpszPassword")}
	r.Flags = mapi.LogonFlags(in.Flags("flFlags"))
	return func() (any, error) {
		window, closed := p.Open(parent)
		defer closed()
		r.Parent = window
		c := p.Sys.Logon(p.Now(), app.Application, "", r)
		if err := p.Settle(c); err != nil {
			return nil, err
		}
		s, _ := c.Session()
		p.sessions[s.ID()] = s
		p.Page.Wake() // transports are started after the logon (S-99)
		name, err := s.ProfileName()
		return map[string]any{"id": s.ID(), "profile": name, "shared": s.Shared()}, err
	}
}

// logoff is IMAPISession::Logoff (S-152).
func (p *program) logoff(in *bridge.Reader) bridge.Work {
	s, parent := p.session(in), in.Element("ulUIParam")
	flags, reserved := mapi.LogoffFlags(in.Flags("ulFlags")), in.Uint32("ulReserved")
	return func() (any, error) {
		window, closed := p.Open(parent)
		defer closed()
		c := p.Sys.Logoff(p.Now(), s, "", session.LogoffRequest{Parent: window, Flags: flags, Reserved: reserved})
		if err := p.Settle(c); err != nil {
			return nil, err
		}
		p.forget(s)
		return nil, nil
	}
}

// forget drops a session that has ended for its client: whoever uses it still is
// told that it is invalid.
func (p *program) forget(s *session.Session) {
	delete(p.sessions, s.ID())
	p.Sys.Drop(s)
	p.Page.Wake() // its transports are logged off
}

// fastShutdown is IMAPIClientShutdown (S-162).
func (p *program) fastShutdown(in *bridge.Reader) bridge.Work {
	app := p.client(in)
	return func() (any, error) {
		if err := p.Settle(p.Sys.FastShutdown(p.Now(), app.Application, "")); err != nil {
			return nil, err
		}
		for _, s := range p.sessions {
			if s.Client() == app.Client {
				p.forget(s)
			}
		}
		return nil, nil
	}
}

// spoolerTurn gives the spooler a turn: the page says whether it is idle (I-79).
// It answers how many transports there are.
func (p *program) spoolerTurn(in *bridge.Reader) bridge.Work {
	idle := in.Bool()
	return func() (any, error) {
		p.Turn(idle)
		return len(p.Transports()), nil
	}
}
