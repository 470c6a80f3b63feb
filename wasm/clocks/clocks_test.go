package clocks_test

import (
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/wasm/clocks"
)

// I-28, I-29: what Date.now() has gained on performance.now() is sleep if it is
// more than a correction of the clock could be.
func TestSleep(t *testing.T) {
	type reading struct{ now, date float64 }
	const day = 24 * 3600e3
	for _, row := range []struct {
		name     string
		readings []reading
		slept    idle.Time // hundredths of a second
	}{
		{"nothing read", nil, 0},
		{"the first reading", []reading{{100, 5e12}}, 0},
		{"awake", []reading{{0, 1e12}, {1000, 1e12 + 1000}, {60e3, 1e12 + 60e3}}, 0},
		{"asleep ten minutes", []reading{{0, 1e12}, {60e3, 1e12 + 60e3}, {60e3 + 5, 1e12 + 660e3}}, 60000},
		{"asleep twice", []reading{{0, 0}, {10, 10010}, {20, 40020}}, 4000},
		{"a leap of two seconds", []reading{{0, 0}, {0, 2000}}, 0},
		{"a leap of a little more", []reading{{0, 0}, {0, 2010}}, 201},
		{"small drifts do not add up", []reading{{0, 0}, {1000, 2900}, {2000, 5800}, {3000, 8700}, {4000, 11600}}, 0},
		{"set back an hour", []reading{{0, 4e6}, {1000, 4e6 - 3600e3}, {2000, 4e6 - 3599e3}}, 0},
		{"set back, then asleep", []reading{{0, 4e6}, {1000, 1e6}, {2000, 1e6 + 31e3}}, 3000},
		{"a clock slewed for a day", []reading{{0, 0}, {day, day * 1.0005}}, 0},
		{"asleep for half of a day", []reading{{0, 0}, {day / 2, day}}, day / 20},
		{"performance.now() goes on in sleep", []reading{{0, 0}, {660e3, 660e3}}, 0},
		{"resolution of both clocks", []reading{{0.1, 0}, {0.2, 1}, {16.7, 16}, {16.8, 18}}, 0},
	} {
		var c clocks.Clocks
		at := c.At(0)
		for _, r := range row.readings {
			at = c.Read(r.now, r.date)
		}
		if slept := at.Real - at.Active; slept != row.slept {
			t.Errorf("%s: %d hundredths asleep, want %d", row.name, slept, row.slept)
		}
		if n := len(row.readings); n > 0 && at.Active != idle.Time(row.readings[n-1].now/10) {
			t.Errorf("%s: %+v", row.name, at)
		}
	}
}

// Between readings both clocks go on together.
func TestAt(t *testing.T) {
	var c clocks.Clocks
	c.Read(1000, 0)
	c.Read(1000, 10e3)
	if got, want := c.At(1500), (idle.Instant{Active: 150, Real: 1150}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
