//go:build js && wasm

package hot

//lint:file-ignore U1000 the page calls what is exported here

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/wasm/border"
)

// stuck is how many routines a tick calls at the most while the clock does not move: a
// clock that stands still never comes to the deadline.
const stuck = 1 << 14

// idle_tick is one idle tick of the browser: the scheduler posts, the event loop
// delivers, one routine after the other, as long as the next one is expected to
// be over before the deadline, in milliseconds of performance.now(). The first
// is called whatever it costs: otherwise a routine that costs more than any tick
// gives would never be called. It returns how many it called.
//
//go:wasmexport idle_tick
func idleTick(app int32, now, date, deadline float64) int32 {
	defer border.End()
	a, at := at(app, now, date)
	a.Recorder.begin("idle", now, deadline)
	calls, moved := 0, 0
	for now < deadline && calls-moved < stuck {
		ended, some := a.dispatchStretch(at, now, deadline)
		if some == 0 {
			if calls > 0 && !a.fits(at, deadline-now) {
				break
			}
			var ok bool
			if ended, ok = a.dispatch(at, now, idle.Idle); !ok {
				break
			}
			some = 1
		}
		calls += some
		if ended > now {
			now, at, moved = ended, reading.At(ended), calls
		}
	}
	a.Recorder.end()
	return int32(calls)
}

// fits reports whether the next routine is expected to be over in time. If it is not,
// no other is taken in its stead: priority goes before use (I-38).
func (a *App) fits(at idle.Instant, remains float64) bool {
	if a.costs.Fit(remains) {
		return true
	}
	a.Engine.Advance(at)
	tag, ok := a.Engine.Next(idle.Idle)
	return ok && a.costs.Expected(tag.Slot()) <= remains
}

// idle_turn is one turn of the message loop, which need not be idle: it calls a
// routine of positive priority, if one is ready (I-31, GI-13). One a turn, so
// that the browser sees to its own messages between two (GI-26).
//
//go:wasmexport idle_turn
func idleTurn(app int32, now, date float64) int32 {
	defer border.End()
	a, at := at(app, now, date)
	a.Recorder.begin("message", now, now)
	_, ok := a.dispatch(at, now, idle.Lull{})
	a.Recorder.end()
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
	defer border.End()
	a, at := at(app, now, date)
	ftg := idle.NewTag(tag)
	r, ok := a.Engine.Routine(ftg)
	if !ok {
		return unknownTo
	}
	if !a.Engine.Explain(ftg, idle.Idle).Ready() || now+a.costs.Expected(ftg.Slot()) > deadline {
		return notReady
	}
	first := idle.Registration{Priority: mapi.PriorityLowest}
	a.Engine.Change(at, ftg, first, mapi.ChangePriority)
	calls := int32(notReady)
	if next, _ := a.Engine.Next(idle.Idle); next == ftg {
		a.Recorder.begin("flush", now, deadline)
		ended, _ := a.dispatch(at, now, idle.Idle)
		a.Recorder.end()
		at, calls = reading.At(ended), flushed
	}
	if s, ok := a.Engine.Routine(ftg); ok && s.Priority == first.Priority {
		a.Engine.Change(at, ftg, r.Registration, mapi.ChangePriority)
	}
	return calls
}
