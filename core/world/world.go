package world

import (
	"slices"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// MaxSteps is how many steps a run has at most: one that never comes to rest is
// stopped there, and its trace says so.
const MaxSteps = 200_000

// World is everything in a scenario as it stands after some of its steps. It must
// be used by one goroutine at a time.
type World struct {
	scenario *scenario.Scenario
	observe  func(*trace.Event) // see [World.Observe]

	now     scenario.Time // on the clock that goes on while the computer sleeps
	asleep  scenario.Time // how much of it the computer slept
	input   int           // inputs begun so far
	steps   int
	touched int // at which step something last happened on the session side
	moves   int // without a step, to stop a run that does nothing for ever

	apps     []*application
	byName   map[string]*application
	turn     int // the application whose idle engine is asked first
	idleEnd  scenario.Time
	idling   bool
	tick     *tick // the recorded idle tick, if this is one
	busyEnd  scenario.Time
	busy     bool
	running  *running
	acted    bool           // the user has done something
	hurt     disabling      // the latest
	live     bool           // time passes with the inputs alone
	doing    scenario.Input // the latest that was begun, by a routine or from outside
	spooling scenario.Time  // when the spooler has its next turn, while it is idle

	profiles  *profile.Memory
	admin     *profile.Admin
	mailboxes map[string]string
	unmade    []error             // profiles that could not be made, to be told
	scripts   map[string]*script  // of providers, by DLL
	entries   map[mapi.UID]*entry // of services' entry functions
	objects   map[int]*script     // of provider objects

	sessionMoves int // counts what happened from here on down: see [Mark]
	subsystem    *session.Subsystem
	calls        []*call // under way, in the order in which they were made
	sessions     map[string]*session.Session
	opened       map[string]*session.Object
	connections  map[string]session.Connection

	asked *Question // see [World.Why]
	ended bool
}

// disabling is a service that was disabled in a session on a profile.
type disabling struct{ profile, service string }

// application is a client application of the scenario.
type application struct {
	scenario.Application
	client  *session.Client
	engine  *idle.Engine
	threads []string
	init    string // the thread that called MAPIInitIdle
	busyEnd scenario.Time
	busy    bool
	live    bool // its routines are called in recorded ticks and turns alone
	roster  roster
	naming  plan      // of the one being registered
	events  []event   // of the user's, not handled yet
	mail    []message // to its other threads
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
	w := &World{
		scenario:    s,
		byName:      make(map[string]*application),
		profiles:    new(profile.Memory),
		mailboxes:   make(map[string]string),
		scripts:     make(map[string]*script),
		entries:     make(map[mapi.UID]*entry),
		objects:     make(map[int]*script),
		sessions:    make(map[string]*session.Session),
		opened:      make(map[string]*session.Object),
		connections: make(map[string]session.Connection),
	}
	w.admin = profile.NewAdmin(profile.Config{Profiles: w.profiles})
	w.subsystem = session.New(session.Config{
		Profiles: w.profiles, Patience: s.Machine.Patience.Hundredths(), Limit: s.Machine.Limit, Fault: s.Machine.Step(),
		Policy: readingOf(s.Machine), Observer: w.serviceEvent, Stops: true,
	})
	w.build(s.Profiles)
	for i, one := range s.Applications {
		a := &application{Application: one, client: w.subsystem.Client(one.Name)}
		a.engine = idle.New(idle.Config{
			Capacity: one.Capacity, Policy: one.Policy(), Series: uint8(i % idle.SeriesCount),
			Observer: func(e idle.Event) { w.idleEvent(a, e) },
		})
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
func (w *World) Observe(o func(*trace.Event)) { w.observe = o }

// Steps is how many steps were made: the id of the latest event.
func (w *World) Steps() int { return w.steps }

// Now is what time it is: on the clock that goes on while the computer sleeps, and
// how much of that it slept.
func (w *World) Now() (now, asleep scenario.Time) { return w.now, w.asleep }

// Inputs is how many inputs of the scenario have begun.
func (w *World) Inputs() int { return w.input }

// Step goes on until at least one more event has happened. Without one the
// scenario is over; more can be added to its inputs, and the world goes on.
func (w *World) Step() bool {
	before := w.steps
	for w.move() {
		if w.steps > before {
			return true
		}
	}
	return w.steps > before
}

// maxMoves is how many moves in a row may go by without an event.
const maxMoves = 100_000

// move makes the smallest thing happen that can, and says whether there was one.
func (w *World) move() bool {
	if w.ended {
		return false
	}
	if w.steps >= MaxSteps-1 || w.moves >= maxMoves {
		w.emit(trace.Event{Key: trace.HostStopped, Count: MaxSteps})
		w.ended = true
		return true
	}
	w.moves++
	return w.tellUnmade() || w.run() || w.progress() || w.deliverMessage() || w.notify() || w.spool() ||
		w.begin() || w.endSpan() || w.pump() || w.wake()
}

// emit makes an event happen.
func (w *World) emit(e trace.Event) {
	w.steps++
	w.moves = 0
	if w.observe != nil {
		w.tell(e)
	}
}

// tell is apart from emit because its event is the observer's to keep: memory that
// a run without an observer does without.
func (w *World) tell(e trace.Event) {
	e.ID, e.At, e.Asleep, e.Input = w.steps, w.now, w.asleep, w.input
	if e.Rule == "" {
		e.Rule = e.Key.Rule()
	}
	w.observe(&e)
}

// begin begins the next input if its time has come.
func (w *World) begin() bool {
	return w.dueInput() && w.tick.over() && w.scenario.Inputs[w.input].After <= w.steps && w.beginInput()
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

// do does what an input says, for the application it names.
func (w *World) do(in scenario.Input) {
	if !idleSide[in.Do] {
		w.touch()
	}
	w.doing = in
	verbs[in.Do](w, w.byName[in.App], in)
}

// Verbs lists what worlds can do: the verbs of scenarios.
func Verbs() []string {
	var names []string
	for name := range verbs {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (w *World) instant() idle.Instant {
	return idle.Instant{Active: (w.now - w.asleep).Hundredths(), Real: w.now.Hundredths()}
}
