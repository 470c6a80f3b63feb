package spec

import (
	"strings"
	"testing"
)

func TestPages(t *testing.T) {
	for _, name := range []string{"idle", "sessions", "glossary"} {
		if page, ok := Page(name); !ok || !strings.HasPrefix(page, "# ") {
			t.Errorf("page %q: ok %v, begins %.20q", name, ok, page)
		}
	}
	if _, ok := Page("nothing"); ok {
		t.Error("there is a page called nothing")
	}
}

// Every numbered family is complete, in order and without repeats, so no rule was lost in parsing.
func TestRulesAreComplete(t *testing.T) {
	last, count := map[Family]string{}, map[Family]int{}
	for _, r := range Rules() {
		family, number, _ := strings.Cut(string(r.ID), "-")
		if number <= last[Family(family)] && len(number) == len(last[Family(family)]) {
			t.Errorf("%s comes after number %s", r.ID, last[Family(family)])
		}
		last[Family(family)] = number
		count[Family(family)]++
		if r.Text == "" || r.Section == "" {
			t.Errorf("%s: text %.20q, section %q", r.ID, r.Text, r.Section)
		}
		if strings.Contains(r.Text, "*Test:*") {
			t.Errorf("%s: the test is still in the text", r.ID)
		}
		if reading := r.ID.Family() == IdleReading || r.ID.Family() == SessionReading; reading && r.Title == "" {
			t.Errorf("%s: a reading without a title", r.ID)
		}
	}
	for _, c := range []struct {
		family Family
		last   string
		count  int
	}{
		{IdleRule, "82", 82},
		{SessionRule, "169", 169},
		{IdleReading, "35", 36}, // one number is split in two
		{SessionReading, "42", 42},
		{IdleVector, "12", 12},
		{SessionVector, "18", 18},
	} {
		if last[c.family] != c.last || count[c.family] != c.count {
			t.Errorf("family %s: %d rules, the last is number %s, want %d and %s", c.family, count[c.family], last[c.family], c.count, c.last)
		}
	}
}

// The rules that are awkward to cut out of the pages.
func TestAwkwardRules(t *testing.T) {
	for _, c := range []struct {
		id            ID
		title         string
		begins, ends  string
		test          string
		lines         int
		sectionStarts string
		notInText     string
	}{
		{id: id("S", "01"), title: "Nodes", begins: "(id, caption verbatim", ends: "| rounded terminator | 280,664 |", lines: 19, sectionStarts: "1. "},
		{id: id("S", "02"), title: "Edges", begins: "(18; label", ends: "There is no loop anywhere.", sectionStarts: "1. ", lines: 15},
		{id: id("S", "03"), begins: "4 terminals", ends: "paths (1 through N3; 2 ways into N4 × [1 to N10 + 3 name sources × 3 outcomes after N11]).", test: "graph enumeration gives 21", lines: 1},
		{id: id("S", "109"), begins: "Second picture", ends: "(Captions as drawn; oddities: " + string(id("GS", "24")) + ".)", lines: 2, notInText: "\n "},
		{id: id("S", "118"), begins: "Documented causes", ends: "from MAPILogonEx (" + string(id("S", "32")) + ") |", lines: 9},
		{id: id("GI", "01"), title: `Which direction does "higher priority" run?`, begins: "The Idle Engine overview: negative", ends: "default = overview.", lines: 7},
		{id: id("GI", "25"), title: "Same-priority order", begins: "Docs: none promised.", ends: "must not rely on it.", lines: 1},
		{id: id("I", "80"), begins: "single-threaded — nothing to do", ends: "via its message loop", test: "executing thread = main thread", lines: 1, sectionStarts: "M. "},
		{id: id("I", "82"), begins: "apartment-threaded", ends: "own message loop", test: "forwarding routine pattern", lines: 1, notInText: "All three"},
		{id: id("VI", "12"), begins: "*(recommended)*", ends: "whenever selected.", lines: 1, sectionStarts: "Test vectors"},
	} {
		r, ok := Lookup(c.id)
		if !ok {
			t.Errorf("%s: not found", c.id)
			continue
		}
		if r.Title != c.title {
			t.Errorf("%s: title %q, want %q", c.id, r.Title, c.title)
		}
		if !strings.HasPrefix(r.Text, c.begins) || !strings.HasSuffix(strings.ToLower(r.Text), strings.ToLower(c.ends)) {
			t.Errorf("%s: text %q", c.id, r.Text)
		}
		if n := strings.Count(r.Text, "\n") + 1; n != c.lines {
			t.Errorf("%s: %d lines, want %d", c.id, n, c.lines)
		}
		if !strings.HasPrefix(r.Test, c.test) || (c.test == "") != (r.Test == "") {
			t.Errorf("%s: test %q, want %q", c.id, r.Test, c.test)
		}
		if !strings.HasPrefix(r.Section, c.sectionStarts) {
			t.Errorf("%s: section %q", c.id, r.Section)
		}
		if c.notInText != "" && strings.Contains(r.Text, c.notInText) {
			t.Errorf("%s: has %q in its text", c.id, c.notInText)
		}
	}
}

func TestRulesIsACopy(t *testing.T) {
	rules := Rules()
	want := rules[0]
	rules[0] = Rule{}
	if got := Rules()[0]; got != want {
		t.Errorf("a caller changed the rules: %v", got)
	}
	if _, ok := Lookup(id("I", "99")); ok {
		t.Error("found a rule that does not exist")
	}
}
