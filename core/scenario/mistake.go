package scenario

import (
	"errors"
	"fmt"
)

// ErrFormat is what every [Mistake] is, for errors.Is.
var ErrFormat = errors.New("not a scenario")

// Mistake is what is wrong with a file, and where.
type Mistake struct {
	Line   int    // from 1
	Column int    // from 1, in characters
	Path   string // such as inputs[3].flFlags; empty is the file as a whole
	Reason string
}

// Error says where and what.
func (m *Mistake) Error() string {
	where := fmt.Sprintf("line %d, column %d", m.Line, m.Column)
	if m.Path != "" {
		where += ", " + m.Path
	}
	return where + ": " + m.Reason
}

// Unwrap returns [ErrFormat].
func (m *Mistake) Unwrap() error { return ErrFormat }
