//go:build js && wasm

package main

//lint:file-ignore U1000 the page calls what is exported here

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/wasm/bridge"
)

// applications is what the exported functions work on: an export has no
// receiver. There is one in an instance of the program.
//
// All of them take the application, and what performance.now() and Date.now()
// say. Their types are those of web/module/wasm.d.ts.
var applications *program

// The thread that calls MAPIInitIdle is the page's event loop.
const eventLoop idle.Thread = 1

// call runs the routine of a slot and returns performance.now() after it, below
// zero unless the routine returned FALSE: one crossing of the border for each
// call of a routine, and one reading of the clock, which ends this call and
// begins the next. An exception must not unwind through Go, so that the page
// catches it.
//
//go:wasmimport mapi call
func call(app, slot int32) float64

// outcome is how the latest call ended.
//
//go:wasmimport mapi outcome
func outcome() int32

// clock is performance.now().
//
//go:wasmimport mapi now
func clock() float64

// gone lets the page forget the routine of a slot.
//
//go:wasmimport mapi gone
func gone(app, slot int32)

// at is the application and the instant of an exported function. A time below
// zero says that it does not matter: the clocks need not be read for it.
func at(app int32, now, date float64) (*application, idle.Instant) {
	a := applications.apps[app]
	if now < 0 {
		return a, a.engine.Now()
	}
	return a, applications.clocks.Read(now, date)
}

// idle_configure sets what an application wants to have otherwise: what becomes
// of a routine that fails, and whether what happens is recorded.
//
//go:wasmexport idle_configure
func idleConfigure(app int32, now, date float64, failure, record int32) {
	defer bridge.End()
	a, at := at(app, now, date)
	policy := a.engine.Policy()
	policy.Failure = idle.Failure(failure)
	a.engine.SetPolicy(at, policy)
	a.record(record != 0)
}

//go:wasmexport idle_init
func idleInit(app int32, now, date, reserved float64) int32 {
	defer bridge.End()
	a, at := at(app, now, date)
	word := uint32(1)
	if reserved == 0 {
		word = 0
	}
	result, _ := a.engine.Init(at, eventLoop, word)
	return result
}

// idle_deinit says how often MAPIDeInitIdle has still to be called.
//
//go:wasmexport idle_deinit
func idleDeinit(app int32, now, date float64) int32 {
	defer bridge.End()
	a, at := at(app, now, date)
	a.engine.Deinit(at)
	if a.engine.References() == 0 {
		a.lives++
	}
	return int32(a.engine.References())
}

//go:wasmexport idle_register
func idleRegister(app int32, now, date float64, fn int32, priority, csec, options float64) float64 {
	defer bridge.End()
	a, at := at(app, now, date)
	r, err := idle.NewRegistration(idle.Func(fn), 0, priority, csec, options)
	if err != nil {
		a.engine.Reject(at, 0, idle.ErrNumber)
		return 0
	}
	tag, _ := a.engine.Register(at, r)
	if tag != 0 {
		a.costs.Forget(tag.Slot())
	}
	return float64(tag)
}

// idle_change says 1 if the change was made.
//
//go:wasmexport idle_change
func idleChange(app int32, now, date, tag float64, fn int32, priority, csec, options, changes float64) int32 {
	defer bridge.End()
	a, at := at(app, now, date)
	r, bits, err := idle.NewChange(idle.Func(fn), 0, priority, csec, options, changes)
	if err != nil {
		a.engine.Reject(at, idle.NewTag(tag), idle.ErrNumber)
		return 0
	}
	if a.engine.Change(at, idle.NewTag(tag), r, bits) != nil {
		return 0
	}
	return 1
}

//go:wasmexport idle_enable
func idleEnable(app int32, now, date, tag float64, enable int32) {
	defer bridge.End()
	a, at := at(app, now, date)
	a.engine.Enable(at, idle.NewTag(tag), enable != 0)
}

// idle_deregister says 1 if the routine is gone already.
//
//go:wasmexport idle_deregister
func idleDeregister(app int32, now, date, tag float64) int32 {
	defer bridge.End()
	a, at := at(app, now, date)
	if removed, _ := a.engine.Deregister(at, idle.NewTag(tag)); removed {
		return 1
	}
	return 0
}

//go:wasmexport idle_user_action
func idleUserAction(app int32, now, date float64) {
	defer bridge.End()
	a, at := at(app, now, date)
	a.engine.UserAction(at)
}

// What idle_due answers besides a number of milliseconds.
const (
	nothingDue = -1
	messageDue = -2 // a turn of the message loop, now (I-31)
)

// idle_due says in how many milliseconds the application wants an idle tick,
// zero being now, or what is negative.
//
//go:wasmexport idle_due
func idleDue(app int32, now, date float64) float64 {
	defer bridge.End()
	a, at := at(app, now, date)
	if _, ok := a.engine.Next(at, idle.Lull{}); ok {
		return messageDue
	}
	span, ok := a.engine.NextDue()
	switch {
	case !ok:
		return nothingDue
	case span == 0:
		return 0
	}
	// A hundredth has to be over, not begun.
	return float64(a.engine.Now().Active+span)*10 - now + 0.1
}

// idle_tick is one idle tick of the browser: the scheduler posts, the event loop
// delivers, one routine after the other, as long as the next one is expected to
// be over before the deadline, in milliseconds of performance.now(). The first
// is called whatever it costs: otherwise a routine that costs more than any tick
// gives would never be called. It returns how many it called.
//
//go:wasmexport idle_tick
func idleTick(app int32, now, date, deadline float64) int32 {
	defer bridge.End()
	a, at := at(app, now, date)
	a.ticks.begin("idle", now, deadline)
	calls := int32(0)
	for now < deadline && (calls == 0 || a.fits(at, deadline-now)) {
		ended, ok := a.dispatch(app, at, now, idle.Idle)
		if !ok {
			break
		}
		calls++
		now, at = ended, applications.clocks.At(ended)
	}
	a.ticks.end()
	return calls
}

// fits says that the next routine is expected to be over in time. If it is not,
// no other is taken in its stead: priority goes before use (I-38).
func (a *application) fits(at idle.Instant, remains float64) bool {
	if a.costs.Fit(remains) {
		return true
	}
	tag, ok := a.engine.Next(at, idle.Idle)
	return ok && a.costs.Expected(tag.Slot()) <= remains
}

// idle_turn is one turn of the message loop, which need not be idle: it calls a
// routine of positive priority, if one is ready (I-31, GI-13). One a turn, so
// that the browser sees to its own messages between two (GI-26).
//
//go:wasmexport idle_turn
func idleTurn(app int32, now, date float64) int32 {
	defer bridge.End()
	a, at := at(app, now, date)
	a.ticks.begin("message", now, now)
	_, ok := a.dispatch(app, at, now, idle.Lull{})
	a.ticks.end()
	if ok {
		return 1
	}
	return 0
}

// What idle_flush answers.
const (
	flushed   = 1
	notReady  = 0
	unknownTo = -1 // the engine: the routine is gone
)

// idle_flush calls one routine now, if it is ready (I-40) and expected to be over
// before the deadline. It is for the moment at which the page is hidden, after
// which there may be no idle time any more. The routine is given the first rank
// for this call.
//
//go:wasmexport idle_flush
func idleFlush(app int32, now, date, deadline, tag float64) int32 {
	defer bridge.End()
	a, at := at(app, now, date)
	ftg := idle.NewTag(tag)
	r, ok := a.engine.Routine(ftg)
	if !ok {
		return unknownTo
	}
	if !a.engine.Explain(ftg, idle.Idle).Ready() || now+a.costs.Expected(ftg.Slot()) > deadline {
		return notReady
	}
	first := idle.Registration{Priority: mapi.PriorityLowest}
	a.engine.Change(at, ftg, first, mapi.ChangePriority)
	calls := int32(notReady)
	if next, _ := a.engine.Next(at, idle.Idle); next == ftg {
		a.ticks.begin("flush", now, deadline)
		ended, _ := a.dispatch(app, at, now, idle.Idle)
		a.ticks.end()
		at, calls = applications.clocks.At(ended), flushed
	}
	if s, ok := a.engine.Routine(ftg); ok && s.Priority == first.Priority {
		a.engine.Change(at, ftg, r.Registration, mapi.ChangePriority)
	}
	return calls
}

// dispatch posts the next routine's message, delivers it and calls the routine.
// It returns when the call was over.
func (a *application) dispatch(app int32, at idle.Instant, now float64, l idle.Lull) (ended float64, ok bool) {
	e := a.engine
	if _, ok := e.Post(at, l); !ok {
		return now, false
	}
	c, ok := e.Deliver(at, eventLoop)
	if !ok {
		return now, false
	}
	life := a.lives
	how := idle.False
	slot := int32(c.Tag.Slot())
	if ended = call(app, slot); ended < 0 {
		ended = -ended
		how = idle.Outcome(outcome())
	}
	if life == a.lives { // or the slot may be another's by now
		a.costs.Learn(int(slot), ended-now)
	}
	a.ticks.called(c.Tag, now, ended, how)
	if e.Return(applications.clocks.At(ended), how) {
		gone(app, slot)
	}
	return ended, true
}
