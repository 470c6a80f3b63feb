package link

import (
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"mapi-playground/core/scenario"
)

// What a link may have in it.
const (
	MaxLength = 2 << 20 // of a whole link, in bytes: browsers take no longer ones
	MaxStep   = 1 << 24

	maxName  = 64
	maxViews = 32
	maxKey   = 32
	maxValue = 1024
)

// Link is a place in the run of a scenario, and how it is looked at.
type Link struct {
	// Scenario is the scenario itself. With none, Preset names it.
	Scenario *scenario.Scenario
	// Preset names a scenario that comes with the page: lower-case letters, digits
	// and hyphens. With a Scenario it is the one from which that was made.
	Preset string
	Step   int // 0 is before the first
	View   View
}

// View is how a run is looked at: short texts under names such as language, host
// or part, which the page chooses. A name has lower-case letters, digits and
// hyphens, and begins with a letter; scenario and step are taken.
type View map[string]string

// check says what no link can hold.
func (l *Link) check() error {
	if l.Step < 0 || l.Step > MaxStep {
		return fmt.Errorf("step %d is not from 0 to %d", l.Step, MaxStep)
	}
	if l.Preset != "" && !isName(l.Preset, maxName) {
		return fmt.Errorf("%s is no name of a scenario: it takes lower-case letters, digits and hyphens", quote(l.Preset))
	}
	if len(l.View) > maxViews {
		return fmt.Errorf("the view has %d texts; %d are the most", len(l.View), maxViews)
	}
	for _, key := range slices.Sorted(maps.Keys(l.View)) {
		if !isView(key, l.View[key]) {
			return fmt.Errorf("the view cannot have %s under %s", quote(l.View[key]), quote(key))
		}
	}
	return nil
}

func isView(key, value string) bool {
	return isName(key, maxKey) && !('0' <= key[0] && key[0] <= '9') && key != keyScenario && key != keyStep &&
		len(value) <= maxValue && utf8.ValidString(value)
}

func isName(s string, most int) bool {
	for _, c := range []byte(s) {
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-') {
			return false
		}
	}
	return s != "" && len(s) <= most && s[0] != '-'
}

// quote quotes as much of a text as there is room for.
func quote(s string) string {
	const most = 60
	if len(s) > most {
		s = s[:most] + "…"
	}
	return fmt.Sprintf("%q", s)
}
