package player

import (
	"encoding/json"
	"fmt"

	"mapi-playground/core/idle"
	"mapi-playground/core/replay"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
	"mapi-playground/core/view"
	"mapi-playground/core/world"
)

// Player plays a scenario. It must be used by one goroutine at a time.
type Player struct {
	book     *replay.Book
	tell     *trace.Teller
	language string
	revision int
}

// Open reads a scenario and stands at its beginning, telling it in a language. The
// error is a *scenario.Mistake.
func Open(text []byte, language string) (*Player, error) {
	s, err := scenario.Read(text)
	if err != nil {
		return nil, err
	}
	s.Article = scenario.Article{} // what becomes of it here has no place there
	p := &Player{book: replay.Open(s)}
	p.Speak(language)
	return p, nil
}

// Speak tells everything in another language from now on.
func (p *Player) Speak(language string) {
	p.language, p.tell = language, trace.In(language)
	p.revision++
}

// State is what a page shows at a step.
type State struct {
	Title    string         `json:"title"`
	About    string         `json:"about"`
	Branch   string         `json:"branch"`
	Branches []Branch       `json:"branches"`
	At       int            `json:"at"`
	Len      int            `json:"len"`
	Inputs   int            `json:"inputs"`   // how many inputs its scenario has
	End      scenario.Time  `json:"end"`      // when the last event happens
	Revision int            `json:"revision"` // changes when the events do
	Event    *Told          `json:"event"`    // the one that happened last; null at the beginning
	Snapshot *view.Snapshot `json:"snapshot"`
}

// Branch is a branch of the run.
type Branch struct {
	Name   string `json:"name"`
	Parent string `json:"parent"` // the branch that it left; empty of the first
	From   int    `json:"from"`   // the step at which it left
	At     int    `json:"at"`
	Len    int    `json:"len"`
}

// Told is an event with its sentence.
type Told struct {
	*trace.Event
	Facts    []trace.Fact `json:"facts,omitempty"` // what the node looked at, in the language of the sentence
	Sentence string       `json:"sentence"`
}

// State is everything there is to see, with this many routines of each
// application at the most.
func (p *Player) State(routines int) State {
	r := p.book.Current()
	s := State{
		Title: r.Scenario().Title.In(p.language), About: r.Scenario().About.In(p.language),
		Branch: r.Name, At: r.At(), Len: r.Len(), Inputs: len(r.Scenario().Inputs), Revision: p.revision, Snapshot: r.Snapshot(routines),
	}
	for i := range s.Snapshot.Apps {
		for j := range s.Snapshot.Apps[i].Routines {
			one := &s.Snapshot.Apps[i].Routines[j]
			one.Reason = p.tell.Phrase(one.Reason)
		}
	}
	for _, b := range p.book.Branches() {
		s.Branches = append(s.Branches, Branch{b.Name, b.Parent, b.From, b.At(), b.Len()})
	}
	if s.Len > 0 {
		s.End = r.Event(s.Len).At
	}
	if s.At > 0 {
		s.Event = p.told(r.Event(s.At))
	}
	return s
}

// Len is how many steps the branch has.
func (p *Player) Len() int { return p.book.Current().Len() }

func (p *Player) told(e trace.Event) *Told {
	told := &Told{Event: &e, Sentence: p.tell.Sentence(&e)}
	for _, f := range e.Facts {
		told.Facts = append(told.Facts, trace.Fact{Name: p.tell.Phrase(f.Name), Value: p.tell.Phrase(f.Value)})
	}
	return told
}

// Events are the events from one step to another, both included.
func (p *Player) Events(from, to int) []*Told {
	r := p.book.Current()
	told := []*Told{}
	for step := max(from, 1); step <= min(to, r.Len()); step++ {
		told = append(told, p.told(r.Event(step)))
	}
	return told
}

// Go goes to a step.
func (p *Player) Go(step int) { p.book.Current().Go(step) }

// Reason is why a scheduler chose as it did.
type Reason struct {
	view.Choice
	Sentences []string `json:"sentences"` // one for each of the others that are listed
}

// Why is the reason at a step at which a scheduler chose, with this many of those
// that were passed over at the most. Without ok there was no choice at that step.
func (p *Player) Why(step, most int) (reason Reason, ok bool) {
	if reason.Choice, ok = p.book.Current().Why(step, most); !ok {
		return Reason{}, false
	}
	reason.Sentences = []string{}
	for i := range reason.Others {
		e := reason.Others[i].Event(reason.App)
		reason.Sentences = append(reason.Sentences, p.tell.Sentence(&e))
		reason.Others[i].Reason = p.tell.Phrase(reason.Others[i].Reason)
	}
	return reason, true
}

// Find is the next step, forward or back, at which one of the conditions holds.
func (p *Player) Find(back bool, conditions []replay.Break) (step int, ok bool) {
	way := replay.Forward
	if back {
		way = replay.Back
	}
	return p.book.Current().Find(way, conditions...)
}

// Do has something happen at the step where the player stands: an input as
// scenarios have it, without a time. It returns the first step that came of it, or
// zero if none did. The error is a *scenario.Mistake.
func (p *Player) Do(input []byte) (step int, err error) {
	in, err := p.input(input)
	if err != nil {
		return 0, fmt.Errorf("doing something: %w", err)
	}
	p.revision++
	if err := p.book.Do(in); err != nil {
		return 0, err
	}
	r := p.book.Current()
	for step := r.At() + 1; step <= r.Len(); step++ {
		if e := r.Event(step); e.Input == len(r.Scenario().Inputs) {
			return e.ID, nil
		}
	}
	return 0, nil
}

// With is the scenario of the branch as something makes it that is done where the
// player stands, as by [Player.Do]. It does not happen now: this is for the account
// of what a program did not survive. The error is a *scenario.Mistake.
func (p *Player) With(input []byte) ([]byte, error) {
	in, err := p.input(input)
	if err != nil {
		return nil, fmt.Errorf("adding to a scenario: %w", err)
	}
	return p.book.Current().Added(in).Write("")
}

// input reads an input that may refer to what the scenario has.
func (p *Player) input(text []byte) (scenario.Input, error) {
	r := p.book.Current()
	s := *r.Scenario()
	s.Inputs = s.Inputs[:len(s.Inputs)-r.Remaining()]
	whole, err := s.Write("")
	if err != nil {
		return scenario.Input{}, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(whole, &fields); err != nil {
		return scenario.Input{}, err
	}
	var inputs []json.RawMessage
	if err := json.Unmarshal(fields["inputs"], &inputs); err != nil {
		return scenario.Input{}, err
	}
	if !json.Valid(text) {
		text = []byte("null")
	}
	if fields["inputs"], err = json.Marshal(append(inputs, text)); err != nil {
		return scenario.Input{}, err
	}
	if whole, err = json.Marshal(fields); err != nil {
		return scenario.Input{}, err
	}
	read, err := scenario.Read(whole)
	if err != nil {
		return scenario.Input{}, err
	}
	return read.Inputs[len(read.Inputs)-1], nil
}

// Fork makes a branch that leaves the current one where it stands, and goes there.
func (p *Player) Fork(name string) error {
	_, err := p.book.Fork(name)
	p.revision++
	return err
}

// Switch goes to another branch.
func (p *Player) Switch(name string) error {
	p.revision++
	return p.book.Switch(name)
}

// Rename gives a branch another name.
func (p *Player) Rename(name, other string) error { return p.book.Rename(name, other) }

// Drop drops a branch.
func (p *Player) Drop(name string) error {
	p.revision++
	return p.book.Drop(name)
}

// Happened has things happen behind all that has happened so far: a list of inputs, as
// scenarios have them, with their times. The player then stands at the end. The error
// is a *scenario.Mistake, and nothing has happened.
func (p *Player) Happened(inputs []byte) error {
	all, err := p.book.Current().Scenario().ReadInputs(inputs)
	if err != nil {
		return fmt.Errorf("adding to a run: %w", err)
	}
	for _, in := range all {
		p.book.Current().Happen(in)
	}
	p.revision++
	return nil
}

// Standing is what a live host needs to know to drive the branch on from where the
// player stands.
func (p *Player) Standing() world.Standing { return p.book.Current().Standing() }

// Adopt makes an idle engine what that of an application is where the player stands,
// and reports whether there is such an application.
func (p *Player) Adopt(app string, e *idle.Engine) bool {
	own := p.book.Current().Engine(app)
	if own == nil {
		return false
	}
	e.Become(own)
	return true
}

// Scenario is the scenario of the branch, laid out for people.
func (p *Player) Scenario() ([]byte, error) { return p.book.Current().Scenario().Write("  ") }
