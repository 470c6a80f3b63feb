package trace

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"mapi-playground/core/mapi"
)

// Lines writes a trace for programs, as JSON lines: an event a line, its fields as
// [Event] has them. The same trace is always written alike, and a line never
// changes when more is appended, so that two traces can be compared by any tool
// that compares lines. [ReadLines] reads them back.
func Lines(w io.Writer, events []Event) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for i := range events {
		if err := e.Encode(&events[i]); err != nil {
			return fmt.Errorf("writing event %d: %w", events[i].ID, err)
		}
	}
	return nil
}

// ReadLines reads what [Lines] writes. It keeps the events before a line that it
// cannot read.
func ReadLines(r io.Reader) ([]Event, error) {
	var all []Event
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	for {
		var e Event
		err := d.Decode(&e)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return all, fmt.Errorf("reading event %d of a trace: %w", len(all)+1, err)
		}
		all = append(all, e)
	}
}

// UnmarshalText reads what MarshalText writes.
func (r *Result) UnmarshalText(text []byte) error {
	h, ok := mapi.ParseHRESULT(string(text))
	if !ok {
		return errors.New("there is no such result")
	}
	*r = Result(h)
	return nil
}
