package world

import (
	"mapi-playground/core/scenario"
	"mapi-playground/core/system"
)

// Perform does the work of an idle routine now, and says how that went and how
// long it took.
type Perform func(app, routine string, cost scenario.Time) scenario.RoutineCall

// Live has the routines that are called in a recorded idle tick, if that is the
// last input of the scenario, do real work. How it went is put down in the
// scenario, so that a replay needs nobody to do it again. With nil all is as the
// scenario says.
func (w *World) Live(p Perform) { w.perform = p }

// work has a routine do its work, and takes down how it went.
func (w *World) work(a *application, p *system.Plan, called int) scenario.RoutineCall {
	c := w.perform(a.Name, p.Name, p.Cost)
	c.Cost = max(c.Cost, scenario.Microsecond) // or the tick would have no end
	if called < len(p.Calls) {
		c.Does = p.Calls[called].Does
	} else if len(p.Calls) > 0 {
		c.Does = p.Calls[len(p.Calls)-1].Does
	}
	in := &w.scenario.Inputs[w.tick.input]
	in.Calls = append(in.Calls, c)
	w.tick.calls = in.Calls
	w.tick.made++
	return c
}

// Due says in how long an idle tick would be of use: zero is now. Without ok there
// is nothing to wait for.
func (w *World) Due() (in scenario.Time, ok bool) {
	for _, a := range w.apps {
		span, due := a.Engine.NextDue()
		if t := scenario.Time(span) * scenario.Hundredth; due && (!ok || t < in) {
			in, ok = t, true
		}
	}
	return in, ok
}
