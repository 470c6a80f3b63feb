package session

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/spooler"
)

// Scripted is a provider of any kind that does as it is told: for tests and
// scenarios. The zero value always succeeds.
type Scripted struct {
	Logons  []Answer // what one logon after the other comes to; then S_OK
	Wants   mapi.TransportFlags
	Replies map[spooler.Method]mapi.HRESULT // of a transport's methods

	Log  []string // what was called
	Down bool     // it was shut down
}

// ScriptedLibrary is a library whose every entry point gives this provider.
func ScriptedLibrary(s *Scripted) Library {
	init := func(q AskInit) Init { return Init{Version: q.Version} }
	return Library{
		ABProviderInit: func(q AskInit) (IABProvider, Init) { return s, init(q) },
		MSProviderInit: func(q AskInit) (IMSProvider, Init) { return s, init(q) },
		XPProviderInit: func(q AskInit) (IXPProvider, Init) { return s, init(q) },
	}
}

// Logon implements [IABProvider] and [IMSProvider].
func (s *Scripted) Logon(AskProviderLogon) Answer {
	s.Log = append(s.Log, "Logon")
	if len(s.Logons) == 0 {
		return ProviderLogon{}
	}
	a := s.Logons[0]
	s.Logons = s.Logons[1:]
	return a
}

// TransportLogon implements [IXPProvider].
func (s *Scripted) TransportLogon(c spooler.Call) spooler.Reply {
	r := s.Call(c)
	r.Wants = s.Wants
	return r
}

// Call implements [IXPProvider].
func (s *Scripted) Call(c spooler.Call) spooler.Reply {
	s.Log = append(s.Log, c.Method.String())
	return spooler.Reply{Result: s.Replies[c.Method]}
}

// Shutdown implements all three.
func (s *Scripted) Shutdown() { s.Down = true }
