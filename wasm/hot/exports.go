//go:build js && wasm

package hot

//lint:file-ignore U1000 the page calls what is exported here

import (
	"mapi-playground/core/idle"
	"mapi-playground/wasm/border"
)

// idle_configure sets what an application wants to have otherwise: what becomes
// of a routine that fails, whether what happens is recorded, and whether each call is
// measured by itself, as it has to be for a recording.
//
//go:wasmexport idle_configure
func idleConfigure(app int32, now, date float64, failure, record, apart int32) {
	defer border.End()
	a, at := at(app, now, date)
	policy := a.Engine.Policy()
	policy.Failure = idle.Failure(failure)
	a.Engine.SetPolicy(at, policy)
	a.record(record != 0)
	a.apart = record != 0 || apart != 0
}

//go:wasmexport idle_init
func idleInit(app int32, now, date, reserved float64) int32 {
	defer border.End()
	a, at := at(app, now, date)
	word := uint32(1)
	if reserved == 0 {
		word = 0
	}
	result, _ := a.Engine.Init(at, eventLoop, word)
	return result
}

// idle_deinit says how often MAPIDeInitIdle has still to be called.
//
//go:wasmexport idle_deinit
func idleDeinit(app int32, now, date float64) int32 {
	defer border.End()
	a, at := at(app, now, date)
	a.Engine.Deinit(at)
	if a.Engine.References() == 0 {
		a.lives++
		a.costs.ForgetAll()
	}
	return int32(a.Engine.References())
}

//go:wasmexport idle_register
func idleRegister(app int32, now, date float64, fn int32, priority, csec, options float64) float64 {
	defer border.End()
	a, at := at(app, now, date)
	r, err := idle.NewRegistration(idle.Func(fn), 0, priority, csec, options)
	if err != nil {
		a.Engine.Reject(at, 0, idle.ErrNumber)
		return 0
	}
	tag, _ := a.Engine.Register(at, r)
	return float64(tag)
}

// idle_change says 1 if the change was made.
//
//go:wasmexport idle_change
func idleChange(app int32, now, date, tag float64, fn int32, priority, csec, options, changes float64) int32 {
	defer border.End()
	a, at := at(app, now, date)
	r, bits, err := idle.NewChange(idle.Func(fn), 0, priority, csec, options, changes)
	if err != nil {
		a.Engine.Reject(at, idle.NewTag(tag), idle.ErrNumber)
		return 0
	}
	if a.Engine.Change(at, idle.NewTag(tag), r, bits) != nil {
		return 0
	}
	return 1
}

//go:wasmexport idle_enable
func idleEnable(app int32, now, date, tag float64, enable int32) {
	defer border.End()
	a, at := at(app, now, date)
	a.Engine.Enable(at, idle.NewTag(tag), enable != 0)
}

// idle_deregister says 1 if the routine is gone already.
//
//go:wasmexport idle_deregister
func idleDeregister(app int32, now, date, tag float64) int32 {
	defer border.End()
	a, at := at(app, now, date)
	ftg := idle.NewTag(tag)
	if removed, _ := a.Engine.Deregister(at, ftg); removed {
		a.costs.Forget(ftg.Slot())
		return 1
	}
	return 0
}

//go:wasmexport idle_user_action
func idleUserAction(app int32, now, date float64) {
	defer border.End()
	a, at := at(app, now, date)
	a.Engine.UserAction(at)
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
	defer border.End()
	a, at := at(app, now, date)
	a.Engine.Advance(at)
	if _, ok := a.Engine.Next(idle.Lull{}); ok {
		return messageDue
	}
	span, ok := a.Engine.NextDue()
	switch {
	case !ok:
		return nothingDue
	case span == 0:
		return 0
	}
	// A hundredth has to be over, not begun.
	return float64(a.Engine.Now().Active+span)*10 - now + 0.1
}
