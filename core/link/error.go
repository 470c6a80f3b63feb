package link

import "errors"

// What can be wrong with a link, for errors.Is. Beside these there is
// [scenario.ErrFormat], of a scenario that cannot be read.
var (
	ErrVersion  = errors.New("the link was made by a later version")
	ErrCut      = errors.New("the link is cut off")
	ErrDamaged  = errors.New("the link is damaged")
	ErrTooLarge = errors.New("the link is too large")
)

// Error is what is wrong with a link, and what could be read of it nevertheless.
type Error struct {
	Err    error  // one of the above, or a *scenario.Mistake
	Reason string // in more words; may be empty

	// Readable is what could be read: of a link that is cut the step, the view and
	// a scenario with its first inputs or with no more than its title, of one that
	// is damaged the title. It is nil if there is nothing.
	Readable *Link
	// Source is the payload, or where that is sound the scenario, as it stands in
	// the link and as far as it goes.
	Source []byte
}

// Error says what is wrong and, if it is known, of what the link was.
func (e *Error) Error() string {
	text := "reading a link: " + e.Err.Error()
	if e.Reason != "" {
		text += ": " + e.Reason
	}
	if title := e.Title(); title != "" {
		text += "; it was of " + quote(title)
	}
	return text
}

// Unwrap returns Err.
func (e *Error) Unwrap() error { return e.Err }

// Title is the English title of the scenario, if it could be read.
func (e *Error) Title() string {
	if e.Readable == nil || e.Readable.Scenario == nil {
		return ""
	}
	return e.Readable.Scenario.Title.In("en")
}
