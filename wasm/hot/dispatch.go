//go:build js && wasm

package hot

//lint:file-ignore U1000 the page calls what is exported here

import (
	"mapi-playground/core/idle"
	"mapi-playground/wasm/border"
)

// dispatch posts the next routine's message, delivers it and calls the routine.
// It returns when the call was over.
func (a *App) dispatch(at idle.Instant, now float64, l idle.Lull) (ended float64, ok bool) {
	e := a.Engine
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
	if ended = call(a.number, slot); ended < 0 {
		ended = -ended
		how = idle.Outcome(outcome())
	}
	if life == a.lives { // or the slot may be another's by now
		a.costs.Learn(int(slot), ended-now)
	}
	a.Recorder.called(c.Tag, now, ended, how)
	a.back(slot, ended, how)
	return ended, true
}

// back lets the routine of a slot return.
func (a *App) back(slot int32, ended float64, how idle.Outcome) {
	if a.Engine.Return(reading.At(ended), how) {
		a.costs.Forget(int(slot))
		gone(a.number, slot)
	}
}

// dispatchStretch calls as many routines as can be called with one reading of the
// clock at the end, and returns how many it called: none if the next one has to be
// measured by itself. Until one of them does not return FALSE or calls the API nothing
// can change whose turn it is, but for a timer; and a stretch ends before the next.
func (a *App) dispatchStretch(at idle.Instant, now, deadline float64) (ended float64, calls int) {
	if a.apart {
		return now, 0
	}
	e := a.Engine
	next := a.ahead[:e.Ahead(at, a.ahead[:])]
	if len(next) < 2 {
		return now, 0
	}
	if span, ok := e.NextTimer(); ok {
		deadline = min(deadline, float64(e.Now().Active+span)*10)
	}
	next = next[:a.costs.Stretch(next, deadline-now)]
	if len(next) < 2 {
		return now, 0
	}
	life := a.lives
	a.planned = len(next)
	if ended = stretch(a.number, &next[0], int32(len(next))); ended >= 0 {
		a.planned = 0
		e.Ran(len(next))
		a.costs.LearnStretch(next, ended-now)
		return ended, len(next)
	}
	ended = -ended
	how, calls := idle.Outcome(outcome()), int(called())
	a.overtake(calls - 1)
	if life == a.lives {
		a.costs.LearnStretch(next[:calls], ended-now)
	}
	a.back(int32(next[calls-1].Slot()), ended, how)
	return ended, calls
}

// overtake brings the engine to where the page is in a stretch: so many routines have
// returned, and the one behind them is being called. The others stay what they were,
// ready.
func (a *App) overtake(returned int) {
	if a.planned == 0 {
		return // it is there
	}
	a.planned = 0
	e := a.Engine
	at := e.Now()
	e.Ran(returned)
	e.Post(at, idle.Idle)
	e.Deliver(at, eventLoop)
}

// idle_overtake says how many routines of a stretch have returned. The page calls it
// when the next one calls an exported function, before that.
//
//go:wasmexport idle_overtake
func idleOvertake(app, returned int32) {
	defer border.End()
	apps[app].overtake(int(returned))
}
