package player

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"mapi-playground/core/trace"
)

// Format is how a trace is written for others.
type Format string

const (
	Lines      Format = "lines"      // JSON, an event a line
	Transcript Format = "transcript" // Markdown, with the reason for each choice
	Perfetto   Format = "perfetto"   // what the viewer of that name opens
)

// ErrFormat says that there is no such format.
var ErrFormat = errors.New("there is no such format")

// Export writes the whole trace of the branch.
func (p *Player) Export(f Format) (string, error) {
	r := p.book.Current()
	var out strings.Builder
	var err error
	switch f {
	case Lines:
		err = trace.Lines(&out, r.Events())
	case Transcript:
		err = trace.Transcript(&out, r.Scenario(), p.language, r.Events(), p.reasons)
	case Perfetto:
		err = trace.Perfetto(&out, p.language, r.Events())
	default:
		err = ErrFormat
	}
	if err != nil {
		return "", fmt.Errorf("exporting a trace as %q: %w", f, err)
	}
	return out.String(), nil
}

// reasons are why the scheduler passed others over at an event.
func (p *Player) reasons(e *trace.Event) []string {
	why, _ := p.Why(e.ID, math.MaxInt)
	return why.Sentences
}
