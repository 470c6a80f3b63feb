package idle_test

import (
	"fmt"
	"reflect"
	"testing"

	"mapi-playground/core/idle"
)

// GI-01, GI-25, GI-26, GI-10, GI-02, GI-09, GI-04, I-49, GI-21: each field of a
// policy is called what its reading is called, and a number that is none shows.
func TestReadingsHaveNames(t *testing.T) {
	for i, point := range idle.Points() {
		var p idle.Policy
		field := reflect.ValueOf(&p).Elem().Field(i)
		for number, name := range point.Readings {
			field.SetUint(uint64(number))
			if got := fmt.Sprint(field.Interface()); got != name || p.Reading(point.Name) != name {
				t.Errorf("%s: %s: %q", point.Rule, name, got)
			}
		}
		field.SetUint(200)
		if got, want := fmt.Sprint(field.Interface()), point.Name+"(200)"; got != want {
			t.Errorf("%s: a number that is none: %q", point.Rule, got)
		}
	}
}

// I-49: what a routine's call came to.
func TestOutcomesHaveNames(t *testing.T) {
	for want, o := range map[string]idle.Outcome{"FALSE": idle.False, "TRUE": idle.True, "failed": idle.Threw, "Outcome(9)": 9} {
		if o.String() != want {
			t.Errorf("I-49: %q, want %q", o, want)
		}
	}
}
