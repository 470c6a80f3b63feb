package system

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/trace"
)

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

// SetReadings has the engine follow other readings from now on, by the names of
// [idle.Points].
func (a *Application) SetReadings(now Moment, readings map[string]string) {
	a.sys.now = now
	if a.sys.recorder != nil {
		var given []any
		for name, reading := range readings {
			given = append(given, name, reading) // which are put into order
		}
		a.recordIdle("readings", nil, given...)
	}
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
