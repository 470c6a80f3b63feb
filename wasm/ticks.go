//go:build js && wasm

package main

import "mapi-playground/core/idle"

// How much of the past a page is shown.
const (
	ticksKept    = 24
	refusalsKept = 8
)

// recorder keeps the latest turns and refusals of an application for the page to
// show. It records nothing until it is switched on.
type recorder struct {
	on       bool
	ticks    []tick
	refusals []refusal
	current  tick
	number   int
	refused  int
}

// tick is one turn in which routines were called, in milliseconds of
// performance.now().
type tick struct {
	Number int     `json:"number"`
	Kind   string  `json:"kind"` // idle, message, or flush
	At     float64 `json:"at"`
	Budget float64 `json:"budget"` // what the browser gave
	Calls  []run   `json:"calls"`
}

// run is one routine called in a tick.
type run struct {
	Tag   idle.FTG `json:"tag"`
	Cost  float64  `json:"cost"` // milliseconds
	Threw bool     `json:"threw"`
}

type refusal struct {
	Number int    `json:"number"`
	Text   string `json:"text"`
	Rule   string `json:"rule"`
}

// record switches the recording on or off. While it is off, it costs the engine
// and each call a branch.
func (a *application) record(on bool) {
	a.ticks.on = on
	switch {
	case on && a.told != nil:
		a.engine.Observe(func(e idle.Event) { a.ticks.observe(e); a.told(e) })
	case on:
		a.engine.Observe(a.ticks.observe)
	default:
		a.engine.Observe(a.told)
	}
}

func (r *recorder) begin(kind string, now, deadline float64) {
	if r.on {
		r.number++
		r.current = tick{Number: r.number, Kind: kind, At: now, Budget: deadline - now}
	}
}

func (r *recorder) called(tag idle.FTG, began, ended float64, o idle.Outcome) {
	if r.on {
		r.current.Calls = append(r.current.Calls, run{tag, ended - began, o == idle.Threw})
	}
}

// end keeps the tick if anything was called in it.
func (r *recorder) end() {
	if r.on && len(r.current.Calls) > 0 {
		r.ticks = latest(append(r.ticks, r.current), ticksKept)
	}
}

func (r *recorder) observe(e idle.Event) {
	if e.Kind == idle.Refused {
		r.refused++
		r.refusals = latest(append(r.refusals, refusal{r.refused, e.Err.Error(), e.Rule()}), refusalsKept)
	}
}

// latest keeps the last n of s.
func latest[T any](s []T, n int) []T {
	if len(s) > n {
		return append(s[:0], s[len(s)-n:]...)
	}
	return s
}
