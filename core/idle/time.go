package idle

import (
	"math"

	"mapi-playground/core/mapi"
)

// Time is a moment or a span in hundredths of a second, the unit of csecIdle
// (I-17).
type Time = mapi.Time

// never lies before every moment a host can name, yet far enough from the edge
// that a csecIdle can be added to it.
const never Time = math.MinInt64 / 2

// Instant is one moment as two clocks show it.
type Instant struct {
	Active Time // stands still while the computer sleeps (I-28)
	Real   Time // goes on while the computer sleeps (I-29)
}

// At returns the instant at which both clocks show t: that of a host whose
// computer has not slept yet.
func At(t Time) Instant { return Instant{Active: t, Real: t} }

// Awake returns the instant d later, the computer having been awake.
func (i Instant) Awake(d Time) Instant { return Instant{i.Active + d, i.Real + d} }

// Asleep returns the instant d later, the computer having slept.
func (i Instant) Asleep(d Time) Instant { return Instant{i.Active, i.Real + d} }

func (i Instant) latest(j Instant) Instant {
	return Instant{max(i.Active, j.Active), max(i.Real, j.Real)}
}

// clock names the one of the two clocks by which a routine is timed.
type clock uint8

const (
	active clock = iota
	realClock
	clocks
)

func (i Instant) on(c clock) Time {
	if c == realClock {
		return i.Real
	}
	return i.Active
}
