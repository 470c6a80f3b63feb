package view

import (
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// Choice is why a routine was posted, and why the others were not.
type Choice struct {
	App    string   `json:"app"`
	Chosen Ranked   `json:"chosen"`
	Others []Ranked `json:"others"` // those nearest to a call, first those that were ready too
	Rivals int      `json:"rivals"` // how many of all the others were
	More   int      `json:"more"`   // how many of them are not listed
}

// Ranked is a routine as it stood when the scheduler chose.
type Ranked struct {
	Routine  string        `json:"routine"`
	Priority int           `json:"priority"`
	Ready    bool          `json:"ready"`
	Reason   string        `json:"reason"` // see trace.Teller.Phrase
	Rule     string        `json:"rule"`
	Left     scenario.Time `json:"left"` // of the reasons that are waits
	By       string        `json:"by"`   // of the reasons that are comparisons

	Key trace.Key `json:"-"` // of the sentence that says why it was passed over
}

// Event is the reason why the routine was passed over as an event, for the
// sentence that it has.
func (r *Ranked) Event(app string) trace.Event {
	return trace.Event{Key: r.Key, Rule: r.Rule, App: app, Routine: r.Routine, Priority: r.Priority, For: r.Left, Text: r.By}
}
