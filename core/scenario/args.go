package scenario

import (
	"slices"
	"strings"
)

// Args are what an input gives its parameters, by name: strings, numbers and truths. A
// scenario has tens of thousands, so they take one piece of memory an input.
type Args []arg

type arg struct {
	name   string
	text   string
	number float64 // of a truth, 1 or 0
	kind   kindOfArg
}

type kindOfArg uint8

const (
	aText kindOfArg = iota
	aNumber
	aTruth
	nothingKnown // no parameter takes it, and the scenario cannot be written
)

// Give returns arguments: names, each followed by its value, as [Args.Set] takes it.
func Give(pairs ...any) Args {
	a := make(Args, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, _ := pairs[i].(string) // no parameter has an empty name
		var value any
		if i+1 < len(pairs) {
			value = pairs[i+1]
		}
		a.Set(name, value)
	}
	return a
}

// Set gives a parameter a string, a float64 or a bool. A scenario with anything else
// in it cannot be written.
func (a *Args) Set(name string, value any) {
	one := arg{name: name}
	switch v := value.(type) {
	case string:
		one.text = v
	case float64:
		one.kind, one.number = aNumber, v
	case bool:
		if one.kind = aTruth; v {
			one.number = 1
		}
	default:
		one.kind = nothingKnown
	}
	at, found := slices.BinarySearchFunc(*a, name, func(x arg, name string) int { return strings.Compare(x.name, name) })
	if !found {
		*a = slices.Insert(*a, at, one)
	}
	(*a)[at] = one
}

// Get returns what a parameter was given.
func (a Args) Get(name string) (value any, ok bool) {
	one, ok := a.find(name)
	switch {
	case !ok || one.kind == nothingKnown:
		return nil, false
	case one.kind == aNumber:
		return one.number, true
	case one.kind == aTruth:
		return one.number == 1, true
	}
	return one.text, true
}

func (a Args) find(name string) (arg, bool) {
	for _, one := range a {
		if one.name == name {
			return one, true
		}
	}
	return arg{}, false
}
