package system

import "mapi-playground/core/trace"

// Tell has the host tell an event of its own, which happens now: that the computer
// is idle, say.
func (sys *System) Tell(now Moment, e trace.Event) {
	sys.now = now
	sys.emit(e)
}

// Events is how many events were told so far: the id of the latest.
func (sys *System) Events() int { return sys.events }

// emit makes an event happen.
func (sys *System) emit(e trace.Event) {
	sys.events++
	if sys.observer != nil {
		sys.tell(e)
	}
}

// tell is apart from emit because its event is the observer's to keep: memory that
// a run without an observer does without.
func (sys *System) tell(e trace.Event) {
	e.ID, e.At, e.Asleep = sys.events, sys.now.At, sys.now.Asleep
	if e.Rule == "" {
		e.Rule = e.Key.Rule()
	}
	sys.observer(&e)
}

// touch notes that something happened on the session side.
func (sys *System) touch() {
	sys.sessionMoves++
	sys.touched = sys.events
}

// Calm is how many events ago something last happened on the session side. A mark
// made while that is going on would be of no use soon.
func (sys *System) Calm() int { return sys.events - sys.touched }
