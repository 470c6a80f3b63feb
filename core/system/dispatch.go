package system

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/scenario"
)

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

// NameNext gives the routine that is registered next its plan: for a host whose
// applications call their engines by themselves.
func (a *Application) NameNext(p Plan) { a.naming = p }

// Replan gives a routine another plan, with its name.
func (a *Application) Replan(tag idle.FTG, p Plan) {
	if own, plan := a.roster.of(tag); own != nil {
		a.roster.count(plan.Function, -1)
		a.roster.count(p.Function, 1)
		own.plan = a.roster.keep(p)
		a.roster.name(p.Name, tag)
	}
}

// On says on which thread idle routines run: for a host whose applications call their
// engines by themselves.
func (a *Application) On(thread string) { a.init = thread }

// InitThread is the number of the thread on which idle routines run.
func (a *Application) InitThread() idle.Thread { return a.thread(a.init) }

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
	return a.Engine.Deliver(now.Instant(), a.InitThread())
}

// Return says that the routine which is being called has come back.
func (a *Application) Return(now Moment, o idle.Outcome) {
	a.sys.now = now
	a.Engine.Return(now.Instant(), o)
	a.running = running{}
}
