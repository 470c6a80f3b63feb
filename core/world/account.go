package world

import (
	"fmt"
	"math"
	"strings"

	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// Account tells a whole run of a scenario in a language, an event a line: when,
// the rule that it carries out, and its sentence. Below a node of a chart stands
// what it looked at, and below a choice of the scheduler why the other routines
// were passed over. The same scenario gives the same text wherever it runs.
func Account(s *scenario.Scenario, language string) string {
	tell := trace.In(language)
	var out strings.Builder
	w := New(s)
	w.Ask(math.MaxInt)
	w.Observe(func(e *trace.Event) {
		fmt.Fprintf(&out, "%9s  %-6s  %s\n", tell.Clock(e.At), e.Rule, tell.Sentence(e))
		for _, d := range w.Details(e, tell) {
			fmt.Fprintf(&out, "%9s  %-6s    %s\n", "", d.Rule, d.Text)
		}
	})
	for w.Step() {
	}
	return out.String()
}

// Detail is a line below an event.
type Detail struct {
	Rule string // that is behind it, if there is one
	Text string
}

// Details are the lines below an event that has just happened: what a node of a
// chart looked at or, where [World.Ask] was called and there was more than one
// routine, why the scheduler passed the others over.
func (w *World) Details(e *trace.Event, tell *trace.Teller) []Detail {
	var lines []Detail
	if len(e.Facts) > 0 {
		lines = append(lines, Detail{Text: tell.Facts(e)})
	}
	if q, ok := w.Why(); ok && e.Key == trace.IdlePosted {
		for _, other := range q.Others {
			why := other.Event(q.App)
			lines = append(lines, Detail{why.Rule, tell.Sentence(&why)})
		}
	}
	return lines
}
