package world

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/scenario"
)

// Standing is what a live host needs to know to drive the applications of a world on
// from where it stands.
type Standing struct {
	Now    scenario.Time `json:"now"`
	Asleep scenario.Time `json:"asleep"`
	Apps   []StandingApp `json:"apps"`
	Names  []string      `json:"names"` // that the run has given to anything, so that no other may have them
}

// StandingApp is an application, with the routines that its idle engine has.
type StandingApp struct {
	Name     string            `json:"name"`
	Routines []StandingRoutine `json:"routines"`
}

// StandingRoutine is a registered routine, with what gives it its function.
type StandingRoutine struct {
	Tag      idle.FTG      `json:"tag"`
	Name     string        `json:"name"`
	Function string        `json:"function"`
	Param    string        `json:"param"`
	Priority int           `json:"priority"`
	Cost     scenario.Time `json:"cost"` // what the scenario says a call takes
}

// Standing lists the applications and their routines as they stand.
func (w *World) Standing() Standing {
	s := Standing{Now: w.now, Asleep: w.asleep, Apps: []StandingApp{}, Names: []string{}}
	for _, a := range w.apps {
		one := StandingApp{Name: a.Name, Routines: []StandingRoutine{}}
		for r := range a.Engine.Routines() {
			p, _ := a.Plan(r.Tag)
			one.Routines = append(one.Routines, StandingRoutine{r.Tag, p.Name, p.Function, p.Param, int(r.Priority), p.Cost})
		}
		s.Apps = append(s.Apps, one)
	}
	for _, in := range w.scenario.Inputs {
		if name := in.Text("as"); name != "" {
			s.Names = append(s.Names, name)
		}
	}
	return s
}

// Engine is the idle engine of an application, to make another one become what it is
// (see [idle.Engine.Become]), or nil. Nobody else may call it.
func (w *World) Engine(app string) *idle.Engine {
	if a := w.byName[app]; a != nil {
		return a.Engine
	}
	return nil
}
