// Package budget remembers how long idle routines take, so that none is started
// that would not be over before the deadline, and so that the clock is read no more
// often than the deadline needs.
//
// Reading the clock costs more than calling a routine that does next to nothing. So
// routines that are known to be short are called in stretches with one reading at the
// end, whose cost is spread over them. One that is long, or that nobody knows, is measured
// by itself. Where one unknown routine after the other turns out to be short, the next
// ones are taken for short as well, twice as many at a time, until one is not.
//
// If a stretch takes longer than it can have, nobody knows which routine it was: each of
// them is measured by itself the next time, and not called before if there would not be
// time for the whole of what was lost.
package budget

import "mapi-playground/core/idle"

// All times are milliseconds.
const (
	// Most is how many routines a stretch has at the most. With more, a routine that is
	// suddenly long would have more of them called behind it, past the deadline.
	Most = 16
	// short is what a routine may cost to be called in a stretch.
	short = 0.01
	// share is the part of the time that remains which a stretch may take.
	share = 1.0 / 8
	// coarsest is the largest step that a clock is taken to move by.
	coarsest = 1
)

// Costs is what a call of each routine is expected to cost, by the slot of its tag.
// The zero value knows of none. What is not known costs nothing: a first call is always
// tried.
type Costs struct {
	routines []routine
	most     float64 // no routine is expected to cost more
	step     float64 // by which the clock moves, as far as is known
	trusted  int     // so many unknown routines may be in one stretch
}

type routine struct {
	cost  float32
	state state
}

type state uint8

const (
	unknown state = iota
	known
	suspect // it was in a stretch that took too long
)

// Expected is what the next call of a routine will cost.
func (c *Costs) Expected(slot int) float64 {
	if slot < len(c.routines) {
		return float64(c.routines[slot].cost)
	}
	return 0
}

// Fit reports whether whichever routine is next will be over in time, so that there is
// no need to ask which one it is.
func (c *Costs) Fit(remains float64) bool { return c.most <= remains }

// Stretch says how many of the routines that would be called next, one after the other,
// are called in a stretch. One or none means that the next is measured by itself.
func (c *Costs) Stretch(next []idle.FTG, remains float64) int {
	left, unknowns := float32(remains*share), max(c.trusted, 1)
	for i, tag := range next {
		expected := float32(short)
		r := routine{}
		if slot := tag.Slot(); slot < len(c.routines) {
			r = c.routines[slot]
		}
		switch r.state {
		case unknown:
			if unknowns--; unknowns < 0 {
				return i
			}
		case suspect:
			return i
		default:
			expected = r.cost
		}
		if left -= expected; left < 0 || expected > short {
			return i
		}
	}
	return len(next)
}

// Learn takes note of what a call cost that was measured by itself. A dearer one counts
// in full at once: the deadline matters more than a tick used to the end. A cheaper one
// counts for a quarter.
func (c *Costs) Learn(slot int, cost float64) {
	c.sees(cost)
	r := c.at(slot)
	if now := float32(cost); now >= r.cost || r.state == suspect {
		r.cost = now
	} else {
		r.cost += (now - r.cost) / 4
	}
	if r.state == unknown {
		c.trust(cost <= short)
	}
	r.state = known
	c.most = max(c.most, float64(r.cost))
}

// LearnStretch takes note of what the calls of a stretch cost together.
func (c *Costs) LearnStretch(called []idle.FTG, cost float64) {
	c.sees(cost)
	// So long can a stretch of short ones take, with a clock that moves in steps.
	if cost > short*float64(len(called))+c.step {
		for _, tag := range called {
			*c.at(tag.Slot()) = routine{float32(cost), suspect}
		}
		c.most = max(c.most, cost)
		c.trust(false)
		return
	}
	each := float32(cost / float64(len(called)))
	unknowns := false
	for _, tag := range called {
		r := c.at(tag.Slot())
		unknowns = unknowns || r.state == unknown
		r.cost += (each - r.cost) / 4
		r.state = known
	}
	c.most = max(c.most, float64(each))
	if unknowns {
		c.trust(true)
	}
}

// ForgetAll forgets all routines: none of them is there any more.
func (c *Costs) ForgetAll() { clear(c.routines) }

// Forget forgets the routine of a slot that another one may take.
func (c *Costs) Forget(slot int) {
	if slot < len(c.routines) {
		c.routines[slot] = routine{}
	}
}

func (c *Costs) at(slot int) *routine {
	if slot >= len(c.routines) {
		c.routines = append(c.routines, make([]routine, slot+1-len(c.routines))...)
	}
	return &c.routines[slot]
}

// sees learns by which steps the clock moves: the least difference of two readings.
func (c *Costs) sees(difference float64) {
	if c.step == 0 {
		c.step = coarsest
	}
	if difference > 0 && difference < c.step {
		c.step = difference
	}
}

// trust grows while unknown routines turn out to be short.
func (c *Costs) trust(short bool) {
	if !short {
		c.trusted = 1
		return
	}
	c.trusted = min(max(2*c.trusted, 2), Most)
}
