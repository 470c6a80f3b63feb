//go:build js && wasm

package hot

import "mapi-playground/core/idle"

// How much of the past a page is shown.
const (
	ticksKept    = 24
	refusalsKept = 8
)

// Recorder keeps the latest turns and refusals of an application for the page to
// show. It records nothing until it is switched on.
type Recorder struct {
	on       bool
	Ticks    []Tick
	Refusals []Refused
	current  Tick
	number   int
	refused  int
}

// Tick is one turn in which routines were called, in milliseconds of
// performance.now().
type Tick struct {
	Number int     `json:"number"`
	Kind   string  `json:"kind"` // idle, message, or flush
	At     float64 `json:"at"`
	Budget float64 `json:"budget"` // what the browser gave
	Calls  []Run   `json:"calls"`
}

// Run is one routine called in a tick.
type Run struct {
	Tag   idle.FTG `json:"tag"`
	Cost  float64  `json:"cost"` // milliseconds
	Threw bool     `json:"threw"`
}

// Refused is what an engine did not do, and why.
type Refused struct {
	Number int    `json:"number"`
	Text   string `json:"text"`
	Rule   string `json:"rule"`
}

// record switches the recording on or off. While it is off, it costs the engine
// and each call a branch.
func (a *App) record(on bool) {
	a.Recorder.on = on
	switch {
	case on && a.told != nil:
		a.Engine.Observe(func(e idle.Event) { a.Recorder.observe(e); a.told(e) })
	case on:
		a.Engine.Observe(a.Recorder.observe)
	default:
		a.Engine.Observe(a.told)
	}
}

func (r *Recorder) begin(kind string, now, deadline float64) {
	if r.on {
		r.number++
		r.current = Tick{Number: r.number, Kind: kind, At: now, Budget: deadline - now}
	}
}

func (r *Recorder) called(tag idle.FTG, began, ended float64, o idle.Outcome) {
	if r.on {
		r.current.Calls = append(r.current.Calls, Run{tag, ended - began, o == idle.Threw})
	}
}

// end keeps the tick if anything was called in it.
func (r *Recorder) end() {
	if r.on && len(r.current.Calls) > 0 {
		r.Ticks = latest(append(r.Ticks, r.current), ticksKept)
	}
}

func (r *Recorder) observe(e idle.Event) {
	if e.Kind == idle.Refused {
		r.refused++
		r.Refusals = latest(append(r.Refusals, Refused{r.refused, e.Err.Error(), e.Rule()}), refusalsKept)
	}
}

// latest keeps the last n of s.
func latest[T any](s []T, n int) []T {
	if len(s) > n {
		return append(s[:0], s[len(s)-n:]...)
	}
	return s
}
