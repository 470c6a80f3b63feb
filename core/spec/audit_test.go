package spec

import (
	"fmt"
	"slices"
)

// account is what is known about the coverage of the rules.
type account struct {
	rules   []ID
	cited   map[ID]string // where each cited id was first seen
	advice  []ID
	pending []ID
	atMost  int // the ceiling that pending.txt gives itself
}

// audit returns what is wrong with the account, one complaint each.
func (a account) audit() []string {
	var complaints []string
	complain := func(format string, args ...any) {
		complaints = append(complaints, fmt.Sprintf(format, args...))
	}
	for _, id := range a.rules {
		_, cited := a.cited[id]
		advice, pending := slices.Contains(a.advice, id), slices.Contains(a.pending, id)
		switch {
		case advice && pending:
			complain("%s is in advice.txt and in pending.txt", id)
		case cited && pending:
			complain("%s is cited in %s: remove it from pending.txt", id, a.cited[id])
		case !cited && !advice && !pending:
			complain("%s is cited by no test", id)
		}
	}
	for name, list := range map[string][]ID{"advice.txt": a.advice, "pending.txt": a.pending} {
		seen := map[ID]bool{}
		for _, id := range list {
			if !slices.Contains(a.rules, id) {
				complain("%s is in %s but not in the spec", id, name)
			}
			if seen[id] {
				complain("%s is in %s twice", id, name)
			}
			seen[id] = true
		}
	}
	for id, file := range a.cited {
		if !slices.Contains(a.rules, id) {
			complain("%s is cited in %s but not in the spec", id, file)
		}
	}
	switch n := len(a.pending); {
	case n > a.atMost:
		complain("pending.txt lists %d rules and says at most %d: the list may only shrink", n, a.atMost)
	case n < a.atMost:
		complain("lower the first line of pending.txt to \"at most %d\"", n)
	}
	slices.Sort(complaints)
	return complaints
}

// shrink drops the rules from pending that are cited by now, and lowers the ceiling.
func (a account) shrink() account {
	a.pending = slices.DeleteFunc(slices.Clone(a.pending), func(id ID) bool {
		_, cited := a.cited[id]
		return cited
	})
	a.atMost = min(a.atMost, len(a.pending))
	return a
}
