//go:build js && wasm

package host

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
)

// callsKept is how many of the spooler's calls a page is shown.
const callsKept = 24

// SpoolerCall is a call of the spooler's, as a page is shown it.
type SpoolerCall struct {
	Number   int    `json:"number"`
	Provider string `json:"provider"`
	Method   string `json:"method"`
	Result   string `json:"result"`
}

func (h *Host) Transports() []spooler.State { return h.Sys.Subsystem().Spooler().Transports() }

// idle reports whether the workstation is idle: while the spooler has its turn. An
// application is shown as it stands in the browser's idle time.
func (h *Host) idle(a *system.Application) bool { return a != nil || len(h.spooling) > 0 }

// Turn gives the spooler one turn, in which it makes its calls one at a time. Another turn
// waits for this one.
func (h *Host) Turn(idle bool) {
	h.spooling <- struct{}{}
	defer func() { <-h.spooling }()
	h.Sys.Turn(h.Now(), idle)
	for h.Sys.Spool(h.Now()) || h.calling != nil {
		for h.calling != nil {
			<-h.moved
		}
		h.Move()
	}
}

// spoolerCalled keeps a call of the spooler's for the page to show.
func (h *Host) spoolerCalled(c spooler.Call, o spooler.Options, r spooler.Reply) {
	if c.Method == spooler.Shutdown {
		delete(h.written, o.Object)
	}
	h.spooled++
	h.Calls = append(h.Calls, SpoolerCall{h.spooled, o.Provider, c.Method.String(), r.Result.String()})
	h.Calls = h.Calls[max(0, len(h.Calls)-callsKept):]
}

// callTransport makes a call of the spooler's of a transport of the page's, or of the
// entry function of its service. A page's transport that takes too long has failed.
func (h *Host) callTransport(c spooler.Call, o spooler.Options) spooler.Reply {
	if c.Method == spooler.ServiceEntry {
		return spooler.Reply{Result: mapi.Result(h.configure(o.Profile, o.ServiceUID, c.Entry, 0))}
	}
	flags := uint32(c.Logon) | uint32(c.Notify) | uint32(c.Flush) // each method has one of them
	var answer providerAnswer
	err := h.Page.Within("transport", map[string]any{
		"transport": int(c.Transport), "object": o.Object, "service": o.Service, "provider": o.Provider,
		"dll": o.DLL, "method": c.Method.String(), "flags": flags, "version": c.Version, "ntService": c.NTService, "message": c.Message,
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

// Settled gives the spooler a turn if a transport has not been initialised: what
// asks for the state of transports waits for that (S-143), unless the session has
// nothing to do with them (S-130).
func (h *Host) Settled(s *session.Session) {
	if s.NoMail() {
		return
	}
	for _, t := range h.Transports() {
		if t.Starting() {
			h.Turn(true)
			return
		}
	}
}
