package world

import (
	"slices"

	"mapi-playground/core/scenario"
	"mapi-playground/core/system"
)

// Mark is a place in a run to which its world can go back. It holds the idle side
// of the world: engines, routines, the clock. The session side it only remembers
// the state of, because a logon that waits for an answer cannot be copied.
type Mark struct {
	Step int // how many steps had been made

	system *system.Mark
	world  World // the host's side
	apps   []application
}

// Mark marks the place. It takes time and memory in proportion to the number of
// routines; the memory of a mark of this world that nobody goes back to any more, if
// there is one.
func (w *World) Mark(memory *Mark) *Mark {
	m := memory
	if m == nil {
		m = &Mark{apps: make([]application, len(w.apps))}
	}
	m.Step, m.system, m.world = w.Steps(), w.system.Mark(m.system), *w
	m.world.tick = w.tick.clone()
	m.world.running = w.running.clone()
	for i, a := range w.apps {
		m.apps[i].become(a)
	}
	return m
}

// GoBack goes back to a mark of this world, and reports whether it could: nothing may
// have happened since on the session side.
func (w *World) GoBack(m *Mark) bool {
	if !w.system.GoBack(m.system) {
		return false
	}
	own := *w
	*w = m.world
	w.scenario, w.until, w.observe = own.scenario, own.until, own.observe
	w.tick = m.world.tick.clone()
	w.running = m.world.running.clone()
	for i, a := range w.apps {
		a.become(&m.apps[i])
	}
	return true
}

// Routines is for how many routines a mark takes memory.
func (w *World) Routines() int { return w.system.Routines() }

// Calm is how many steps ago something last happened on the session side. A mark
// made while that is going on would be of no use soon.
func (w *World) Calm() int { return w.system.Calm() }

// Until has time pass at least until then, even if nothing else is to happen.
func (w *World) Until(t scenario.Time) { w.until = t }

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

// become makes an application a copy of another one.
func (a *application) become(other *application) {
	*a = *other
	a.events = slices.Clone(other.events)
	a.mail = slices.Clone(other.mail)
}
