package world

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
)

// tick is an idle tick of a live run, or a turn of a message loop: the calls that were
// made in it.
type tick struct {
	app   *application // whose it is, if not everybody's
	calls []scenario.RoutineCall
	made  int
	turn  bool // the computer need not be idle
}

// over reports whether all calls of a tick have been made. There need not be a tick.
func (t *tick) over() bool { return t == nil || t.made == len(t.calls) }

func (w *World) idleInput(a *application, in scenario.Input) {
	key := trace.HostIdle
	w.idleEnd, w.idling = w.now+in.Span("for"), true
	w.tick = nil
	if in.True("recorded") {
		w.tick = &tick{app: a, calls: in.Calls}
		key = trace.HostTick
	}
	w.spooling = w.now
	if a != nil {
		w.emit(trace.Event{Key: trace.HostAppTick, App: a.Name, For: in.Span("for")})
		return
	}
	w.emit(trace.Event{Key: key, For: in.Span("for")})
}

func (w *World) liveInput(a *application, _ scenario.Input) {
	a.live, w.live = true, true
	w.emit(trace.Event{Key: trace.HostLive, App: a.Name})
}

// turnInput is a turn of an application's message loop, in which routines that need no
// idle time are called (I-31).
func (w *World) turnInput(a *application, in scenario.Input) {
	if w.idling && w.tick != nil {
		w.endIdle()
	}
	w.tick = &tick{app: a, calls: in.Calls, turn: true}
}

func (w *World) busyInput(a *application, in scenario.Input) {
	end := w.now + in.Span("for")
	if a != nil {
		a.busyEnd, a.busy = end, true
		w.emit(trace.Event{Key: trace.HostAppBusy, App: a.Name, For: in.Span("for")})
		return
	}
	w.busyEnd, w.busy = end, true
	w.emit(trace.Event{Key: trace.HostBusy, For: in.Span("for")})
}

// sleepInput has the computer sleep: one clock goes on, the other does not, and
// whatever was to happen meanwhile happens afterwards.
func (w *World) sleepInput(_ *application, in scenario.Input) {
	w.emit(trace.Event{Key: trace.HostSleep, For: in.Span("for")})
	w.now += in.Span("for")
	w.asleep += in.Span("for")
	// Spans are of the time in which the computer is awake.
	w.idleEnd += in.Span("for")
	w.busyEnd += in.Span("for")
	for _, a := range w.apps {
		a.busyEnd += in.Span("for")
	}
	w.emit(trace.Event{Key: trace.HostResume})
	w.system.Advance(w.moment()) // patience runs while the computer sleeps
}

func (w *World) userInput(a *application, in scenario.Input) {
	what := in.Text("what")
	if what == "" {
		what = "a key"
	}
	w.system.UserAction(w.moment(), a.Application, what)
	a.events = append(a.events, event{what: what})
}

// isIdle reports whether the platform is idle.
func (w *World) isIdle() bool { return w.idling && !w.busy }

// isIdleFor reports whether it is idle as far as that application can tell.
func (w *World) isIdleFor(a *application) bool {
	return w.isIdle() && (w.tick == nil || w.tick.app == nil || w.tick.app == a)
}

// idleFor reports whether it is idle as far as that application, or nil, can tell.
func (w *World) idleFor(a *system.Application) bool {
	if a == nil {
		return w.isIdle()
	}
	return w.isIdleFor(w.byName[a.Name])
}

// endSpan ends what has lasted its time.
func (w *World) endSpan() bool {
	switch {
	case w.busy && w.now >= w.busyEnd:
		w.busy = false
		w.spooling = w.now
		w.emit(trace.Event{Key: trace.HostFree})
		return true
	case w.tick != nil && w.tick.turn && w.tick.over():
		w.tick = nil
		return true
	case w.idling && w.idleOver():
		w.endIdle()
		return true
	}
	for _, a := range w.apps {
		if a.busy && w.now >= a.busyEnd {
			a.busy = false
			w.emit(trace.Event{Key: trace.HostAppFree, App: a.Name})
			return true
		}
	}
	return false
}

func (w *World) endIdle() {
	for _, a := range w.apps {
		a.Advance(w.moment())
	}
	w.idling, w.tick = false, nil
	w.system.Turn(w.moment(), false)
	w.emit(trace.Event{Key: trace.HostIdleEnds})
}

func (w *World) idleOver() bool {
	if w.tick != nil {
		return w.tick.over()
	}
	return w.now >= w.idleEnd
}

// wake lets time pass until something is to happen.
func (w *World) wake() bool {
	if w.dueInput() {
		return w.beginInput() // the step that it was to follow will not come before
	}
	next := scenario.Time(-1)
	at := func(t scenario.Time) {
		if t > w.now && (next < 0 || t < next) {
			next = t
		}
	}
	if w.input < len(w.scenario.Inputs) {
		at(w.scenario.Inputs[w.input].At)
	}
	at(w.until)
	if w.idling && w.tick == nil {
		at(w.idleEnd)
		if w.isIdle() && w.transports() {
			at(w.spooling)
		}
	}
	if w.busy {
		at(w.busyEnd)
	}
	for _, a := range w.apps {
		if a.busy {
			at(a.busyEnd)
		}
	}
	if due, ok := w.system.NextDue(); ok {
		at(due)
	}
	if w.live && w.input == len(w.scenario.Inputs) {
		return false // it is the host that knows what time it is
	}
	if next < 0 {
		return false // timers of idle routines alone are no reason to wait: the computer will not become idle
	}
	for _, a := range w.apps {
		if span, ok := w.due(a); ok {
			// A hundredth has to be over, not begun.
			active := scenario.Time(a.Engine.Now().Active+span) * scenario.Hundredth
			at(w.now + active - (w.now - w.asleep))
		}
	}
	w.now = next
	w.system.Advance(w.moment())
	for _, a := range w.apps {
		a.Advance(w.moment())
	}
	return true
}

// due is the span until a routine of the application may become ready.
func (w *World) due(a *application) (mapi.Time, bool) {
	span, ok := a.Engine.NextDue()
	if !ok || span > 0 {
		return span, ok
	}
	// Some are ready and may not run now: what of the others?
	span, ok = a.Engine.NextTimer()
	return span, ok && span > 0
}
