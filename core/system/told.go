package system

import (
	"strconv"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// running is a routine that is being called; tag is NULL if none is.
type running struct {
	tag   idle.FTG
	name  string
	began scenario.Time
}

// Told is the observer of the application's engine: it keeps the books of what the
// engine tells, and narrates it.
func (a *Application) Told(e idle.Event) {
	if e.Kind == idle.UserActed || e.Kind == idle.PolicyChanged {
		return // told once, for all engines
	}
	if e.Kind == idle.Registered {
		a.roster.add(e.Tag, a.naming)
	}
	r, p := a.roster.of(e.Tag)
	if r == nil {
		r, p = new(routine), new(Plan)
	}
	if a.sys.observer == nil {
		a.sys.events++
		a.keep(r, p, e)
		return
	}
	t := a.narrate(p, e)
	a.keep(r, p, e)
	a.sys.emit(t)
}

// keep keeps the books of what the engine tells of a routine.
func (a *Application) keep(r *routine, p *Plan, e idle.Event) {
	switch e.Kind {
	case idle.Registered:
		a.roster.count(p.Function, 1)
		if a.doing.function == "" {
			a.roster.name(p.Name, e.Tag)
			a.naming = Plan{}
		}
	case idle.Delivered:
		r.called++
		a.running = running{e.Tag, p.Name, a.sys.now.At}
	case idle.Returned, idle.Failed:
		a.running = running{}
	case idle.Removed:
		a.roster.count(p.Function, -1)
		a.roster.remove(e.Tag)
	}
}

// narrate is what an idle engine tells as an event of the trace.
func (a *Application) narrate(p *Plan, e idle.Event) trace.Event {
	t, _ := trace.OfIdle(e, a.Engine.References())
	t.App, t.Routine, t.Thread = a.Name, p.Name, a.init
	if t.Routine == "" && e.Tag != 0 && p.Function == "" {
		t.Routine = a.unnamed(e.Tag)
	}
	switch e.Kind {
	case idle.Registered:
		t.Rule = a.registrationRule(t.Rule)
	case idle.Changed:
		a.tellChange(&t)
	case idle.Posted:
		if one, ok := a.Engine.Routine(e.Tag); ok {
			t.Priority = int(one.Priority)
		}
	case idle.Delivered:
		if !e.Late && p.Param != "" {
			t.Key, t.Text = trace.IdleCalledWith, p.Param
		}
	case idle.Returned, idle.Failed:
		t.For = a.sys.now.At - a.running.began
	case idle.Refused:
		a.tellRefusal(&t, e)
	}
	return t
}

// tagName is what a tag is called that stands for no routine; NULL has no name.
func tagName(tag idle.FTG) string {
	if tag == 0 {
		return ""
	}
	return tag.String()
}

// unnamed is how a routine is called to which nobody has given a name.
func (a *Application) unnamed(tag idle.FTG) string {
	if own, _ := a.roster.of(tag); own == nil {
		return "" // it is gone, or was never there
	}
	return tag.String()
}

// tellChange has the sentence say what changed where that is not a number.
func (a *Application) tellChange(t *trace.Event) {
	if a.doing.to == nil {
		return
	}
	switch a.doing.changes {
	case 0:
		t.Key = trace.IdleUnchanged
	case mapi.ChangeFunc:
		t.Key, t.Text = trace.IdleChangedFunc, a.doing.to.Function
	case mapi.ChangeParam:
		t.Key, t.Text = trace.IdleChangedParam, a.doing.to.Param
	}
}

// tellRefusal says what was refused and why, or what was only noted.
func (a *Application) tellRefusal(t *trace.Event, e idle.Event) {
	why := e.Err
	t.Text = why.Error()
	if why == idle.ErrReturnedTrue || why == idle.ErrClockBack || why == idle.ErrUserLevel || why == idle.ErrPosted || why == idle.ErrOutcome {
		t.Key = trace.IdleNoted
		return
	}
	if a.doing.function == "" { // the application has called its engine by itself
		if t.Routine = first(t.Routine, tagName(e.Tag)); t.Routine == "" {
			t.Key = trace.IdleNoted
		}
		return
	}
	t.Function = a.doing.function
	if t.Routine == "" {
		t.Routine = a.doing.routine
	}
	switch {
	case a.doing.function == "MAPIInitIdle":
		t.Key, t.Text = trace.IdleInitFailed, why.Error()
		t.Count, _ = strconv.Atoi(a.Engine.Policy().Reading("init"))
	case t.Routine == "":
		t.Key = trace.IdleRefusedCall
	}
}

// registrationRule is the rule for what is special about a registration: that the function
// is registered already, which only who knows the names of functions can tell.
func (a *Application) registrationRule(by string) string {
	if a.naming.Function != "" && (by == "GI-07" || by == "I-18") && a.roster.have(a.naming.Function) > 0 {
		return "GI-28"
	}
	return by
}
