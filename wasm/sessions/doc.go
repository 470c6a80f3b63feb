// Package sessions has the functions by which a page logs on and off, and those of a session
// and of what it opens: MAPILogonEx and IMAPISession.
package sessions

import (
	"maps"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/clients"
	"mapi-playground/wasm/sections"
)

// Host is what sessions need of the host that they are used under.
type Host interface {
	Now() system.Moment
	// Open gives an element of the page the number of a window, until it is closed.
	Open(parent call.Value) (window session.Window, closed func())
	// Settle waits until a call is done, and returns why it failed, if it did.
	Settle(*system.Call) error
	// Settled waits until a session's transports have been initialised (S-143).
	Settled(*session.Session)
	// Turn gives the spooler a turn, in which the workstation is idle or is not (I-79).
	Turn(idle bool)
	Transports() []spooler.State
}

// Page is who is woken when there is something to do.
type Page interface {
	Signal() // there may be notifications to deliver
	Wake()   // there may be work for the spooler
}

// Sessions are those that the page holds, by their numbers. Create them with [New].
type Sessions struct {
	Config
	open map[int]*session.Session
}

// Config is what sessions work on.
type Config struct {
	Sys      *system.System
	Host     Host
	Page     Page
	Clients  *clients.Clients
	Handles  *call.Handles
	Sections *sections.Sections
}

// New returns no sessions.
func New(c Config) *Sessions { return &Sessions{c, make(map[int]*session.Session)} }

// Functions are all of sessions.
func (t *Sessions) Functions() call.Functions {
	all := t.atOnce()
	maps.Copy(all, t.logons())
	maps.Copy(all, t.openings())
	return all
}

// session reads the number of a session.
func (t *Sessions) session(in *call.Reader) *session.Session {
	n := in.Uint32("the session")
	s, ok := t.open[int(n)]
	if !ok {
		in.Refuse(mapi.ErrInvalidObject, "finding a session", "the session was logged off")
	}
	return s
}
