// Package budget remembers how long idle routines take, so that none is started
// that would not be over before the deadline.
package budget

// Costs is what a call of each routine is expected to cost, in milliseconds, by
// the slot of its tag. The zero value knows of none. What is not known costs
// nothing: a first call is always tried.
type Costs struct {
	expected []float32
	most     float32 // no routine is expected to cost more
}

// Expected is what the next call will cost.
func (c *Costs) Expected(slot int) float64 {
	if slot < len(c.expected) {
		return float64(c.expected[slot])
	}
	return 0
}

// Fit says that whichever routine is next, its call will be over in time, so
// that there is no need to ask which one it is.
func (c *Costs) Fit(remains float64) bool { return float64(c.most) <= remains }

// Learn takes note of what a call cost. A dearer one counts in full at once: the
// deadline matters more than a tick used to the end. A cheaper one counts for a
// quarter.
func (c *Costs) Learn(slot int, cost float64) {
	for slot >= len(c.expected) {
		if cost == 0 {
			return
		}
		c.expected = append(c.expected, make([]float32, slot+1-len(c.expected))...)
	}
	e := &c.expected[slot]
	if now := float32(cost); now >= *e {
		*e = now
		c.most = max(c.most, now)
	} else {
		*e += (now - *e) / 4
	}
}

// Forget forgets the routine of a slot that another one takes.
func (c *Costs) Forget(slot int) {
	if slot < len(c.expected) {
		c.expected[slot] = 0
	}
}
