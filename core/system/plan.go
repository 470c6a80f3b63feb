package system

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
)

// Plan is the name of a routine and of what it is called with and, for a host that
// plays one, how its calls go. It is never changed.
type Plan struct {
	Name     string
	Function string // "NULL" is NULL
	Param    string
	Cost     scenario.Time // of a call for which Calls says nothing
	Calls    []scenario.RoutineCall
}

// pointer is what the function's name stands for.
func (p *Plan) pointer() idle.Func {
	if p.Function == "NULL" {
		return 0
	}
	return 1
}

// param stands for the parameter: without one it is NULL.
func (p *Plan) param() idle.Param {
	if p.Param == "" {
		return 0
	}
	return 1
}

// Numbers are what a routine is registered or changed with, before anybody has looked
// whether they are numbers of their types (I-13).
type Numbers struct {
	Priority, Time float64
	Options        mapi.IdleOptions
}

// routine is an idle routine.
type routine struct {
	plan   int // its number: see roster
	called int
}
