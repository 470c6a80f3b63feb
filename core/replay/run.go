package replay

import (
	"slices"

	"mapi-playground/core/idle"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
	"mapi-playground/core/view"
	"mapi-playground/core/world"
)

// How many steps lie between two marks at the least: this many, and one for so many
// routines, so that making them takes little of the time. How many steps before a mark
// had nothing to do with sessions. How many marks there are at the most, and how many
// steps before a place that somebody has gone back to there is one more.
const (
	every    = 256
	routines = 16
	calm     = 32
	most     = 16
	near     = 32
)

// Run is the run of a scenario, and a place in it. It must be used by one
// goroutine at a time.
type Run struct {
	scenario *scenario.Scenario
	world    *world.World
	events   trace.Log
	ends     []int // of each event: the last of those that happened with it
	at       int
	until    scenario.Time // in a fork, when it left: what had happened by then was on the way to an input that it does not have
	marks    []*world.Mark // of this world, by step
	near     *world.Mark   // of this world: who steps back does so again; nil if there is none
	spare    []*world.Mark // memory for marks of this world
}

// New returns the run of a scenario from beginning to end, and stands at its
// beginning. A run that never comes to rest ends after world.MaxSteps steps.
func New(s *scenario.Scenario) *Run {
	r := &Run{scenario: s}
	r.restart()
	r.Extend()
	r.Go(0)
	return r
}

func (r *Run) restart() {
	r.world = world.New(r.scenario)
	r.world.Until(r.until)
	r.marks, r.near, r.spare = nil, nil, nil
}

// Extend runs the scenario on to its end, from the end of the trace as it is, and
// leaves the run there.
func (r *Run) Extend() {
	r.settle(r.Len())
	r.world.Observe(r.events.Add)
	for r.step() {
		for len(r.ends) < r.Len() {
			r.ends = append(r.ends, r.Len())
		}
	}
	r.world.Observe(nil)
	r.at = r.Len()
}

// step makes one step, and a mark if it is time for one.
func (r *Run) step() bool {
	if !r.world.Step() {
		return false
	}
	steps := r.world.Steps()
	last := 0
	if n := len(r.marks); n > 0 {
		last = r.marks[n-1].Step
	}
	if steps >= last+max(every, r.world.Routines()/routines) && r.world.Calm() >= calm {
		r.thin()
		r.marks = append(r.marks, r.mark())
	}
	return true
}

// thin makes room for a mark: the farther back, the fewer there are.
func (r *Run) thin() {
	if len(r.marks) < most {
		return
	}
	kept := r.marks[:0]
	for i, m := range r.marks {
		if i < most/2 && i%2 == 0 {
			r.spare = append(r.spare, m)
		} else {
			kept = append(kept, m)
		}
	}
	clear(r.marks[len(kept):])
	r.marks = kept
}

// mark marks the place, in memory that is there if there is any.
func (r *Run) mark() *world.Mark {
	var memory *world.Mark
	if n := len(r.spare); n > 0 {
		memory, r.spare = r.spare[n-1], r.spare[:n-1]
	}
	return r.world.Mark(memory)
}

// Scenario is the scenario as it is now.
func (r *Run) Scenario() *scenario.Scenario { return r.scenario }

// Len is how many steps the run has.
func (r *Run) Len() int { return r.events.Len() }

// At is the step at which the run stands; 0 is before the first.
func (r *Run) At() int { return r.at }

// Events is the trace.
func (r *Run) Events() []trace.Event { return r.events.All() }

// Event is what happened at a step, from 1.
func (r *Run) Event(step int) trace.Event { return r.events.At(step - 1) }

// Go goes to a step, or as near as there is one.
func (r *Run) Go(step int) {
	r.at = min(max(step, 0), r.Len())
	r.settle(r.end(r.at))
}

// end is the last of the events that happened together with this one.
func (r *Run) end(step int) int {
	if step == 0 {
		return 0
	}
	return r.ends[step-1]
}

// settle brings the world to where it has made this many steps.
func (r *Run) settle(steps int) {
	if r.world == nil || !r.jump(steps) {
		r.restart()
	}
	far := steps-r.world.Steps() > 2*near
	for r.world.Steps() < steps && r.step() {
		if far && r.world.Steps() >= steps-near && r.world.Calm() >= calm {
			far = false
			r.approach()
		}
	}
}

// approach makes a mark of the place at which the run is soon to stand.
func (r *Run) approach() {
	if r.near != nil {
		r.spare = append(r.spare, r.near)
	}
	r.near = r.mark()
}

// jump goes to the nearest mark before the step, if that is any shorter, and says
// whether the step lies ahead now.
func (r *Run) jump(steps int) bool {
	if r.near != nil && r.near.Step <= steps && r.near.Step+2*near > steps && r.world.Steps() > steps && r.world.GoBack(r.near) {
		return true
	}
	for _, m := range slices.Backward(r.marks) {
		if m.Step > steps {
			continue
		}
		if r.world.Steps() <= steps && r.world.Steps() >= m.Step {
			return true
		}
		if r.world.GoBack(m) {
			return true
		}
	}
	return r.world.Steps() <= steps
}

// Snapshot is the world where the run stands, with this many routines of each
// application at the most: the one that its latest event is about, and those nearest
// to a call.
func (r *Run) Snapshot(routines int) *view.Snapshot {
	var latest *trace.Event
	if r.at > 0 {
		e := r.Event(r.at)
		latest = &e
	}
	s := r.here().Snapshot(routines, latest)
	s.Step = r.at
	return s
}

// Why says why a scheduler chose as it did at a step, if it did: at a step with
// the key idle.posted, with this many of the other routines at the most. The run
// stays where it stands.
func (r *Run) Why(step, most int) (view.Choice, bool) {
	if step < 1 || step > r.Len() || r.Event(step).Key != trace.IdlePosted {
		return view.Choice{}, false
	}
	first := step
	for first > 1 && r.ends[first-2] == r.ends[step-1] {
		first--
	}
	defer r.Go(r.at)
	r.settle(first - 1)
	r.world.Ask(most)
	defer r.world.Forget()
	r.step()
	return r.world.Why()
}

// Add has something happen where the run stands: what the scenario had in store
// from here on is dropped, and the run goes on from here to its end. It stays
// where it is. The input's time is set; what is to happen must be complete, as
// scenario.Check says.
func (r *Run) Add(in scenario.Input) {
	at := r.at
	r.cut(r.Added(in))
	r.Extend()
	r.Go(at)
}

// Added is what the scenario becomes by [Run.Add]. Nothing is run.
func (r *Run) Added(in scenario.Input) *scenario.Scenario {
	w := r.here()
	now, _ := w.Now()
	in.At, in.After = now, w.Steps()
	s := *r.scenario
	s.Inputs = append(slices.Clone(s.Inputs[:w.Inputs()]), in)
	return &s
}

// Happen has something happen at its time, behind all that has happened so far: what
// the host of a live run reports. The run then stands at its end.
func (r *Run) Happen(in scenario.Input) {
	r.Go(r.Len())
	now, _ := r.world.Now()
	if in.At <= now {
		in.At, in.After = now, r.world.Steps()
	}
	s := *r.scenario
	s.Inputs = append(s.Inputs, in)
	r.scenario = &s
	r.world.Follow(r.scenario)
	r.Extend()
}

// Standing is what a live host needs to know to drive the run on from its place.
func (r *Run) Standing() world.Standing { return r.here().Standing() }

// Engine is the idle engine of an application where the run stands.
func (r *Run) Engine(app string) *idle.Engine { return r.here().Engine(app) }

// Remaining is how many inputs of the scenario are still to come where the run
// stands.
func (r *Run) Remaining() int { return len(r.scenario.Inputs) - r.here().Inputs() }

// fork is a run that is the same up to the place where this one stands, with none
// of the inputs that are to come. It takes the world with it, which stands there
// already; this run makes itself another one when it is looked at again.
func (r *Run) fork() *Run {
	s := *r.scenario
	s.Inputs = slices.Clone(s.Inputs[:r.here().Inputs()])
	now, _ := r.world.Now()
	f := &Run{scenario: r.scenario, until: max(r.until, now), world: r.world, events: r.events, ends: r.ends, marks: r.marks}
	r.world, r.marks, r.near, r.spare = nil, nil, nil, nil
	f.world.Until(f.until)
	f.cut(&s)
	f.Extend()
	f.Go(r.at)
	return f
}

// here is the world where the run stands.
func (r *Run) here() *world.World {
	if r.world == nil {
		r.restart()
		r.settle(r.end(r.at))
	}
	return r.world
}

// cut drops what comes after the place where the run stands.
func (r *Run) cut(s *scenario.Scenario) {
	steps := r.here().Steps()
	r.scenario = s
	r.world.Follow(s)
	r.events = r.events.First(steps)
	r.ends = slices.Clip(r.ends[:steps])
	past := func(m *world.Mark) bool { return m.Step > steps }
	r.marks = slices.DeleteFunc(r.marks, past)
	if r.near != nil && past(r.near) {
		r.near = nil
	}
}
