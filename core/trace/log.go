package trace

import "mapi-playground/core/scenario"

// Log keeps events, tens of thousands of them, in little memory, and in none that a
// garbage collector has to look through: their texts are few, and kept once. The
// zero value is empty.
type Log struct {
	events []logged
	texts  *texts
}

// logged is an event with numbers in place of its texts.
type logged struct {
	at, asleep, span scenario.Time
	id, input        int
	priority, count  int
	result           Result
	texts            [textual]uint32
	facts            uint32
}

// texts are what stands behind the numbers; 0 is no text, and no facts. It only
// grows, so logs that are copies of each other have it in common.
type texts struct {
	all     []string
	numbers map[string]uint32
	facts   [][]Fact
}

// textual is how many texts an event has.
const textual = 16

// textsOf are the texts of an event, where they stand.
func textsOf(e *Event) [textual]*string {
	return [...]*string{
		(*string)(&e.Key), &e.Rule, &e.App, &e.Thread, &e.Call, &e.Routine, &e.Function, &e.Profile, &e.Service, &e.Provider,
		&e.Chart, &e.Node, &e.Caption, &e.Edge, &e.Flags, &e.Text,
	}
}

// Add puts an event behind the others.
func (l *Log) Add(e *Event) {
	if l.texts == nil {
		l.texts = &texts{all: []string{""}, numbers: map[string]uint32{"": 0}, facts: [][]Fact{nil}}
	}
	one := logged{
		at: e.At, asleep: e.Asleep, span: e.For, id: e.ID, input: e.Input, priority: e.Priority, count: e.Count, result: e.Result,
	}
	for i, text := range textsOf(e) {
		one.texts[i] = l.texts.number(*text)
	}
	if len(e.Facts) > 0 {
		one.facts = uint32(len(l.texts.facts))
		l.texts.facts = append(l.texts.facts, e.Facts)
	}
	l.events = append(l.events, one)
}

func (t *texts) number(text string) uint32 {
	if text == "" {
		return 0
	}
	n, ok := t.numbers[text]
	if !ok {
		n = uint32(len(t.all))
		t.all = append(t.all, text)
		t.numbers[text] = n
	}
	return n
}

// Len is how many events there are.
func (l *Log) Len() int { return len(l.events) }

// At is one of the events, from 0.
func (l *Log) At(i int) Event {
	one := &l.events[i]
	e := Event{
		At: one.at, Asleep: one.asleep, For: one.span, ID: one.id, Input: one.input, Priority: one.priority, Count: one.count, Result: one.result,
		Facts: l.texts.facts[one.facts],
	}
	for i, text := range textsOf(&e) {
		*text = l.texts.all[one.texts[i]]
	}
	return e
}

// All are the events as they were added.
func (l *Log) All() []Event {
	all := make([]Event, l.Len())
	for i := range all {
		all[i] = l.At(i)
	}
	return all
}

// First are so many events from the beginning, as a log that goes its own way.
func (l *Log) First(n int) Log { return Log{l.events[:n:n], l.texts} }
