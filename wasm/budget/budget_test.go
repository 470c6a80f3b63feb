package budget_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/wasm/budget"
)

func TestCosts(t *testing.T) {
	for _, row := range []struct {
		name  string
		calls []float64
		want  float64
	}{
		{"never called", nil, 0},
		{"once", []float64{3}, 3},
		{"dearer at once", []float64{1, 1, 9}, 9},
		{"cheaper by and by", []float64{8, 4}, 7},
		{"cheap again after a dear call", []float64{100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0.32},
		{"below the clock's resolution", []float64{0, 0, 0}, 0},
	} {
		var c budget.Costs
		for _, cost := range row.calls {
			c.Learn(7, cost)
		}
		if got := c.Expected(7); math.Abs(got-row.want) > 0.01 {
			t.Errorf("%s: %v, want %v", row.name, got, row.want)
		}
	}
}

// Costs are kept apart, and forgotten with their routine.
func TestSlots(t *testing.T) {
	var c budget.Costs
	c.Learn(1, 5)
	c.Learn(30, 2)
	if c.Expected(1) != 5 || c.Expected(30) != 2 || c.Expected(29) != 0 || c.Expected(31) != 0 {
		t.Errorf("%v, %v, %v, %v", c.Expected(1), c.Expected(30), c.Expected(29), c.Expected(31))
	}
	c.Forget(1)
	c.Forget(99)
	if c.Expected(1) != 0 || c.Expected(30) != 2 {
		t.Errorf("after forgetting: %v, %v", c.Expected(1), c.Expected(30))
	}
}

// Nothing is expected of routines that come after all have gone.
func TestForgetAll(t *testing.T) {
	var c budget.Costs
	next := tags(40)
	learn(&c, next, 0.001)
	c.LearnStretch(next[:4], 40)
	c.ForgetAll()
	for _, tag := range next {
		if got := c.Expected(tag.Slot()); got != 0 {
			t.Errorf("%v is expected to cost %v", tag, got)
		}
	}
	if got := c.Stretch(next, 50); got != 1 {
		t.Errorf("a stretch of %d routines that nobody knows", got)
	}
}

// Fit is never wrong on the side that would break a deadline.
func TestFit(t *testing.T) {
	var c budget.Costs
	if !c.Fit(0.1) {
		t.Error("nothing is known, and yet it does not fit")
	}
	for slot := range 50 {
		c.Learn(slot, float64(slot%7))
		for s := range slot + 1 {
			if e := c.Expected(s); c.Fit(e - 0.5) {
				t.Fatalf("a routine that costs %v fits in %v", e, e-0.5)
			}
		}
	}
	if !c.Fit(6) {
		t.Error("all cost 6 at the most, and yet they do not fit in 6")
	}
}

// tags are the tags of the first slots.
func tags(n int) []idle.FTG {
	all := make([]idle.FTG, n)
	for i := range all {
		all[i] = idle.FTG(1<<24 | i + 1)
	}
	return all
}

// learn has each routine be known to cost so much.
func learn(c *budget.Costs, tags []idle.FTG, cost float64) {
	for _, tag := range tags {
		c.Learn(tag.Slot(), cost)
	}
}

func TestStretch(t *testing.T) {
	for _, row := range []struct {
		name    string
		before  func(c *budget.Costs, next []idle.FTG)
		remains float64
		want    int
	}{
		{"nobody is known", func(*budget.Costs, []idle.FTG) {}, 50, 1},
		{"all are known to be short", func(c *budget.Costs, next []idle.FTG) { learn(c, next, 0.001) }, 50, 16},
		{"little remains", func(c *budget.Costs, next []idle.FTG) { learn(c, next, 0.001) }, 0.05, 6},
		{"nothing remains", func(c *budget.Costs, next []idle.FTG) { learn(c, next, 0.001) }, 0, 0},
		{"all are long", func(c *budget.Costs, next []idle.FTG) { learn(c, next, 0.02) }, 50, 0},
		{"the fifth is long", func(c *budget.Costs, next []idle.FTG) { learn(c, next, 0); c.Learn(5, 3) }, 50, 4},
		{"the fifth was forgotten, and unknown ones are trusted", func(c *budget.Costs, next []idle.FTG) { learn(c, next, 0); c.Forget(5) }, 50, 16},
		{"one unknown one was short", func(c *budget.Costs, next []idle.FTG) { c.Learn(99, 0) }, 50, 2},
		{"two were, and more", func(c *budget.Costs, next []idle.FTG) { c.Learn(99, 0); c.LearnStretch(next[8:10], 0) }, 50, 4},
		{"but one was not", func(c *budget.Costs, next []idle.FTG) { c.Learn(98, 0); c.Learn(99, 0); c.Learn(97, 1) }, 50, 1},
		{"unknown ones may cost what a short one may", func(c *budget.Costs, next []idle.FTG) { c.Learn(96, 0); c.Learn(98, 0); c.Learn(99, 0) }, 0.17, 2},
		{"a stretch took too long", func(c *budget.Costs, next []idle.FTG) { learn(c, next, 0); c.LearnStretch(next[2:6], 40) }, 50, 2},
		{"who was in it was measured", func(c *budget.Costs, next []idle.FTG) {
			learn(c, next, 0)
			c.LearnStretch(next[2:6], 40)
			learn(c, next[2:6], 0)
		}, 50, 16},
		{"it may have been one step of a coarse clock", func(c *budget.Costs, next []idle.FTG) { learn(c, next, 0); c.LearnStretch(next[2:6], 1) }, 50, 2},
		{"it was one", func(c *budget.Costs, next []idle.FTG) {
			learn(c, next, 0)
			c.LearnStretch(next, 1)
			c.LearnStretch(next, 0)
			c.LearnStretch(next, 0)
		}, 50, 16},
	} {
		var c budget.Costs
		next := tags(budget.Most)
		row.before(&c, next)
		if got := c.Stretch(next, row.remains); got != row.want {
			t.Errorf("%s: a stretch of %d, want %d", row.name, got, row.want)
		}
	}
}

// Whoever was in a stretch that took too long is expected to take all of that, until it is
// measured by itself; and that counts in full, whichever way.
func TestSuspects(t *testing.T) {
	var c budget.Costs
	next := tags(4)
	learn(&c, next, 0)
	c.LearnStretch(next, 1000)
	for _, tag := range next {
		if got := c.Expected(tag.Slot()); got != 1000 {
			t.Errorf("%v is expected to cost %v", tag, got)
		}
	}
	c.Learn(1, 0.5)
	c.Learn(2, 1000)
	if c.Expected(1) != 0.5 || c.Expected(2) != 1000 {
		t.Errorf("measured: %v, %v", c.Expected(1), c.Expected(2))
	}
}

// However many are called ahead, what is expected of them is a small part of what remains.
func TestStretchKeepsTheDeadline(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var c budget.Costs
	next := tags(budget.Most)
	for range 100_000 {
		remains := random.Float64() * 2
		n := c.Stretch(next, remains)
		sum := 0.0
		for _, tag := range next[:n] {
			sum += c.Expected(tag.Slot())
		}
		if n > 1 && sum > remains/8+1e-6 {
			t.Fatalf("%d routines that cost %v in %v", n, sum, remains)
		}
		if n < 2 {
			c.Learn(next[0].Slot(), random.Float64()*random.Float64()*0.02)
		} else {
			c.LearnStretch(next[:n], random.ExpFloat64()*0.05)
		}
		random.Shuffle(len(next), func(i, j int) { next[i], next[j] = next[j], next[i] })
	}
}

// Learning allocates nothing once a slot is known.
func TestNoAllocation(t *testing.T) {
	var c budget.Costs
	next := tags(budget.Most)
	learn(&c, next, 0)
	if n := testing.AllocsPerRun(1000, func() { c.LearnStretch(next[:c.Stretch(next, 50)], 0.1); c.Learn(1, 0) }); n != 0 {
		t.Errorf("%v allocations a stretch", n)
	}
}
