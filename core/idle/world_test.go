package idle_test

import (
	"fmt"
	"strings"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

const initThread idle.Thread = 1

// world is an engine with a host whose time is in the test's hands, and a log of
// what was called when.
type world struct {
	*idle.Engine
	t        testing.TB
	now      idle.Instant
	names    map[idle.FTG]string
	does     map[idle.FTG]func() // what a routine does when it is called
	log      []string            // "time name"
	events   []string            // what the engine told its observer
	refusals []idle.Refusal
}

func newWorld(t testing.TB, c idle.Config) *world {
	t.Helper()
	w := &world{t: t, names: make(map[idle.FTG]string), does: make(map[idle.FTG]func())}
	c.Observer = w.observe
	w.Engine = idle.New(c)
	if result, err := w.Init(w.now, initThread, 0); result != 0 || err != nil {
		t.Fatalf("MAPIInitIdle: %d, %v", result, err)
	}
	w.events = nil
	return w
}

func (w *world) observe(e idle.Event) {
	if e.Kind == idle.Refused {
		w.refusals = append(w.refusals, e.Err)
	}
	line := e.Kind.String()
	if name := w.names[e.Tag]; name != "" {
		line += " " + name
	}
	w.events = append(w.events, line)
}

// add registers a routine under a name.
func (w *world) add(name string, priority int16, time uint32, options mapi.IdleOptions) idle.FTG {
	w.t.Helper()
	tag, err := w.Register(w.now, idle.Registration{Func: 1, Priority: priority, Time: time, Options: options})
	if tag == 0 || err != nil {
		w.t.Fatalf("registering %s: %v, %v", name, tag, err)
	}
	w.names[tag] = name
	return tag
}

// turn is one turn of the message pump: at most one routine is posted and
// called. It returns its name.
func (w *world) turn(l idle.Lull) string {
	w.t.Helper()
	w.Post(w.now, l)
	return w.deliver()
}

func (w *world) deliver() string {
	w.t.Helper()
	call, ok := w.Deliver(w.now, initThread)
	if !ok {
		return ""
	}
	name := w.names[call.Tag]
	w.log = append(w.log, fmt.Sprint(w.now.Active, " ", name))
	if do := w.does[call.Tag]; do != nil {
		do()
	}
	w.Return(w.now, idle.False)
	return name
}

// pass lets time pass in the given lull, with one turn of the pump at each
// hundredth of a second, the present one included and the last excluded.
func (w *world) pass(d idle.Time, l idle.Lull) {
	w.t.Helper()
	for range d {
		w.turn(l)
		w.now = w.now.Awake(1)
	}
}

// idle lets idle time pass.
func (w *world) idle(d idle.Time) { w.t.Helper(); w.pass(d, idle.Idle) }

// calls returns what was called since the last time it was asked.
func (w *world) calls() string {
	s := strings.Join(w.log, ", ")
	w.log = nil
	return s
}

// order returns who is called in the next n turns, all at this instant.
func (w *world) order(n int, l idle.Lull) string {
	w.t.Helper()
	var names []string
	for range n {
		if name := w.turn(l); name != "" {
			names = append(names, name)
		}
	}
	w.log = nil
	return strings.Join(names, " ")
}

func (w *world) expect(what, got, want string) {
	w.t.Helper()
	if got != want {
		w.t.Errorf("%s:\n got %s\nwant %s", what, got, want)
	}
}

// refused returns the refusals since the last time it was asked.
func (w *world) refused() string {
	var s []string
	for _, r := range w.refusals {
		s = append(s, r.Error())
	}
	w.refusals = nil
	return strings.Join(s, "; ")
}

// told returns the events since the last time it was asked.
func (w *world) told() string {
	s := strings.Join(w.events, ", ")
	w.events = nil
	return s
}
