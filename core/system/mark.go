package system

import (
	"slices"

	"mapi-playground/core/idle"
)

// Mark is a place to which a system can go back. It holds the idle side: engines,
// and the names of routines. The session side it only remembers the state of, because
// a logon that waits for an answer cannot be copied.
type Mark struct {
	session int
	now     Moment
	events  int
	touched int
	acted   bool
	apps    []Application
}

// Mark marks the place. It takes time and memory in proportion to the number of
// routines; the memory of a mark of this system that nobody goes back to any more, if
// there is one.
func (sys *System) Mark(memory *Mark) *Mark {
	m := memory
	if m == nil {
		m = &Mark{apps: make([]Application, len(sys.apps))}
	}
	m.session, m.now, m.events, m.touched, m.acted = sys.sessionMoves, sys.now, sys.events, sys.touched, sys.acted
	for i, a := range sys.apps {
		m.apps[i].become(a)
	}
	return m
}

// GoBack goes back to a mark of this system, and reports whether it could: nothing may
// have happened since on the session side.
func (sys *System) GoBack(m *Mark) bool {
	if m.session != sys.sessionMoves {
		return false
	}
	sys.now, sys.events, sys.touched, sys.acted = m.now, m.events, m.touched, m.acted
	for i, a := range sys.apps {
		a.become(&m.apps[i])
	}
	return true
}

// Routines is for how many routines a mark takes memory.
func (sys *System) Routines() (n int) {
	for _, a := range sys.apps {
		n += len(a.roster.entries)
	}
	return n
}

// become makes an application a copy of another one, in the memory that it has: who
// steps back a thousand times should not fill the memory with routines.
func (a *Application) become(other *Application) {
	own := *a
	*a = *other
	a.Engine, a.roster = own.Engine, own.roster
	if a.Engine == nil {
		a.Engine = new(idle.Engine)
	}
	a.Engine.Become(other.Engine)
	a.roster.become(&other.roster)
	a.threads = slices.Clone(other.threads)
}
