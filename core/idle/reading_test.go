package idle_test

import (
	"testing"

	"mapi-playground/core/idle"
)

// GI-01, GI-02, GI-04, GI-09, GI-10, GI-21, GI-25, GI-26: each reading has a name,
// the zero policy is the recommended one, and what is set is what is read.
func TestReadingsByName(t *testing.T) {
	seen := make(map[idle.Policy]bool)
	for _, point := range idle.Points() {
		if got := (idle.Policy{}).Reading(point.Name); got != point.Readings[0] {
			t.Errorf("%s: the zero policy reads %q, want %q", point.Name, got, point.Readings[0])
		}
		for _, reading := range point.Readings {
			var p idle.Policy
			if err := p.Set(point.Name, reading); err != nil {
				t.Errorf("%s, %s: %v", point.Name, reading, err)
			}
			if got := p.Reading(point.Name); got != reading {
				t.Errorf("%s: set %q, read %q", point.Name, reading, got)
			}
			seen[p] = true
		}
	}
	if want := 1 + 1 + 1 + 1 + 2 + 1 + 1 + 1 + 2 + 1; len(seen) != want {
		t.Errorf("%d different policies, want %d", len(seen), want)
	}
	var p idle.Policy
	if p.Set("order", "upside down") == nil || p.Set("colour", "overview") == nil || p != (idle.Policy{}) {
		t.Error("a reading that is none was taken")
	}
	if p.Reading("colour") != "" {
		t.Error("a point that is none has a reading")
	}
}
