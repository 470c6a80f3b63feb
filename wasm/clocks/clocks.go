// Package clocks makes the engine's instants out of the two clocks of a browser.
//
// performance.now() never goes back, and in some browsers it stands still while
// the computer sleeps. Date.now() goes on while the computer sleeps, and is set
// by people and by time servers. What Date.now() has gained on performance.now()
// between two readings was sleep if it is much (I-28 to I-30). Where
// performance.now() goes on during sleep, as on Windows, nothing tells sleep from
// time awake, and all of it counts as elapsed.
package clocks

import "mapi-playground/core/idle"

// Leap is by how much Date.now() has to gain on performance.now() to be taken
// for sleep, in milliseconds. Less is not told from a correction of the clock.
const Leap = 2000

// slew is how fast a time server moves a clock at the most, as a share of the
// time between two readings, with something to spare.
const slew = 0.001

// Clocks remembers the latest reading of both clocks. The zero value has none.
type Clocks struct {
	now    float64 // performance.now()
	behind float64 // how far performance.now() is behind Date.now()
	slept  float64 // all sleep found so far
	read   bool
}

// Read takes a reading of performance.now() and Date.now(), in milliseconds, and
// returns the instant.
func (c *Clocks) Read(now, date float64) idle.Instant {
	behind := date - now
	if gained := behind - c.behind; c.read && gained > Leap+slew*(now-c.now) {
		c.slept += gained
	}
	// A clock that was set back, or is off by a little, is taken as it is.
	c.now, c.behind, c.read = now, behind, true
	return c.At(now)
}

// Resume takes a reading without a look at the one before: the clocks are others now, and
// the computer has slept so much.
func (c *Clocks) Resume(now, date, slept float64) {
	*c = Clocks{now: now, behind: date - now, slept: slept, read: true}
}

// Slept adds sleep that the clocks do not show.
func (c *Clocks) Slept(ms float64) { c.slept += ms }

// At is the instant at a time of performance.now() at which the computer has not
// slept since the latest reading.
func (c *Clocks) At(now float64) idle.Instant {
	return idle.Instant{Active: idle.Time(now / 10), Real: idle.Time((now + c.slept) / 10)}
}
