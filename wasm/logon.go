//go:build js && wasm

package main

import (
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/recording"
)

// logonCalls are the calls by which a client comes and goes.
func (p *program) logonCalls() map[string]function {
	return map[string]function{
		"logon":        p.logon,
		"logoff":       p.logoff,
		"fastShutdown": p.fastShutdown,
		"spoolerTurn":  p.spoolerTurn,
	}
}

func (p *program) initialize(a bridge.Args) (any, error) {
	in := bridge.Read(a)
	app, flags, version := p.client(in), in.Flags("ulFlags"), in.Uint32("ulVersion")
	if err := in.Err(); err != nil {
		return nil, err
	}
	p.recording.Do(app.client, "MAPIInitialize", recording.Args{"ulFlags": recording.Flags(mapi.InitFlags(flags)), "ulVersion": float64(version)})
	return nil, app.client.Initialize(&session.Initialization{Version: version, Flags: mapi.InitFlags(flags)})
}

func (p *program) uninitialize(a bridge.Args) (any, error) {
	in := bridge.Read(a)
	app := p.client(in)
	if err := in.Err(); err != nil {
		return nil, err
	}
	p.recording.Do(app.client, "MAPIUninitialize", nil)
	return nil, app.client.Uninitialize()
}

// logon is MAPILogonEx (S-23).
func (p *program) logon(in *bridge.Reader) (any, error) {
	app, parent := p.client(in), in.Element("ulUIParam")
	r := session.Request{Profile: in.String("lpszProfileName"), Password: in.String("lpszPassword")}
	r.Flags = mapi.LogonFlags(in.Flags("flFlags"))
	if err := in.Err(); err != nil {
		return nil, err
	}
	window, closed := p.open(parent)
	defer closed()
	r.Parent = window
	call := p.recording.Logon(app.client, r, recordedTime())
	l := app.client.Logon(sessionTime(), r)
	app.logon = l
	p.latest = slices.Index(p.apps, app)
	err := p.settle(l, asking{call: call})
	p.logonTold(app, l)
	if err != nil {
		return nil, err
	}
	s, err := l.Result()
	if err != nil {
		return nil, err
	}
	call.LoggedOn(s)
	p.sessions[s.ID()] = s
	p.handedOut = max(p.handedOut, s.ID())
	p.page.wake() // transports are started after the logon (S-99)
	name, err := s.ProfileName()
	return map[string]any{"id": s.ID(), "profile": name, "shared": s.Shared()}, err
}

// logoff is IMAPISession::Logoff (S-152).
func (p *program) logoff(in *bridge.Reader) (any, error) {
	s, parent := p.session(in), in.Element("ulUIParam")
	flags, reserved := mapi.LogoffFlags(in.Flags("ulFlags")), in.Uint32("ulReserved")
	if err := in.Err(); err != nil {
		return nil, err
	}
	window, closed := p.open(parent)
	defer closed()
	call := p.recording.Calling(s, "Logoff", recording.Args{"ulFlags": recording.Flags(flags), "ulReserved": float64(reserved)}, recordedTime())
	l := s.Logoff(sessionTime(), session.LogoffRequest{Parent: window, Flags: flags, Reserved: reserved})
	name, _ := s.ProfileName()
	if err := p.settle(l, asking{profile: name, session: s, shared: flags.Has(mapi.LogoffShared), call: call}); err != nil {
		return nil, err
	}
	if l.Err() == nil {
		p.forget(s)
	}
	return nil, l.Err()
}

// forget drops a session that has ended for its client: whoever uses it still is
// told that it is invalid.
func (p *program) forget(s *session.Session) {
	delete(p.sessions, s.ID())
	p.page.wake() // its transports are logged off
}

// fastShutdown is IMAPIClientShutdown (S-162).
func (p *program) fastShutdown(in *bridge.Reader) (any, error) {
	app := p.client(in)
	if err := in.Err(); err != nil {
		return nil, err
	}
	call := p.recording.FastShutdown(app.client, recordedTime())
	f := app.client.FastShutdown(sessionTime())
	if err := p.settle(f, asking{call: call}); err != nil {
		return nil, err
	}
	if f.Err() == nil {
		for _, s := range p.sessions {
			if s.Client() == app.client {
				p.forget(s)
			}
		}
	}
	return nil, f.Err()
}
