package system

import (
	"strconv"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
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

// running is a routine that is being called; tag is NULL if none is.
type running struct {
	tag   idle.FTG
	name  string
	began scenario.Time
}

// action is a call of one of the six functions, while the engine sees to it.
type action struct {
	function string
	routine  string // what the caller calls it
	to       *Plan
	changes  mapi.IdleChanges
}

// act has the engine called by a function.
func (a *Application) act(now Moment, by action, do func(at idle.Instant)) {
	a.sys.now = now
	outer := a.doing
	a.doing = by
	do(now.Instant())
	a.doing = outer
}

// thread gives a thread its number.
func (a *Application) thread(name string) idle.Thread {
	for i, t := range a.threads {
		if t == name {
			return idle.Thread(i + 1)
		}
	}
	a.threads = append(a.threads, name)
	return idle.Thread(len(a.threads))
}

// InitIdle is MAPIInitIdle, called by a thread (I-05).
func (a *Application) InitIdle(now Moment, thread string, reserved uint32) error {
	if !a.Engine.Running() {
		a.init = thread
	}
	a.sys.now = now
	if a.sys.recorder != nil {
		a.recordIdle("MAPIInitIdle", nil, "lpvReserved", float64(reserved), "thread", thread)
	}
	var err error
	a.act(now, action{function: "MAPIInitIdle"}, func(at idle.Instant) {
		_, err = a.Engine.Init(at, a.thread(thread), reserved)
	})
	return err
}

// DeinitIdle is MAPIDeInitIdle (I-09).
func (a *Application) DeinitIdle(now Moment) error {
	a.sys.now = now
	if a.sys.recorder != nil {
		a.recordIdle("MAPIDeInitIdle", nil)
	}
	var err error
	a.act(now, action{function: "MAPIDeInitIdle"}, func(at idle.Instant) { err = a.Engine.Deinit(at) })
	return err
}

// Register is FtgRegisterIdleRoutine (I-13). From now on the plan's name stands for
// the routine, or for none if it was refused.
func (a *Application) Register(now Moment, p Plan, n Numbers) (tag idle.FTG, err error) {
	a.sys.now = now
	if a.sys.recorder != nil {
		a.recordIdle("FtgRegisterIdleRoutine", p.Calls, a.planArgs(p, n, "as", p.Name)...)
	}
	a.naming = p
	a.act(now, action{function: "FtgRegisterIdleRoutine", routine: p.Name}, func(at idle.Instant) {
		var r idle.Registration
		if r, err = idle.NewRegistration(p.pointer(), p.param(), n.Priority, n.Time, float64(n.Options)); err != nil {
			err = a.Engine.Reject(at, 0, idle.ErrNumber)
			return
		}
		tag, err = a.Engine.Register(at, r)
	})
	a.naming = Plan{}
	a.roster.name(p.Name, tag)
	return tag, err
}

// Change is ChangeIdleRoutine of a routine that the caller calls by a name (I-53).
func (a *Application) Change(now Moment, tag idle.FTG, called string, to Plan, n Numbers, bits mapi.IdleChanges) (err error) {
	a.sys.now = now
	if a.sys.recorder != nil {
		a.recordIdle("ChangeIdleRoutine", to.Calls, a.planArgs(to, n, "ftg", called, "ircIdle", bits.String())...)
	}
	by := action{function: "ChangeIdleRoutine", routine: called, to: &to, changes: bits}
	a.act(now, by, func(at idle.Instant) {
		r, changes, bad := idle.NewChange(to.pointer(), to.param(), n.Priority, n.Time, float64(n.Options), float64(bits))
		if bad != nil {
			err = a.Engine.Reject(at, tag, idle.ErrNumber)
			return
		}
		err = a.Engine.Change(at, tag, r, changes)
	})
	if own, plan := a.roster.of(tag); err == nil && own != nil {
		own.plan = a.roster.keep(a.changed(*plan, to, bits))
	}
	return err
}

// changed is what a change makes of a plan.
func (a *Application) changed(p, to Plan, bits mapi.IdleChanges) Plan {
	if bits.Has(mapi.ChangeFunc) {
		a.roster.count(p.Function, -1)
		a.roster.count(to.Function, 1)
		p.Function, p.Cost, p.Calls = to.Function, to.Cost, to.Calls
	}
	if bits.Has(mapi.ChangeParam) {
		p.Param = to.Param
	}
	return p
}

// Enable is EnableIdleRoutine of a routine that the caller calls by a name (I-63).
func (a *Application) Enable(now Moment, tag idle.FTG, called string, enable bool) (err error) {
	a.sys.now = now
	if a.sys.recorder != nil {
		a.recordIdle("EnableIdleRoutine", nil, "ftg", called, "fEnable", enable)
	}
	a.act(now, action{function: "EnableIdleRoutine", routine: called}, func(at idle.Instant) {
		err = a.Engine.Enable(at, tag, enable)
	})
	return err
}

// Deregister is DeregisterIdleRoutine of a routine that the caller calls by a name
// (I-66).
func (a *Application) Deregister(now Moment, tag idle.FTG, called string) (err error) {
	a.sys.now = now
	if a.sys.recorder != nil {
		a.recordIdle("DeregisterIdleRoutine", nil, "ftg", called)
	}
	a.act(now, action{function: "DeregisterIdleRoutine", routine: called}, func(at idle.Instant) {
		_, err = a.Engine.Deregister(at, tag)
	})
	return err
}

// Read has the engine follow other readings from now on, by the names of
// [idle.Points].
func (a *Application) Read(now Moment, readings map[string]string) {
	a.sys.now = now
	p := a.Engine.Policy()
	for _, point := range idle.Points() {
		if reading, ok := readings[point.Name]; ok && p.Set(point.Name, reading) == nil {
			a.sys.emit(trace.Event{Key: trace.IdleReadings, Rule: point.Rule, App: a.Name, Text: point.Name + ": " + reading})
		}
	}
	a.Engine.SetPolicy(now.Instant(), p)
}

// UserAction says that the user did something to an application. There is one user:
// all engines hear of it (I-24).
func (sys *System) UserAction(now Moment, a *Application, what string) {
	sys.now, sys.acted = now, true
	sys.emit(trace.Event{Key: trace.UserActs, App: a.Name, Text: what})
	for _, one := range sys.apps {
		one.Engine.UserAction(now.Instant())
	}
}

// Tag is the tag that a name stands for, or NULL. [scenario.Self] is the routine that
// is being called.
func (a *Application) Tag(name string) idle.FTG {
	if name == scenario.Self && a.running.tag != 0 {
		name = a.running.name
	}
	return a.roster.named(name)
}

// Plan is the plan of a routine, or nil, and how often the routine was called.
func (a *Application) Plan(tag idle.FTG) (p *Plan, called int) {
	own, p := a.roster.of(tag)
	if own == nil {
		return nil, 0
	}
	return p, own.called
}

// Naming gives the routine that is registered next its plan: for a host whose
// applications call their engines by themselves.
func (a *Application) Naming(p Plan) { a.naming = p }

// Replan gives a routine another plan, with its name.
func (a *Application) Replan(tag idle.FTG, p Plan) {
	if own, plan := a.roster.of(tag); own != nil {
		a.roster.count(plan.Function, -1)
		a.roster.count(p.Function, 1)
		own.plan = a.roster.keep(p)
		a.roster.name(p.Name, tag)
	}
}

// Threaded is the number of the thread on which idle routines run.
func (a *Application) Threaded() idle.Thread { return a.thread(a.init) }

// Advance tells the engine what time it is.
func (a *Application) Advance(now Moment) {
	a.sys.now = now
	a.Engine.Advance(now.Instant())
}

// Post has the scheduler choose a routine and post a message for it (I-43), and keeps
// why it did, if anybody wants to know.
func (a *Application) Post(now Moment, l idle.Lull) bool {
	a.sys.now = now
	a.sys.explain(a, l)
	_, ok := a.Engine.Post(now.Instant(), l)
	return ok
}

// Deliver has the message loop take the oldest message that was posted (I-44). The
// host then calls the routine, and [Application.Return] says that it has come back.
func (a *Application) Deliver(now Moment) (idle.Call, bool) {
	a.sys.now = now
	return a.Engine.Deliver(now.Instant(), a.Threaded())
}

// Return says that the routine which is being called has come back.
func (a *Application) Return(now Moment, o idle.Outcome) {
	a.sys.now = now
	a.Engine.Return(now.Instant(), o)
	a.running = running{}
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
		a.tellRefusal(&t, e.Err)
	}
	return t
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
func (a *Application) tellRefusal(t *trace.Event, why idle.Refusal) {
	t.Text = why.Error()
	if why == idle.ErrReturnedTrue || why == idle.ErrClockBack || why == idle.ErrUserLevel || why == idle.ErrPosted || why == idle.ErrOutcome {
		t.Key = trace.IdleNoted
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
