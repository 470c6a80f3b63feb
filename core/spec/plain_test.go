package spec

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What a note for oneself looks like, and a reader should not meet.
var note = regexp.MustCompile(`(?i)\brec\.|recomend|recommend|⇒|→|\bseed\b|\bknob\b|\bcf\.|\*\*|\||\b[GV]?[SI]-\d`)

// sentence ends one: what stands in code has no sentences.
var sentence = regexp.MustCompile(`[.?!](\s|$)`)

// Every rule that is not a vector says in at most two sentences, in every language, what it says, and
// names a public page (S-41, I-38, GS-02, GI-01 among them).
func TestPlain(t *testing.T) {
	for _, language := range Languages() {
		for i, rule := range In(language).Rules() {
			if strings.HasPrefix(string(rule.ID.Family()), "V") {
				continue
			}
			text := kept.ReplaceAllString(rule.Plain, "x")
			if n := len(sentence.FindAllString(text, -1)); n == 0 || n > 2 || !strings.HasSuffix(text, ".") {
				t.Errorf("%s, %s: %d sentences: %q", language, rule.ID, n, rule.Plain)
			}
			if found := note.FindString(rule.Plain); found != "" {
				t.Errorf("%s, %s reads like a note: %q in %q", language, rule.ID, found, rule.Plain)
			}
			english := Rules()[i]
			code := func(s string) []string {
				all := regexp.MustCompile("`[^`]*`").FindAllString(s, -1)
				slices.Sort(all)
				return all
			}
			if is, was := code(rule.Plain), code(english.Plain); !slices.Equal(is, was) {
				t.Errorf("%s, %s names %q, in English %q", language, rule.ID, is, was)
			}
			if at, err := url.Parse(rule.Source); err != nil || at.Scheme != "https" || at.Host != "learn.microsoft.com" || rule.Source == docs {
				t.Errorf("%s, %s: the source is %q", language, rule.ID, rule.Source)
			}
			if rule.Source != english.Source {
				t.Errorf("%s, %s: the source is %s, in English %s", language, rule.ID, rule.Source, english.Source)
			}
		}
	}
}

// The source is the page that a rule names, or that it shares with the one before, or that its heading
// names for all of its section, or the overview.
func TestSource(t *testing.T) {
	for rule, want := range map[ID]string{
		"S-41":  "mapilogonex", // named
		"S-49":  "mapilogonex", // by the heading
		"S-09":  "mapi-sessions",
		"I-24":  "ftgregisteridleroutine",
		"I-25":  "ftgregisteridleroutine", // the same pages
		"I-35":  "mapi-idle-engine",
		"GI-01": "mapi-idle-engine",
		"S-109": "verifying-service-provider-configuration",
	} {
		if got, _ := Lookup(rule); got.Source != docs+want {
			t.Errorf("%s rests on %s, want %s", rule, got.Source, want)
		}
	}
}
