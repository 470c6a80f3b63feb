package budget_test

import (
	"math"
	"testing"

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
