package replay

import (
	"fmt"
	"strings"

	"mapi-playground/core/trace"
)

// Break is a condition on events: those of its fields that are not empty must all
// be the event's.
type Break struct {
	Node    string `json:"node,omitempty"`    // of a chart, such as N11
	Routine string `json:"routine,omitempty"` // an idle routine, by its name
	Result  string `json:"result,omitempty"`  // such as MAPI_E_LOGON_FAILED
	App     string `json:"app,omitempty"`
	Key     string `json:"key,omitempty"` // of the event, such as idle.called; those that go on with a hyphen too
	Rule    string `json:"rule,omitempty"`
}

// Holds reports whether the condition holds for an event.
func (b Break) Holds(e *trace.Event) bool {
	for _, one := range [...][2]string{
		{b.Node, e.Node}, {b.Routine, e.Routine}, {b.App, e.App}, {b.Rule, e.Rule},
	} {
		if one[0] != "" && one[0] != one[1] {
			return false
		}
	}
	if rest, same := strings.CutPrefix(string(e.Key), b.Key); !same || b.Key != "" && rest != "" && rest[0] != '-' {
		return false
	}
	return b != Break{} && (b.Result == "" || e.Result != 0 && b.Result == e.Result.String())
}

// Way is the direction in which to look.
type Way int

const (
	Forward Way = 1
	Back    Way = -1
)

// Find is the next step in that direction at which one of the conditions holds.
func (r *Run) Find(way Way, conditions ...Break) (step int, ok bool) {
	for step = r.at + int(way); step >= 1 && step <= r.Len(); step += int(way) {
		e := r.Event(step)
		for _, b := range conditions {
			if b.Holds(&e) {
				return step, true
			}
		}
	}
	return 0, false
}

// String says what the condition is.
func (b Break) String() string {
	text := ""
	for _, one := range [...][2]string{{"node", b.Node}, {"routine", b.Routine}, {"result", b.Result}, {"application", b.App}, {"event", b.Key}, {"rule", b.Rule}} {
		if one[1] != "" {
			if text != "" {
				text += ", "
			}
			text += fmt.Sprintf("%s %s", one[0], one[1])
		}
	}
	return text
}
