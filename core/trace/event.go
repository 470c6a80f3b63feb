package trace

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
)

// Event is one thing that happened in a world, and one sentence (see [Sentence]).
// Which fields are set follows from the key: those that its sentence names, and
// the rule.
type Event struct {
	ID     int           `json:"id"` // from 1, in the order of what happened; it never changes
	At     scenario.Time `json:"at"` // on the clock that goes on while the computer sleeps
	Asleep scenario.Time `json:"asleep,omitempty"`
	Key    Key           `json:"key"`
	Rule   string        `json:"rule,omitempty"` // of the spec, that it carries out
	Input  int           `json:"input"`          // the input of the scenario that led to it, from 1; 0 is none

	App      string        `json:"app,omitempty"`
	Thread   string        `json:"thread,omitempty"`
	Call     string        `json:"call,omitempty"`    // a logon, a session, an opening, by its name
	Routine  string        `json:"routine,omitempty"` // an idle routine, by its name
	Function string        `json:"function,omitempty"`
	Profile  string        `json:"profile,omitempty"`
	Service  string        `json:"service,omitempty"`
	Provider string        `json:"provider,omitempty"`
	Chart    string        `json:"chart,omitempty"`
	Node     string        `json:"node,omitempty"`
	Caption  string        `json:"caption,omitempty"` // what the node says
	Edge     string        `json:"edge,omitempty"`    // the edge by which the node was left
	Facts    []Fact        `json:"facts,omitempty"`   // what the node looked at
	Priority int           `json:"priority,omitempty"`
	Count    int           `json:"count,omitempty"`
	For      scenario.Time `json:"for,omitempty"`
	Flags    string        `json:"flags,omitempty"`
	Result   Result        `json:"result,omitempty"`
	Text     string        `json:"text,omitempty"` // a phrase: see Phrase
}

// Active is when it happened on the clock that stands still while the computer
// sleeps.
func (e *Event) Active() scenario.Time { return e.At - e.Asleep }

// Fact is a value that a node of a chart looked at.
type Fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Result is a result of MAPI's, in the trace by its name; S_OK is left out.
type Result mapi.HRESULT

// String is the name.
func (r Result) String() string { return mapi.HRESULT(r).String() }

// MarshalText writes the name.
func (r Result) MarshalText() ([]byte, error) { return []byte(r.String()), nil }
