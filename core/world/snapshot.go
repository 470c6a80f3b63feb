package world

import (
	"mapi-playground/core/trace"
	"mapi-playground/core/view"
)

// Snapshot is the world as it stands, with this many routines of each application
// at the most: the one that an event is about, if any, and those nearest to a call.
func (w *World) Snapshot(routines int, about *trace.Event) *view.Snapshot {
	s := w.system.Snapshot(w.moment(), routines, about)
	s.IdleEnd, s.Busy, s.BusyEnd = w.idleEnd, w.busy, w.busyEnd
	for i, a := range w.apps {
		s.Apps[i].Busy, s.Apps[i].BusyEnd, s.Apps[i].Events = a.busy, a.busyEnd, len(a.events)
	}
	return s
}

// Ask has the world remember why the scheduler chooses as it does, for [World.Why],
// with this many of the other routines at the most.
func (w *World) Ask(most int) { w.system.Ask(most) }

// Why is the latest choice of a scheduler since [World.Ask], with the comparison
// that decided it and, for every routine passed over, the condition that failed.
func (w *World) Why() (view.Choice, bool) { return w.system.Why() }

// Forget ends what [World.Ask] began.
func (w *World) Forget() { w.system.Forget() }
