//go:build js && wasm

package main

import "mapi-playground/core/idle"

// How much of the past a page is shown.
const (
	ticksKept    = 24
	refusalsKept = 8
)

// recorder keeps the latest idle ticks and refusals of an application for the
// page to show.
type recorder struct {
	ticks    []tick
	refusals []refusal
	current  tick
	number   int
	refused  int
}

// tick is one idle tick, in milliseconds of performance.now().
type tick struct {
	Number int     `json:"number"`
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

func (r *recorder) begin(now, deadline float64) {
	r.number++
	r.current = tick{Number: r.number, At: now, Budget: deadline - now}
}

func (r *recorder) called(tag idle.FTG, began, ended float64, o idle.Outcome) {
	r.current.Calls = append(r.current.Calls, run{tag, ended - began, o == idle.Threw})
}

// end keeps the tick if anything was called in it.
func (r *recorder) end() {
	if len(r.current.Calls) > 0 {
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
