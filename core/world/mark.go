package world

import (
	"slices"

	"mapi-playground/core/idle"
	"mapi-playground/core/scenario"
)

// Mark is a place in a run to which its world can go back. It holds the idle side
// of the world: engines, routines, the clock. The session side it only remembers
// the state of, because a logon that waits for an answer cannot be copied.
type Mark struct {
	Step int // how many steps had been made

	session int
	world   World // its idle side
	apps    []application
}

// Mark marks the place. It takes time and memory in proportion to the number of
// routines; the memory of a mark of this world that nobody goes back to any more, if
// there is one.
func (w *World) Mark(memory *Mark) *Mark {
	m := memory
	if m == nil {
		m = &Mark{apps: make([]application, len(w.apps))}
	}
	m.Step, m.session, m.world = w.steps, w.sessionMoves, *w
	m.world.tick = w.tick.clone()
	m.world.running = w.running.clone()
	for i, a := range w.apps {
		m.apps[i].become(a)
	}
	return m
}

// GoBack goes back to a mark of this world, and says whether it could: nothing may
// have happened since on the session side.
func (w *World) GoBack(m *Mark) bool {
	if m.session != w.sessionMoves {
		return false
	}
	own := *w
	*w = m.world
	w.scenario, w.observe, w.asked = own.scenario, own.observe, own.asked
	w.tick = m.world.tick.clone()
	w.running = m.world.running.clone()
	for i, a := range w.apps {
		a.become(&m.apps[i])
	}
	return true
}

// Routines is for how many routines a mark takes memory.
func (w *World) Routines() (n int) {
	for _, a := range w.apps {
		n += len(a.roster.entries)
	}
	return n
}

// Follow goes on with another scenario, which must be the same as far as this one
// has been begun.
func (w *World) Follow(s *scenario.Scenario) { w.scenario, w.ended = s, false }

func (t *tick) clone() *tick {
	if t == nil {
		return nil
	}
	c := *t
	return &c
}

func (r *running) clone() *running {
	if r == nil {
		return nil
	}
	c := *r
	return &c
}

// become makes an application a copy of another one, in the memory that it has: who
// steps back a thousand times should not fill the memory with routines.
func (a *application) become(other *application) {
	own := *a
	*a = *other
	a.engine, a.roster = own.engine, own.roster
	if a.engine == nil {
		a.engine = new(idle.Engine)
	}
	a.engine.Become(other.engine)
	a.roster.become(&other.roster)
	a.threads = slices.Clone(other.threads)
	a.events = slices.Clone(other.events)
	a.mail = slices.Clone(other.mail)
}

// idleSide are the verbs that leave the session side as it is.
var idleSide = map[string]bool{
	"busy": true, "sleep": true, "user": true, "readings": true, "idle": true,
	"MAPIInitIdle": true, "MAPIDeInitIdle": true, "FtgRegisterIdleRoutine": true, "ChangeIdleRoutine": true,
	"EnableIdleRoutine": true, "DeregisterIdleRoutine": true, "PostThreadMessage": true,
}

// touch notes that something happened on the session side.
func (w *World) touch() {
	w.sessionMoves++
	w.touched = w.steps
}

// Calm is how many steps ago something last happened on the session side. A mark
// made while that is going on would be of no use soon.
func (w *World) Calm() int { return w.steps - w.touched }

// pass tells the subsystem what time it is.
func (w *World) pass() {
	if due, ok := w.subsystem.NextDue(); ok && due <= w.now.Hundredths() {
		w.touch()
	}
	w.subsystem.Advance(w.now.Hundredths())
}
