package system

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
)

// Moment is what time it is: the host says so with each call.
type Moment struct {
	At     scenario.Time // on the clock that goes on while the computer sleeps
	Asleep scenario.Time // how much of it the computer slept
}

// Hundredths is the moment as package session counts time.
func (m Moment) Hundredths() mapi.Time { return m.At.Hundredths() }

// Instant is the moment as idle engines have it: on both clocks (I-28).
func (m Moment) Instant() idle.Instant {
	return idle.Instant{Active: (m.At - m.Asleep).Hundredths(), Real: m.At.Hundredths()}
}

// Reach tells the system what time it is, and nothing else: what engines tell from
// now on happens now. It is for a host that calls engines by itself.
func (sys *System) Reach(now Moment) { sys.now = now }

// Advance tells the system what time it is: logons whose patience has ended give up
// waiting for the mutex (S-33).
func (sys *System) Advance(now Moment) {
	sys.now = now
	if due, ok := sys.subsystem.NextDue(); ok && due <= now.Hundredths() {
		sys.touch()
	}
	sys.subsystem.Advance(now.Hundredths())
}

// NextDue is the next moment, after the latest that the system was told, at which
// something of the session side happens by itself: patience ends, or a provider that
// takes its time answers.
func (sys *System) NextDue() (at scenario.Time, ok bool) {
	look := func(t scenario.Time) {
		if t > sys.now.At && (!ok || t < at) {
			at, ok = t, true
		}
	}
	for _, c := range sys.calls {
		look(c.due)
	}
	if due, some := sys.subsystem.NextDue(); some {
		look(scenario.Time(due) * scenario.Hundredth)
	}
	return at, ok
}
