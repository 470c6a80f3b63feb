package spec

import (
	"slices"
	"sync"
)

// Rule is one entry of idle.md or sessions.md. All its texts keep their Markdown.
type Rule struct {
	ID ID

	// Title is what the bold type carries beside the id: readings have one ("Timers across Change /
	// Enable"), most documented rules and all vectors have none.
	Title string

	// Section is the heading the rule stands under.
	Section string

	// Text is the rule itself, with its sources, over several lines where it has lists or tables,
	// but without the id, the title and the test.
	Text string

	// Test is what the page says a test should show. When it is empty the text is the assertion.
	Test string
}

// load parses the pages at the first question, so that a program that asks none pays nothing.
var load = sync.OnceValues(func() ([]Rule, map[ID]int) {
	rules := append(parse(idlePage), parse(sessionsPage)...)
	index := make(map[ID]int, len(rules))
	for i, r := range rules {
		index[r.ID] = i
	}
	return rules, index
})

// Rules returns every rule in the order of the pages, the idle engine first. The slice is the
// caller's own.
func Rules() []Rule {
	rules, _ := load()
	return slices.Clone(rules)
}

// Lookup returns the rule with that id.
func Lookup(id ID) (Rule, bool) {
	rules, index := load()
	i, ok := index[id]
	if !ok {
		return Rule{}, false
	}
	return rules[i], true
}
