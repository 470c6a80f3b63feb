package world

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/scenario"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
)

// running is a routine that is being called.
type running struct {
	app     *application
	routine string
	call    scenario.RoutineCall
	did     int
}

const mainThread = "main"

func (w *World) postThreadMessage(a *application, in scenario.Input) {
	m := message{system.Thread(in), in.Text("message")}
	a.mail = append(a.mail, m)
	w.emit(trace.Event{Key: trace.ThreadPosted, App: a.Name, Thread: m.thread, Text: m.text})
}

// deliverMessage has the loop of a thread take up a message that is not the idle
// engine's.
func (w *World) deliverMessage() bool {
	for _, a := range w.apps {
		if len(a.mail) > 0 && !(a.busy && a.mail[0].thread == mainThread) {
			m := a.mail[0]
			a.mail = a.mail[1:]
			w.emit(trace.Event{Key: trace.ThreadHandled, App: a.Name, Thread: m.thread, Text: m.text})
			return true
		}
	}
	return false
}

// pump is one turn of the message loops: what the user did goes behind the
// routines of positive priority that are ready (I-31); in idle time the others
// have their turn (I-38).
func (w *World) pump() bool {
	for i := range w.apps {
		a := w.apps[(w.turn+i)%len(w.apps)]
		if w.turnLoop(a) {
			w.turn = (w.turn + i + 1) % len(w.apps)
			return true
		}
	}
	return false
}

func (w *World) turnLoop(a *application) bool {
	if w.tick != nil && w.tick.app != nil && w.tick.app != a {
		return false
	}
	if a.Engine.Undelivered() && !a.busy {
		return w.deliver(a)
	}
	if len(a.events) > 0 && !a.busy {
		return w.handle(a)
	}
	if w.tick.over() && (w.tick != nil || a.live) {
		return false
	}
	if a.busy && !w.isIdleFor(a) {
		return false
	}
	return a.Post(w.moment(), idle.Lull{Pump: true, Platform: w.isIdleFor(a)})
}

// handle handles what the user did, or posts a routine that goes ahead of it.
func (w *World) handle(a *application) bool {
	e := &a.events[0]
	if !e.counted {
		e.counted = true
		if a.live {
			return true // those that went ahead had turns of their own
		}
		a.Advance(w.moment())
		for r := range a.Engine.Routines() {
			if r.Priority > 0 && a.Engine.Explain(r.Tag, idle.Lull{}).Ready() {
				e.ahead++
			}
		}
	}
	if e.ahead > 0 {
		e.ahead--
		if a.Post(w.moment(), idle.Lull{}) {
			return true
		}
	}
	w.emit(trace.Event{Key: trace.UserHandled, App: a.Name, Text: e.what})
	a.events = a.events[1:]
	return true
}

func (w *World) deliver(a *application) bool {
	c, ok := a.Deliver(w.moment())
	if !ok {
		return false
	}
	p, called := a.Plan(c.Tag)
	w.running = &running{app: a, routine: p.Name, call: w.script(a, p, called-1)}
	return true
}

// script is how a call of a routine goes that was called so often before.
func (w *World) script(a *application, p *system.Plan, called int) scenario.RoutineCall {
	var c scenario.RoutineCall
	switch {
	case w.tick != nil && w.tick.made < len(w.tick.calls):
		c = w.tick.calls[w.tick.made]
		w.tick.made++
	case called < len(p.Calls):
		c = p.Calls[called]
	case len(p.Calls) > 0:
		c = p.Calls[len(p.Calls)-1]
	}
	if c.Cost == 0 {
		c.Cost = p.Cost
	}
	if c.Cost == 0 && w.tick == nil {
		c.Cost = scenario.Millisecond
	}
	return c
}

// run goes on with the routine that is being called.
func (w *World) run() bool {
	r := w.running
	if r == nil {
		return false
	}
	if r.did < len(r.call.Does) {
		in := r.call.Does[r.did]
		r.did++
		in.App = r.app.Name
		w.do(in)
		return true
	}
	idling := w.isIdle()
	w.now += r.call.Cost
	outcome := idle.False
	switch r.call.Returns {
	case "TRUE":
		outcome = idle.True
	case "throws":
		outcome = idle.Threw
	}
	r.app.Return(w.moment(), outcome)
	w.running = nil
	w.system.Advance(w.moment())
	if idling && w.tick == nil && w.now > w.idleEnd {
		w.emit(trace.Event{Key: trace.HostOverrun, App: r.app.Name, Routine: r.routine, For: w.now - w.idleEnd})
	}
	return true
}
