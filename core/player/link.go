package player

import (
	"errors"
	"fmt"
	"maps"

	"mapi-playground/core/link"
	"mapi-playground/core/scenario"
)

// Opened is what a link holds.
type Opened struct {
	Scenario string            `json:"scenario"` // the file; empty if a preset is meant
	Preset   string            `json:"preset"`
	Step     int               `json:"step"`
	View     map[string]string `json:"view"`
	// Problem is what is wrong with the link, in a sentence; what could be read of
	// it nevertheless is in the other fields.
	Problem string `json:"problem"`
}

// Link is the end of an address that leads to where the player stands, with what
// the page adds about how it is looked at.
func (p *Player) Link(view map[string]string) (string, error) {
	r := p.book.Current()
	l := link.Link{Scenario: r.Scenario(), Step: r.At(), View: view}
	text, err := l.Encode()
	if err != nil {
		return "", fmt.Errorf("making a link: %w", err)
	}
	return text, nil
}

// LinkTo is a link to a step of a scenario that nobody plays.
func LinkTo(text []byte, step int) (string, error) {
	s, err := scenario.Read(text)
	if err != nil {
		return "", fmt.Errorf("making a link: %w", err)
	}
	s.Article = scenario.Article{}
	l := link.Link{Scenario: s, Step: step}
	address, err := l.Encode()
	if err != nil {
		return "", fmt.Errorf("making a link: %w", err)
	}
	return address, nil
}

// ReadLink reads a link. A link that is wrong is not an error: it says so, and
// what is left of it.
func ReadLink(address string) (Opened, error) {
	l, err := link.Decode(address)
	var wrong *link.Error
	if err != nil && !errors.As(err, &wrong) {
		return Opened{}, fmt.Errorf("reading a link: %w", err)
	}
	opened := Opened{View: map[string]string{}}
	if wrong != nil {
		opened.Problem = wrong.Error()
		l = wrong.Readable
	}
	if l == nil {
		return opened, nil
	}
	opened.Preset, opened.Step = l.Preset, l.Step
	maps.Copy(opened.View, l.View)
	if l.Scenario != nil {
		text, err := l.Scenario.Write("  ")
		if err != nil {
			return opened, fmt.Errorf("reading a link: %w", err)
		}
		opened.Scenario = string(text)
	}
	return opened, nil
}
