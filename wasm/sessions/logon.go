package sessions

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/wasm/call"
)

// logons are the calls by which a client comes and goes.
func (t *Sessions) logons() call.Functions {
	return call.Functions{
		"logon":        call.Later(t.logon),
		"logoff":       call.Later(t.logoff),
		"fastShutdown": call.Later(t.fastShutdown),
		"spoolerTurn":  call.Later(t.spoolerTurn),
	}
}

// logon is MAPILogonEx (S-23).
func (t *Sessions) logon(in *call.Reader) call.Work {
	app, parent := t.Clients.Client(in), in.Element("ulUIParam")
	r := session.Request{Profile: in.String("lpszProfileName"), Password: in.String("lpszPassword")}
	r.Flags = mapi.LogonFlags(in.Flags("flFlags"))
	return func() (any, error) {
		window, closed := t.Host.Open(parent)
		defer closed()
		r.Parent = window
		c := t.Sys.Logon(t.Host.Now(), app, "", r)
		if err := t.Host.Settle(c); err != nil {
			return nil, err
		}
		s, _ := c.Session()
		t.open[s.ID()] = s
		t.Page.Wake() // transports are started after the logon (S-99)
		name, err := s.ProfileName()
		return map[string]any{"id": s.ID(), "profile": name, "shared": s.Shared()}, err
	}
}

// logoff is IMAPISession::Logoff (S-152).
func (t *Sessions) logoff(in *call.Reader) call.Work {
	s, parent := t.session(in), in.Element("ulUIParam")
	flags, reserved := mapi.LogoffFlags(in.Flags("ulFlags")), in.Uint32("ulReserved")
	return func() (any, error) {
		window, closed := t.Host.Open(parent)
		defer closed()
		c := t.Sys.Logoff(t.Host.Now(), s, "", session.LogoffRequest{Parent: window, Flags: flags, Reserved: reserved})
		if err := t.Host.Settle(c); err != nil {
			return nil, err
		}
		t.forget(s)
		return nil, nil
	}
}

// forget drops a session that has ended for its client: whoever uses it still is
// told that it is invalid.
func (t *Sessions) forget(s *session.Session) {
	delete(t.open, s.ID())
	t.Sys.Drop(s)
	t.Page.Wake() // its transports are logged off
}

// fastShutdown is IMAPIClientShutdown (S-162).
func (t *Sessions) fastShutdown(in *call.Reader) call.Work {
	app := t.Clients.Client(in)
	return func() (any, error) {
		if err := t.Host.Settle(t.Sys.FastShutdown(t.Host.Now(), app, "")); err != nil {
			return nil, err
		}
		for _, s := range t.open {
			if s.Client() == app.Client {
				t.forget(s)
			}
		}
		return nil, nil
	}
}

// spoolerTurn gives the spooler a turn: the page says whether it is idle (I-79).
// It answers how many transports there are.
func (t *Sessions) spoolerTurn(in *call.Reader) call.Work {
	idle := in.Bool()
	return func() (any, error) {
		t.Host.Turn(idle)
		return len(t.Host.Transports()), nil
	}
}
