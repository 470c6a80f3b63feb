package spec

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/trace"
)

// In falls back to English, and what it hands out says which language it is in.
func TestIn(t *testing.T) {
	one := id("I", "46")
	for _, c := range []struct{ asked, want, text string }{
		{"en", "en", "Win32 schedules threads"},
		{"pt-BR", "pt-BR", "O Win32 agenda threads"},
		{"de", "en", "Win32 schedules threads"},
		{"", "en", "Win32 schedules threads"},
	} {
		rule, ok := In(c.asked).Lookup(one)
		if !ok || rule.Language != c.want || !strings.HasPrefix(rule.Text, c.text) {
			t.Errorf("in %q: %v, %q, %q", c.asked, ok, rule.Language, rule.Text)
		}
	}
	if got, want := Languages(), trace.Languages(); !slices.Equal(got, want) {
		t.Errorf("the rules are in %q, a trace is told in %q", got, want)
	}
}

// What a translation of a rule must leave as it is: code, the rules that it refers to, and names of
// flags, results, nodes and arrows.
var kept = regexp.MustCompile("`[^`]*`|" + citation.String() + `|\b[A-Z][A-Za-z]*_[A-Z_]+\b|\b[NMVE]\d+\b`)

// word is what a text needs to be in a language at all.
var word = regexp.MustCompile(`[a-z]{2}`)

// shape is what is left of a text when its words are taken out.
func shape(text string) []string {
	found := kept.FindAllString(text, -1)
	slices.Sort(found) // Portuguese may put them in another order
	for _, mark := range []string{"\n", "|", "**", "[", "⇒", "→"} {
		found = append(found, mark+strings.Repeat("+", strings.Count(text, mark)))
	}
	return found
}

// A translation has the rules of the English pages, all of them, in their order and of their shape,
// and nothing that was left in English.
func TestTranslationsAgree(t *testing.T) {
	english := Rules()
	for _, language := range Languages()[1:] {
		translated := In(language).Rules()
		if len(translated) != len(english) {
			t.Errorf("%s has %d rules, English %d", language, len(translated), len(english))
		}
		for i, rule := range translated[:min(len(translated), len(english))] {
			was := english[i]
			if rule.ID != was.ID {
				t.Fatalf("%s: rule %d is %s, in English %s", language, i, rule.ID, was.ID)
			}
			for _, c := range []struct{ what, is, was string }{
				{"title", rule.Title, was.Title},
				{"section", rule.Section, was.Section},
				{"text", rule.Text, was.Text},
				{"test", rule.Test, was.Test},
			} {
				if (c.is == "") != (c.was == "") {
					t.Errorf("%s, %s: the %s is %q, in English %q", language, rule.ID, c.what, c.is, c.was)
				}
				if got, want := shape(c.is), shape(c.was); !slices.Equal(got, want) {
					t.Errorf("%s, %s: the %s has\n%q, in English\n%q", language, rule.ID, c.what, got, want)
				}
				if c.is == c.was && word.MatchString(kept.ReplaceAllString(c.is, "")) {
					t.Errorf("%s, %s: the %s is left in English: %s", language, rule.ID, c.what, c.is)
				}
			}
		}
	}
}

// What stands between the rules is translated, too: both pages have the same lines.
func TestTranslatedPagesHaveTheSameLines(t *testing.T) {
	for _, language := range Languages()[1:] {
		for _, name := range []string{"idle", "sessions"} {
			page, _ := Page(name)
			translated, _ := Page(language + "/" + name)
			was, is := strings.Split(page, "\n"), strings.Split(translated, "\n")
			if len(was) != len(is) {
				t.Fatalf("%s, %s has %d lines, in English %d", language, name, len(is), len(was))
			}
			for i := range is {
				if begin(is[i]) != begin(was[i]) {
					t.Errorf("%s, %s: line %d is %q, in English %q", language, name, i+1, is[i], was[i])
				}
			}
		}
	}
}

// begin is the mark that a line of a page begins with.
func begin(line string) string {
	for _, mark := range []string{"###", "##", "#", "---", "- ", "|-", "|", "**", "  ", " ·"} {
		if strings.HasPrefix(line, mark) {
			return mark
		}
	}
	return ""
}
