package player

import (
	"errors"

	"mapi-playground/core/scenario"
)

// Checked is what there is to know of a scenario that is being written: the first
// mistake in it, or where its inputs stand. Columns are counted in characters.
type Checked struct {
	Mistake *Mistake `json:"mistake"`
	Lines   []int    `json:"lines"` // on which each input begins, from 1
}

// Mistake is a [scenario.Mistake] as a page sees it.
type Mistake struct {
	Line   int    `json:"line"`
	Column int    `json:"column"` // in characters, from 1
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// Check reads a scenario and does not run it.
func Check(text []byte) Checked {
	c := Checked{Lines: []int{}}
	s, err := scenario.Read(text)
	if m := (*scenario.Mistake)(nil); errors.As(err, &m) {
		c.Mistake = &Mistake{m.Line, m.Column, m.Path, m.Reason}
		return c
	}
	for _, in := range s.Inputs {
		c.Lines = append(c.Lines, in.Line)
	}
	return c
}
