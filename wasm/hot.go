//go:build js && wasm

package main

//lint:file-ignore U1000 the page calls what is exported here

import "mapi-playground/core/idle"

// applications is what the exported functions work on: an export has no
// receiver. There is one in an instance of the program.
var applications *program

// The thread that calls MAPIInitIdle is the page's event loop.
const eventLoop idle.Thread = 1

// at turns milliseconds of performance.now() into an instant.
func at(ms float64) idle.Instant { return idle.At(idle.Time(ms / 10)) }

func engine(app int32) *idle.Engine { return applications.apps[app].engine }

// call runs the routine of a slot and says how that ended; an exception must not
// unwind through Go, so mapi.js catches it.
//
//go:wasmimport mapi call
func call(app, slot int32) int32

// clock is performance.now().
//
//go:wasmimport mapi now
func clock() float64

// gone lets mapi.js forget the routine of a slot.
//
//go:wasmimport mapi gone
func gone(app, slot int32)

//go:wasmexport idle_init
func idleInit(app int32, now, reserved float64) int32 {
	word := uint32(1)
	if reserved == 0 {
		word = 0
	}
	result, _ := engine(app).Init(at(now), eventLoop, word)
	return result
}

//go:wasmexport idle_deinit
func idleDeinit(app int32, now float64) int32 {
	e := engine(app)
	e.Deinit(at(now))
	return int32(e.References())
}

//go:wasmexport idle_register
func idleRegister(app int32, now float64, fn int32, priority, csec, options float64) float64 {
	e := engine(app)
	r, err := idle.NewRegistration(idle.Func(fn), 0, priority, csec, options)
	if err != nil {
		e.Reject(at(now), 0, idle.ErrNumber)
		return 0
	}
	tag, _ := e.Register(at(now), r)
	return float64(tag)
}

// idle_change says 1 if the change was made.
//
//go:wasmexport idle_change
func idleChange(app int32, now, tag float64, fn int32, priority, csec, options, changes float64) int32 {
	e := engine(app)
	r, bits, err := idle.NewChange(idle.Func(fn), 0, priority, csec, options, changes)
	if err != nil {
		e.Reject(at(now), idle.NewTag(tag), idle.ErrNumber)
		return 0
	}
	if e.Change(at(now), idle.NewTag(tag), r, bits) != nil {
		return 0
	}
	return 1
}

//go:wasmexport idle_enable
func idleEnable(app int32, now, tag float64, enable int32) {
	engine(app).Enable(at(now), idle.NewTag(tag), enable != 0)
}

// idle_deregister says 1 if the routine is gone already.
//
//go:wasmexport idle_deregister
func idleDeregister(app int32, now, tag float64) int32 {
	if removed, _ := engine(app).Deregister(at(now), idle.NewTag(tag)); removed {
		return 1
	}
	return 0
}

//go:wasmexport idle_user_action
func idleUserAction(app int32, now float64) { engine(app).UserAction(at(now)) }

// idle_due says in how many milliseconds the application wants an idle tick,
// zero being now; below zero, not at all.
//
//go:wasmexport idle_due
func idleDue(app int32, now float64) float64 {
	e := engine(app)
	e.Advance(at(now))
	span, ok := e.NextDue()
	if !ok {
		return -1
	}
	if span == 0 {
		return 0
	}
	// A hundredth has to be over, not begun.
	return float64(e.Now().Active+span)*10 - now + 0.1
}

// idle_tick is one idle tick of the browser: the scheduler posts, the event
// loop delivers, one routine after the other until the deadline, in
// milliseconds of performance.now(), is reached. It returns how many it called.
//
//go:wasmexport idle_tick
func idleTick(app int32, now, deadline float64) int32 {
	a := applications.apps[app]
	e := a.engine
	calls := int32(0)
	a.ticks.begin(now, deadline)
	for now < deadline {
		if _, ok := e.Post(at(now), idle.Idle); !ok && !e.Undelivered() {
			break
		}
		c, ok := e.Deliver(at(now), eventLoop)
		if !ok {
			break
		}
		outcome := idle.Outcome(call(app, int32(c.Tag.Slot())))
		calls++
		began := now
		now = clock()
		a.ticks.called(c.Tag, began, now, outcome)
		if e.Return(at(now), outcome) {
			gone(app, int32(c.Tag.Slot()))
		}
	}
	a.ticks.end()
	return calls
}
