package spec

import "testing"

// id puts an id together from its parts. Naming a rule in a test file counts as testing it, and the
// tests of this package test the reading of the pages, not the rules.
func id(family Family, number string) ID { return ID(string(family) + "-" + number) }

func TestFamily(t *testing.T) {
	for _, c := range []struct {
		id   ID
		want Family
	}{
		{id("I", "24"), IdleRule},
		{id("S", "118"), SessionRule},
		{id("GI", "01a"), IdleReading},
		{id("GS", "05"), SessionReading},
		{id("VI", "03"), IdleVector},
		{id("VS", "18"), SessionVector},
		{"", ""},
		{"I", ""},
		{"I-", ""},
		{id("I", "1"), ""},
		{id("I", "1234"), ""},
		{id("I", "x12"), ""},
		{id("I", "12ab"), ""},
		{id("I", "12 "), ""},
		{id("i", "12"), ""},
		{id("X", "12"), ""},
	} {
		if got := c.id.Family(); got != c.want {
			t.Errorf("Family of %q = %q, want %q", c.id, got, c.want)
		}
	}
}
