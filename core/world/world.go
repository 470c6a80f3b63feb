package world

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
)

// MaxSteps is how many steps a run has at most: one that never comes to rest is
// stopped there, and its trace says so.
const MaxSteps = 200_000

// World is everything in a scenario as it stands after some of its steps. It must
// be used by one goroutine at a time.
type World struct {
	scenario *scenario.Scenario
	until    scenario.Time // see [World.Until]
	system   *system.System
	scripted *system.Scripted
	observe  func(*trace.Event) // see [World.Observe]

	now    scenario.Time // on the clock that goes on while the computer sleeps
	asleep scenario.Time // how much of it the computer slept
	input  int           // inputs begun so far
	moves  int           // without a step, to stop a run that does nothing for ever

	apps     []*application
	byName   map[string]*application
	turn     int // the application whose idle engine is asked first
	idleEnd  scenario.Time
	idling   bool
	tick     *tick // the recorded idle tick, if this is one
	busyEnd  scenario.Time
	busy     bool
	running  *running
	live     bool          // time passes with the inputs alone
	spooling scenario.Time // when the spooler has its next turn, while it is idle
	unmade   []error       // profiles that could not be made, to be told
	ended    bool
}

// application is a client application of the scenario.
type application struct {
	*system.Application
	busyEnd scenario.Time
	busy    bool
	live    bool      // its routines are called in recorded ticks and turns alone
	events  []event   // of the user's, not handled yet
	mail    []message // to its other threads
}

// of is the application, or nil, as the system has it.
func (a *application) of() *system.Application {
	if a == nil {
		return nil
	}
	return a.Application
}

// event is something the user did, on its way through the message queue.
type event struct {
	what    string
	ahead   int // how many routines of positive priority go first (I-31)
	counted bool
}

type message struct{ thread, text string }

// New returns the world of a scenario before its first step.
func New(s *scenario.Scenario) *World {
	w := &World{scenario: s, byName: make(map[string]*application)}
	profiles := new(profile.Memory)
	w.scripted = system.NewScripted(profiles)
	w.system = system.New(system.Config{
		Profiles: profiles, Answerer: w.scripted, Idle: w.idleFor,
		Patience: s.Machine.Patience.Hundredths(), Limit: s.Machine.Limit, Fault: s.Machine.Step(), Policy: readingOf(s.Machine),
	})
	for _, p := range s.Profiles {
		if p.Later {
			continue
		}
		if err := w.scripted.Profile(p); err != nil {
			w.unmade = append(w.unmade, err)
		}
	}
	for i, one := range s.Applications {
		engine := idle.New(idle.Config{Capacity: one.Capacity, Policy: one.Policy(), Series: uint8(i % idle.SeriesCount)})
		a := &application{Application: w.system.Add(one.Name, engine)}
		engine.Observe(a.Told)
		w.apps = append(w.apps, a)
		w.byName[one.Name] = a
	}
	return w
}

func readingOf(m scenario.Machine) session.Policy {
	if m.Unconfigured == "skips" {
		return session.Policy{Unconfigured: session.UnconfiguredSkips}
	}
	return session.Policy{}
}

// Observe has every event told to the observer, as it happens. The event is the
// observer's to keep.
func (w *World) Observe(o func(*trace.Event)) {
	w.observe = o
	if o == nil {
		w.system.Observe(nil)
		return
	}
	w.system.Observe(func(e *trace.Event) {
		e.Input = w.input
		o(e)
	})
}

// Steps is how many steps were made: the id of the latest event.
func (w *World) Steps() int { return w.system.Events() }

// Now is what time it is: on the clock that goes on while the computer sleeps, and
// how much of that it slept.
func (w *World) Now() (now, asleep scenario.Time) { return w.now, w.asleep }

// Inputs is how many inputs of the scenario have begun.
func (w *World) Inputs() int { return w.input }

// Step goes on until at least one more event has happened. Without one the
// scenario is over; more can be added to its inputs, and the world goes on.
func (w *World) Step() bool {
	before := w.Steps()
	for w.move() {
		if w.Steps() > before {
			w.moves = 0
			return true
		}
	}
	return w.Steps() > before
}

// maxMoves is how many moves in a row may go by without an event.
const maxMoves = 100_000

// move makes the smallest thing happen that can, and reports whether there was one.
func (w *World) move() bool {
	if w.ended {
		return false
	}
	if w.Steps() >= MaxSteps-1 || w.moves >= maxMoves {
		w.emit(trace.Event{Key: trace.HostStopped, Count: MaxSteps})
		w.ended = true
		return true
	}
	w.moves++
	return w.tellUnmade() || w.run() || w.system.Progress(w.moment()) || w.deliverMessage() || w.notify() || w.spool() ||
		w.begin() || w.endSpan() || w.pump() || w.wake()
}

// emit makes an event of the host's happen.
func (w *World) emit(e trace.Event) { w.system.Tell(w.moment(), e) }

// begin begins the next input if its time has come.
func (w *World) begin() bool {
	return w.dueInput() && w.tick.over() && w.scenario.Inputs[w.input].After <= w.Steps() && w.beginInput()
}

func (w *World) dueInput() bool {
	return w.input < len(w.scenario.Inputs) && w.scenario.Inputs[w.input].At <= w.now
}

func (w *World) beginInput() bool {
	in := w.scenario.Inputs[w.input]
	w.input++
	w.do(in)
	return true
}

// tellUnmade tells at the first steps which profiles could not be made: in New
// there is nobody to tell.
func (w *World) tellUnmade() bool {
	if len(w.unmade) == 0 {
		return false
	}
	err := w.unmade[0]
	w.unmade = w.unmade[1:]
	w.system.Fail(w.moment(), nil, "CreateProfile", err)
	return true
}

// notify delivers a notification, if there is one.
func (w *World) notify() bool { return w.system.Dispatch(w.moment()) != nil }

// spool makes the spooler's calls, and gives it its turns while the computer is idle,
// one each second (I-74, I-79).
func (w *World) spool() bool {
	if w.system.Spool(w.moment()) {
		return true
	}
	if !w.isIdle() || w.now < w.spooling || w.now >= w.idleEnd || !w.transports() {
		return false
	}
	w.spooling = w.now + scenario.Second
	w.system.Turn(w.moment(), true)
	return true
}

// transports reports whether there is any transport.
func (w *World) transports() bool { return len(w.system.Subsystem().Spooler().Transports()) > 0 }

func (w *World) moment() system.Moment { return system.Moment{At: w.now, Asleep: w.asleep} }
