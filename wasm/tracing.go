//go:build js && wasm

package main

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
	"mapi-playground/wasm/bridge"
)

// A trace of everything is kept for an instance under a test's clock. Until it is switched
// on nobody is told anything.
func (p *program) tracingFunctions() map[string]bridge.Handler {
	return map[string]bridge.Handler{
		"timePassed":  p.timePassed,
		"keepTrace":   p.keepTrace,
		"nameRoutine": p.nameRoutine,
		"trace":       p.traceIn,
	}
}

// timePassed ends what time has ended: patience, say (S-33).
func (p *program) timePassed(*bridge.Reader) bridge.Work {
	return func() (any, error) {
		p.Run()
		return nil, nil
	}
}

func (p *program) keepTrace(*bridge.Reader) bridge.Work {
	return func() (any, error) {
		p.traced = true
		p.Sys.Observe(func(e *trace.Event) { p.trace = append(p.trace, e) })
		return nil, nil
	}
}

// engineTold has the system tell what an engine tells it. A user who acts acts on one
// application here.
func (p *program) engineTold(app *application, e idle.Event) {
	p.Sys.Reach(p.Now())
	if e.Kind == idle.UserActed {
		p.Sys.Tell(p.Now(), trace.Event{Key: trace.UserActs, App: app.Name, Text: "a key"})
	}
	app.Told(e)
}

// nameRoutine gives a routine that was registered just now its name.
func (p *program) nameRoutine(in *bridge.Reader) bridge.Work {
	app, tag, name := p.client(in), in.Float("ftg"), in.String("name")
	return func() (any, error) {
		if name == "" {
			return nil, nil
		}
		app.Replan(idle.NewTag(tag), system.Plan{Name: name, Function: name})
		if n := len(p.trace); n > 0 && p.trace[n-1].Key == trace.IdleRegistered {
			p.trace[n-1].Routine = name
		}
		return nil, nil
	}
}

// traceIn tells all that is in the trace in a language.
func (p *program) traceIn(in *bridge.Reader) bridge.Work {
	language := in.String("language")
	return func() (any, error) {
		tell := trace.In(language)
		told := []any{}
		for _, e := range p.trace {
			told = append(told, struct {
				*trace.Event
				Sentence string `json:"sentence"`
			}{e, tell.Sentence(e)})
		}
		return asJSON(told)
	}
}
