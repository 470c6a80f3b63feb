package profile

import (
	"cmp"
	"slices"
	"strconv"

	"mapi-playground/core/mapi"
)

// SyntaxError is one thing that is wrong with a MapiSvc.inf.
type SyntaxError struct {
	Line   int    // from 1; 0 is the file as a whole
	Column int    // from 1, in bytes; 0 is the line as a whole
	Reason string // what is wrong, in words
}

// Error writes line 3, column 5: what is wrong.
func (e *SyntaxError) Error() string {
	s := ""
	if e.Line > 0 {
		s = "line " + strconv.Itoa(e.Line)
		if e.Column > 0 {
			s += ", column " + strconv.Itoa(e.Column)
		}
		s += ": "
	}
	return s + e.Reason
}

// Unwrap returns MAPI_E_CORRUPT_DATA.
func (e *SyntaxError) Unwrap() error { return mapi.ErrCorruptData }

// SyntaxErrors are what is wrong with a MapiSvc.inf, in the order of its lines:
// the first ten at most.
type SyntaxErrors []*SyntaxError

// Error writes all of them, a line each.
func (e SyntaxErrors) Error() string {
	s := "MapiSvc.inf:"
	for _, one := range e {
		s += "\n\t" + one.Error()
	}
	return s
}

// Unwrap returns all of them, for errors.Is and errors.As.
func (e SyntaxErrors) Unwrap() []error {
	list := make([]error, len(e))
	for i, one := range e {
		list[i] = one
	}
	return list
}

// problems collects what is wrong: the first ten, in the order of lines.
type problems struct{ list SyntaxErrors }

const mostProblems = 10

func (p *problems) add(line, column int, reason string) {
	at := len(p.list)
	for at > 0 && cmp.Or(cmp.Compare(p.list[at-1].Line, line), cmp.Compare(p.list[at-1].Column, column)) > 0 {
		at--
	}
	if at < mostProblems {
		p.list = slices.Insert(p.list, at, &SyntaxError{line, column, reason})
		p.list = p.list[:min(len(p.list), mostProblems)]
	}
}

// err returns them, or nil if there are none.
func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	return slices.Clip(p.list)
}
